"""What a report is asked for: the form, the period, and who reads it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from umay.core.reports.figures import Audience
from umay.core.reports.forms import ReportForm
from umay.core.reports.periods import STEPS, Period, ended
from umay.records.models import Center, ReportStep
from umay.records.queries.reports import kept, lived_in_since
from umay.web.forms import dress
from umay.web.wording.danger import spoken
from umay.web.wording.reports import AUDIENCE, STEP, said

QUARTER = 3  # months
YEARS_BACK = 2


class AskForm(forms.Form):
    """It is sent openly: forms, months and readers tell of nobody."""

    use_required_attribute = False

    form = forms.ChoiceField(label=_("Which form?"))
    period = forms.ChoiceField(
        label=_("Which period?"), help_text=_("Only what is over can be counted.")
    )
    audience = forms.ChoiceField(
        label=_("Who reads it?"),
        choices=[(one, AUDIENCE[one]) for one in Audience],
        widget=forms.RadioSelect,
    )
    step = forms.TypedChoiceField(
        label=_("How is this year counted?"),
        help_text=_(
            "It is settled with the first report of a year. The shorter the parts, the"
            " more is hidden."
        ),
        choices=[(str(one), STEP[one]) for one in STEPS],
        coerce=int,
    )

    def __init__(
        self, center: Center, today: date, found: Sequence[ReportForm], sent: Any
    ) -> None:
        offered = _over(today, lived_in_since(center))
        self.center, self.periods = center, {_code(one): one for one in offered}
        super().__init__(
            data=sent, label_suffix="", initial=_initial(self.periods, found)
        )
        self._offer("form", {one.name: spoken(one.title) for one in found})
        self._offer("period", {code: said(p) for code, p in self.periods.items()})
        for field in self.fields.values():
            dress(field)

    def _offer(self, name: str, words: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (as declared above)
        field.choices = list(words.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "period" in cleaned and "step" in cleaned:
            period = self.periods[cleaned["period"]]
            self.before = kept(self.center, period.year)
            cleaned["step"] = self._step(cleaned["step"])
            if not period.steps(cleaned["step"]):
                words = _now("This year is counted so: %(how)s. Choose whole parts.")
                how = str(STEP[cleaned["step"]]).lower()
                self.add_error("period", ValidationError(words % {"how": how}))
        return cleaned

    def _step(self, asked: int) -> int:
        return self.before[0].months if self.before else asked

    before: list[ReportStep]

    @property
    def asked(self) -> Period:
        return self.periods[self.cleaned_data["period"]]


def _over(today: date, since: date | None = None) -> list[Period]:
    """Before anybody lived here nothing was written down: a zero would be untrue."""
    years = range(today.year, today.year - YEARS_BACK, -1)
    found = [period for year in years for period in ended(year, today)]
    told = [period for period in found if since and period.last >= since]
    has_quarter = any(period.months == QUARTER for period in told)
    return told if has_quarter else found


def _code(period: Period) -> str:
    return f"{period.year}-{period.month}-{period.months}"


def _initial(
    periods: dict[str, Period], found: Sequence[ReportForm]
) -> dict[str, object]:
    """The last quarter that is over, for the ministry."""
    quarters = [code for code, one in periods.items() if one.months == QUARTER]
    latest = max(quarters, key=lambda code: periods[code].first)
    return {
        "form": found[0].name,
        "period": latest,
        "audience": Audience.AGREED,
        "step": str(QUARTER),
    }
