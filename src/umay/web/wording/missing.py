"""Words for what a house still needs before it can rely on its keys."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.missing import Missing

MISSING: Mapping[str, str | Promise] = {
    Missing.CARDS: _(
        "There are no recovery cards. If everybody loses her keys, all words are lost."
        " The administrator makes the cards: umay recovery make"
    ),
    Missing.INTAKE: _(
        "Names and words cannot be kept yet. Invite a duty or social worker and let her"
        " sign in once."
    ),
    Missing.SUPERVISORS: _(
        "Nobody can open a file in an emergency. Make two workers supervisors."
    ),
    Missing.DRILL: _(
        "The recovery cards were not proved for half a year. Bring three holders"
        " together: umay recovery drill"
    ),
    Missing.MONTH: _(
        "The month's secret is too old: who was erased may still open from a backup."
        " The administrator looks with: umay check"
    ),
    Missing.RENEWAL: _(
        "Files wait to be sealed anew after a worker lost her keys. Those who hold"
        " their keys should unlock."
    ),
}
