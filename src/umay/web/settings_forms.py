"""Forms of the settings: each rule of the house in a range that makes sense."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from umay.core.house_log import LEAST_LOG_DAYS, MOST_LOG_DAYS
from umay.core.rules import MOST_WEEKS, OlderBoys, Overflow
from umay.records.models import Rules
from umay.use_cases.change_shares import MOST_BEDS as MOST_PAID
from umay.use_cases.change_shares import Because
from umay.use_cases.furnish_house import MOST_BEDS, UnitPlan
from umay.web.fields import DayField
from umay.web.forms import UmayForm, dress
from umay.web.wording.answers import PROGRAMME, choices
from umay.web.wording.beds import OLDER_BOYS, OVERFLOW
from umay.web.wording.settings import BECAUSE, REACH

FEWEST_MINUTES, MOST_MINUTES = 5, 24 * 60
MOST_MONTHS_IN_COT = 60
MOST_FOLD_OUTS = 10
MOST_DAYS = 365
MOST_MONTHS = 60
FLOORS = (-5, 99)


class RulesForm(UmayForm):
    hold_minutes = forms.IntegerField(
        label=_("How many minutes is a place kept for a family on its way?"),
        min_value=FEWEST_MINUTES,
        max_value=MOST_MINUTES,
    )
    cot_until_months = forms.IntegerField(
        label=_("Until which age, in months, does a child sleep in a cot?"),
        min_value=0,
        max_value=MOST_MONTHS_IN_COT,
    )
    fold_outs_per_unit = forms.IntegerField(
        label=_("How many fold-out beds may be put up in one unit?"),
        min_value=0,
        max_value=MOST_FOLD_OUTS,
    )
    danger_weeks = forms.IntegerField(
        label=_("After how many weeks is a talk about danger offered again?"),
        help_text=_("Twelve at the most; after something has happened, at once."),
        min_value=1,
        max_value=MOST_WEEKS,
    )
    older_boys = forms.ChoiceField(
        label=_("Where do older boys live?"),
        choices=choices(OLDER_BOYS, *OlderBoys),
        widget=forms.RadioSelect,
    )
    older_boy_from = forms.IntegerField(
        label=_("From which age, in years, is a boy an older boy?"),
        help_text=_("Leave it empty if the house makes no difference."),
        min_value=1,
        max_value=18,
        required=False,
    )
    overflow = forms.ChoiceField(
        label=_("May a family take a unit of the other programme?"),
        choices=choices(OVERFLOW, *Overflow),
        widget=forms.RadioSelect,
    )

    intake_days = forms.IntegerField(
        label=_("Within how many days is the first long talk offered?"),
        min_value=1,
        max_value=MOST_DAYS,
    )
    plan_working_days = forms.IntegerField(
        label=_("Within how many working days is a plan offered?"),
        min_value=1,
        max_value=MOST_DAYS,
    )
    review_days = forms.IntegerField(
        label=_("After how many days is the plan looked at again?"),
        min_value=1,
        max_value=MOST_DAYS,
    )
    exit_plan_day = forms.IntegerField(
        label=_("By which day of a stay is it planned where she goes next?"),
        min_value=1,
        max_value=MOST_DAYS,
    )
    follow_up_days = forms.IntegerField(
        label=_("How many days after she left is she asked how she is?"),
        help_text=_("Only if she wants it, and only in her hours."),
        min_value=1,
        max_value=MOST_DAYS,
    )
    gate_log_days = forms.IntegerField(
        label=_("For how many days is it kept who came to the gate?"),
        help_text=_("After that it is deleted by itself."),
        min_value=LEAST_LOG_DAYS,
        max_value=MOST_LOG_DAYS,
    )

    @classmethod
    def of(cls, rules: Rules, data: Any = None) -> "RulesForm":
        now = {name: getattr(rules, name) for name in cls.base_fields if name != "key"}
        return cls(data, initial=now)

    def values(self) -> dict[str, Any]:
        return {name: v for name, v in self.cleaned_data.items() if name != "key"}


class LimitForm(UmayForm):
    since = DayField(label=_("From which day?"))
    months = forms.IntegerField(
        label=_("How many months may a stay last?"), min_value=1, max_value=MOST_MONTHS
    )
    reach = forms.ChoiceField(
        label=_("For whom?"), choices=choices(REACH), widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Where is this written?"),
        help_text=_("The order, its number and its day."),
        max_length=200,
    )

    def told(self) -> Mapping[str, Any]:
        names = ("since", "months", "reach", "source")
        return {name: self.cleaned_data[name] for name in names}


class UnitForm(UmayForm):
    code = forms.CharField(
        label=_("What is it called?"),
        help_text=_("A number or a short word, as on its door."),
        max_length=12,
        validators=[
            RegexValidator(r"^[\w.-]+$", _("Only letters, digits, dots and dashes."))
        ],
    )
    floor = forms.IntegerField(
        label=_("On which floor?"),
        min_value=FLOORS[0],
        max_value=FLOORS[1],
        initial=1,
    )
    beds = forms.IntegerField(
        label=_("How many beds?"),
        help_text=_("Without cots and fold-out beds."),
        min_value=1,
        max_value=MOST_BEDS,
    )
    programme = forms.ChoiceField(
        label=_("Which programme pays for it?"), widget=forms.RadioSelect
    )
    step_free = forms.BooleanField(label=_("No steps on the way to it"), required=False)
    shared = forms.BooleanField(
        label=_("Women who come alone share it, one bed each"), required=False
    )
    adjoins = forms.CharField(
        label=_("Units with a door to it"),
        help_text=_("Their names, with commas. Leave it empty if there are none."),
        max_length=120,
        required=False,
    )

    def __init__(
        self,
        programmes: Iterable[str],
        known: Iterable[str],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = set(known)
        words = [(code, PROGRAMME.get(code, code)) for code in programmes]
        self.fields["programme"].choices = words  # type: ignore[attr-defined]

    def clean_adjoins(self) -> tuple[str, ...]:
        text = self.cleaned_data["adjoins"]
        codes = tuple(code for part in text.split(",") if (code := part.strip()))
        unknown = [code for code in codes if code not in self.known]
        if unknown:
            told = _("There is no unit %(codes)s.")
            raise ValidationError(told, params={"codes": ", ".join(unknown)})
        return codes

    def plan(self) -> UnitPlan:
        names = UnitPlan.__dataclass_fields__
        return UnitPlan(**{name: self.cleaned_data[name] for name in names})


class CotsForm(UmayForm):
    count = forms.IntegerField(
        label=_("How many cots are new?"), min_value=1, max_value=MOST_BEDS
    )


class SharesForm(UmayForm):
    """One number a programme, and why. Their codes would tell what this house is."""

    because = forms.ChoiceField(
        label=_("Why is it another number now?"),
        choices=choices(BECAUSE, *Because),
        widget=forms.RadioSelect,
    )

    def __init__(self, now: Mapping[str, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.names = {code: f"share_{n}" for n, code in enumerate(sorted(now), 1)}
        for code, beds in now.items():
            field = forms.IntegerField(
                label=str(PROGRAMME.get(code, code)),
                min_value=0,
                max_value=MOST_PAID,
                initial=beds,
            )
            dress(field)
            self.fields[self.names[code]] = field
        self.order_fields([*self.names.values(), "because"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and self.beds() == dict(self.now):
            raise ValidationError(_("No number is another one than before."))
        return cleaned

    def beds(self) -> dict[str, int]:
        return {code: self.cleaned_data[name] for code, name in self.names.items()}


class ListedForm(UmayForm):
    listed = forms.TypedChoiceField(
        label=_("May other centers see that there is room?"),
        help_text=_("They see region, size and how many; never the address."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
