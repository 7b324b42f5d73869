"""Words for a change of operator: what is asked, of her and by her."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.operators import Answer
from umay.core.secrets import Category

Words = Mapping[str, str | Promise]

ANSWER: Words = {
    Answer.HAND_OVER: _("Hand over"),
    Answer.KEEP: _("Leave sealed here"),
    Answer.DESTROY: _("Destroy"),
}
WHAT: Mapping[str, Any] = {
    Category.IDENTITY: _("Names, dates of birth, papers, telephone numbers, addresses"),
    Category.SAFETY: _("The danger, the safety plan, how it is safe to be reached"),
    Category.NOTES: _("Notes, the plan, requests and answers, copies of letters"),
    Category.HEALTH: _("Illnesses, medicine, pregnancy, injuries"),
    Category.EVIDENCE: _("Photos, recordings and copies kept as proof"),
}
