"""Words for her rights over her file."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.rights import Answer, Right

Words = Mapping[str, str | Promise]

RIGHT: Words = {
    Right.SEE: _("To see her file"),
    Right.CORRECT: _("To correct it"),
    Right.COPY: _("To take a copy"),
    Right.RESTRICT: _("That only her own worker opens it"),
    Right.ERASE: _("To have it erased"),
}
ANSWER: Words = {
    Answer.DONE: _("Done"),
    Answer.PARTLY: _("Done in part"),
    Answer.REFUSED: _("Refused"),
}
HOW: Words = {
    Right.SEE: _("Open what is sealed together with her."),
    Right.CORRECT: _("Write what she corrects into her file first."),
    Right.COPY: _("Make the copy under “Papers” first."),
    Right.RESTRICT: _(
        "With “Done” everybody but you loses the keys. Only her own worker can do it."
    ),
    Right.ERASE: _(
        "With “Done” the next page destroys her file. While she lives here that cannot"
        " be: keep the request until she leaves."
    ),
}
