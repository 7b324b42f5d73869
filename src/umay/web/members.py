"""Members: somebody joins, is born, goes to live elsewhere, or comes back."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.people import Age, Person, Sex, Whereabouts
from umay.core.refusals import Refused
from umay.records.models import Member
from umay.records.queries.find import find
from umay.use_cases.change_members import (
    change_whereabouts,
    join_member,
    record_birth,
)
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.fields import MonthField
from umay.web.forms import UmayForm
from umay.web.small_forms import ask, stay_of
from umay.web.wording.answers import AGE, MEMBER, SEX, WHEREABOUTS, choices

WHY = _("If no bed is free: why a fold-out bed is put up")


class JoinForm(UmayForm):
    """Who joins; only whether it is an adult or a child must be known."""

    kind = forms.ChoiceField(
        label=_("Who joins?"),
        choices=[("child", MEMBER["child"]), ("adult", MEMBER["adult"])],
        widget=forms.RadioSelect,
        initial="child",
    )
    age = forms.ChoiceField(label=_("Age"), choices=choices(AGE), initial=Age.UNKNOWN)
    sex = forms.ChoiceField(
        label=_("Girl or boy, woman or man"),
        choices=choices(SEX),
        initial=Sex.UNKNOWN,
    )
    birth_month = MonthField(
        label=_("Month of birth"),
        help_text=_("For a baby only, if she wants to say it."),
        required=False,
    )
    whereabouts = forms.ChoiceField(
        label=_("Where does this person live?"),
        choices=choices(WHEREABOUTS, Whereabouts.HERE, Whereabouts.ELSEWHERE),
        widget=forms.RadioSelect,
        initial=Whereabouts.HERE,
    )
    why = forms.CharField(label=WHY, max_length=200, required=False)

    def person(self) -> Person:
        told = self.cleaned_data
        return Person(
            age=Age(told["age"]),
            sex=Sex(told["sex"]),
            birth_month=told["birth_month"],
            whereabouts=Whereabouts(told["whereabouts"]),
        )


class BirthForm(UmayForm):
    birth_month = MonthField(label=_("Month of birth"))


class WhereaboutsForm(UmayForm):
    """Where a member lives now; she is still in the plan when she lives elsewhere."""

    whereabouts = forms.ChoiceField(
        label=_("Where does this person live now?"),
        choices=choices(WHEREABOUTS),
        widget=forms.RadioSelect,
    )
    with_whom = forms.CharField(
        label=_("If elsewhere: with whom"),
        help_text=_("For example: with the grandmother. No address."),
        max_length=120,
        required=False,
    )
    why = forms.CharField(label=WHY, max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("whereabouts") != Whereabouts.ELSEWHERE:
            cleaned["with_whom"] = ""
        return cleaned


@opens("member.change")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, household: UUID) -> HttpResponse:
    """Somebody joins the family and gets a bed or a cot."""
    stay = stay_of(request, household)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        born = form.cleaned_data["birth_month"]
        if born is not None and born > today_of(request):
            form.add_error("birth_month", ValidationError(_("This month is ahead.")))
        elif act(
            request,
            form,
            lambda order: join_member(
                order,
                stay.pk,
                form.person(),
                form.cleaned_data["kind"],
                form.cleaned_data["why"],
            ),
            _("Written down: somebody has joined the family."),
        ):
            return redirect("household", household)
    return ask(
        request, stay, form, heading=_("Somebody joins"), button=_("Save who joins")
    )


@opens("member.change")
@require_http_methods(["GET", "POST"])
def birth(request: HttpRequest, household: UUID) -> HttpResponse:
    """A child is born; it gets a cot if one is free."""
    stay = stay_of(request, household)
    this_month = today_of(request).replace(day=1)
    form = BirthForm(request.POST or None, initial={"birth_month": this_month})
    if form.is_valid() and act(
        request,
        form,
        lambda order: record_birth(order, stay.pk, form.cleaned_data["birth_month"]),
        _("Written down: a child is born."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("A child is born"),
        button=_("Save the birth"),
        about=_("The baby gets a cot if one is free. It is never refused."),
    )


@opens("member.change")
@require_http_methods(["GET", "POST"])
def whereabouts(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """A member goes to live elsewhere, leaves, or comes back."""
    stay = stay_of(request, household)
    row = _member(request, household, member)
    form = WhereaboutsForm(
        request.POST or None, initial={"whereabouts": row.whereabouts}
    )
    if form.is_valid() and act(
        request,
        form,
        lambda order: change_whereabouts(
            order,
            row.pk,
            Whereabouts(form.cleaned_data["whereabouts"]),
            form.cleaned_data["with_whom"],
            form.cleaned_data["why"],
        ),
        _("Written down: where this person lives."),
    ):
        return redirect("household", household)
    return ask(
        request,
        stay,
        form,
        heading=_("Where somebody lives"),
        button=_("Save where she or he lives"),
        member=row,
        age=row.age_band_on(today_of(request)),
    )


def _member(request: HttpRequest, household: UUID, member: UUID) -> Member:
    try:
        row = find(Member, worker_of(request).center_id, member)
    except Refused:
        raise Http404 from None
    if row.household_id != household:
        raise Http404
    return row
