"""Words for demands: what came, and what the check said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.demands import Kind, Lack, Verdict

Words = Mapping[str, str | Promise]

KIND: Words = {
    Kind.COURT_ORDER: _("An order of a court"),
    Kind.SUBPOENA: _("A summons to bring papers"),
    Kind.POLICE: _("A demand of the police"),
    Kind.INSPECTOR: _("An inspection"),
}
VERDICT: Words = {
    Verdict.LAWFUL: _("It must be answered"),
    Verdict.REFUSE: _("It is not answered"),
}
# What is missing before it may be answered; the forms refuse the rest.
LACK: Words = {
    Lack.UNCHECKED: _("Not checked yet: nothing is told, nobody says who is here."),
    Lack.REFUSED: _("Checked: it is not answered."),
    Lack.SHE_WAS_NOT_TOLD: _("Checked. Tell her before anything goes out."),
    Lack.ANSWERED: _("Answered."),
}
