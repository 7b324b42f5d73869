"""Words for evidence: kinds of files, and what happened to one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.evidence import Custody, Kind

Words = Mapping[str, str | Promise]

PICTURE, VIDEO, SOUND = _("Picture"), _("Video"), _("Sound")
KIND: Words = {
    Kind.JPEG: PICTURE,
    Kind.PNG: PICTURE,
    Kind.WEBP: PICTURE,
    Kind.HEIC: PICTURE,
    Kind.PDF: _("Document"),
    Kind.MP4: VIDEO,
    Kind.MOV: VIDEO,
    Kind.THREE_GP: VIDEO,
    Kind.MP3: SOUND,
    Kind.OGG: SOUND,
    Kind.M4A: SOUND,
    Kind.AMR: SOUND,
    Kind.WAV: SOUND,
    Kind.DOCX: _("Document"),
    Kind.TEXT: _("Text"),
    Kind.UNKNOWN: _("Unknown kind"),
}
CUSTODY: Words = {
    Custody.RECEIVED: _("Received"),
    Custody.OPENED: _("The original was opened"),
    Custody.COPIED: _("A copy without place and device was made"),
    Custody.TIED: _("Put to something that happened"),
    Custody.UNTIED: _("Taken away from something that happened"),
    Custody.EXPORTED: _("Handed over"),
    Custody.ERASED: _("Erased at her wish"),
}
