"""Offers: the house's answers as cards with one button, and any other unit by code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.asking import Choice
from umay.core.places import House, Needs, Objection, Unit, Why
from umay.core.proposals import Answers, Proposal
from umay.web.forms import UmayForm
from umay.web.wording import beds
from umay.web.wording.answers import choices
from umay.web.wording.asking import room

BETWEEN = "|"
AND = "+"
BENDABLE = (
    Why.TOO_SMALL,
    Why.OTHER_PROGRAMME,
    Why.OLDER_BOY,
    Why.NO_COT,
    Why.TO_CLEAN,
)


class OfferForm(UmayForm):
    """One answer of the house; ``why`` is asked for if a rule has to be bent."""

    answer = forms.CharField(max_length=200, widget=forms.HiddenInput)
    why = forms.CharField(label=_("Why bend it?"), max_length=200, required=False)

    def choice(self) -> Choice:
        return choice_of(self.cleaned_data["answer"], self.cleaned_data["why"])


class OtherForm(UmayForm):
    """Any unit by its code, and the rules a person knowingly bends for it."""

    unit = forms.ChoiceField(label=_("Which unit?"))
    second = forms.ChoiceField(
        label=_("And a second one?"), help_text=_("Only together."), required=False
    )
    bends = forms.MultipleChoiceField(
        label=_("Rules I bend knowingly"),
        choices=choices(beds.WHY, *BENDABLE),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    why = forms.CharField(label=_("Why bend it?"), max_length=200, required=False)

    def __init__(
        self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = list(units)
        self.fields["unit"].choices = [("", _("Choose")), *offered]  # type: ignore[attr-defined]
        codes = [(code, code) for code, _said in offered]
        self.fields["second"].choices = [("", _("None")), *codes]  # type: ignore[attr-defined]

    def clean_second(self) -> str:
        second: str = self.cleaned_data["second"]
        if second and second == self.cleaned_data.get("unit"):
            raise ValidationError(_("Choose two different units."))
        return second

    def choice(self) -> Choice:
        units = (self.cleaned_data["unit"], self.cleaned_data["second"])
        bends = frozenset(Why(code) for code in self.cleaned_data["bends"])
        return Choice(tuple(filter(None, units)), bends, self.cleaned_data["why"])


@dataclass(frozen=True)
class Card:
    """One proposal in words. ``code`` is what its form sends."""

    code: str
    units: tuple[str, ...]
    floor: int
    beds: int
    programmes: tuple[str, ...]
    reasons: tuple[str, ...]
    bends: tuple[str, ...]
    wants_reason: bool
    form: OfferForm


def cards(
    answers: Answers, needs: Needs, house: House, sent: UmayForm | None = None
) -> Iterator[Card]:
    """Yield the proposals as cards; the one that was ``sent`` shows its errors."""
    for number, proposal in enumerate(answers.proposals):
        units = [u for u in house.units if u.code in proposal.units]
        code = code_of(proposal)
        yield Card(
            code=code,
            units=proposal.units,
            floor=units[0].floor,
            beds=sum(unit.size for unit in units),
            programmes=tuple(sorted({unit.programme for unit in units})),
            reasons=tuple(beds.reasons(proposal, needs)),
            bends=tuple(beds.bend(each) for each in proposal.bends),
            wants_reason=proposal.wants_reason(house),
            form=_form(code, number, sent),
        )


def _form(code: str, number: int, sent: UmayForm | None) -> OfferForm:
    if isinstance(sent, OfferForm) and sent.data.get("answer") == code:
        sent.auto_id = f"offer{number}_%s"
        return sent
    return OfferForm(initial={"answer": code}, auto_id=f"offer{number}_%s")


def code_of(proposal: Proposal) -> str:
    """What a form sends: the units, and the rules a person has seen it bends."""
    return f"{AND.join(proposal.units)}{BETWEEN}{AND.join(sorted(proposal.bent))}"


def choice_of(code: str, why: str) -> Choice:
    units, _bar, bent = code.partition(BETWEEN)
    known = {each.value for each in Why}
    bends = frozenset(Why(each) for each in bent.split(AND) if each in known)
    return Choice(tuple(units.split(AND)), bends, why)


def against(objections: Iterable[Objection]) -> str:
    return "; ".join(beds.objection(each) for each in objections)


def grouped(answers: Answers) -> list[tuple[list[str], str]]:
    """Return every unit that does not fit, those with the same objections together."""
    found: dict[str, list[str]] = {}
    for code, objections in answers.refusals.items():
        found.setdefault(against(objections), []).append(code)
    return sorted((codes, said) for said, codes in found.items())


def every_unit(units: Iterable[Unit], answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield each unit's code, and the code with what speaks against it."""
    for unit in units:
        said = f"{unit.code}: {room(unit.size, 0)}"
        objections = answers.refusals.get(unit.code)
        yield unit.code, f"{said}; {against(objections)}" if objections else said
