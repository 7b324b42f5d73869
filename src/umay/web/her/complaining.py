"""Complaining: she chooses who reads it, and whoever it is about never does."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.records.models import Complaint, Worker
from umay.records.queries.complaints import who_may_answer, workers_of
from umay.use_cases.her.complaints import complain
from umay.use_cases.keys.house_words import open_house_words
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.forms import UmayForm
from umay.web.her.acts import act_of_hers, show_form
from umay.web.her.still import closes_itself
from umay.web.her.visiting import visitor
from umay.web.wording.answers import ROLE


class ComplaintForm(UmayForm):
    words = forms.CharField(
        label=_("What is not right?"),
        help_text=_("In your words. Nobody may treat you worse for it."),
        max_length=4000,
        widget=forms.Textarea,
    )
    about = forms.MultipleChoiceField(
        label=_("Is it about somebody who works here?"),
        help_text=_("They cannot read it, and do not learn that it is there."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    to = forms.ChoiceField(
        label=_("Who shall read it?"),
        help_text=_("Only this one person, and you."),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, about: list[Worker], to: list[Worker], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["about"].choices = list(map(_named, about))  # type: ignore[attr-defined]
        self.fields["to"].choices = list(map(_named, to))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("to") in said.get("about", []):
            self.add_error("to", _("Choose somebody it is not about."))
        return said


def _named(worker: Worker) -> tuple[str, Any]:
    return str(worker.pk), f"{worker.username}, {ROLE[worker.role]}"


@opens("her.own")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a complaint to one person."""
    door = visitor(request).door
    form = ComplaintForm(
        request.POST or None,
        about=workers_of(door.center_id),
        to=who_may_answer(door.center_id),
    )
    if form.is_valid():
        said = form.cleaned_data
        if act_of_hers(
            request,
            form,
            lambda order: complain(
                order,
                door.household_id,
                UUID(said["to"]),
                map(UUID, said["about"]),
                said["words"],
            ),
            _("Sent. You are answered within 15 days, here."),
        ):
            return redirect("her-home")
    context = {
        "heading": _("Something is not right"),
        "button": _("Send"),
        "about": _(
            "You can also go outside this house: to the prosecutor, or to the"
            " commissioner for human rights. You need nobody's leave for it."
        ),
    }
    return show_form(request, form, context)


@opens("her.own")
@require_safe
def one(request: HttpRequest, complaint: UUID) -> HttpResponse:
    """Show what she wrote, and the answer."""
    who = visitor(request)
    rows = Complaint.objects.filter(household_id=who.door.household_id)
    row = rows.select_related("to").filter(pk=complaint).first()
    if row is None:
        raise Http404
    reader = Writer(who.door.center_id, who.door.pk, timezone.now(), who.ring)
    said = open_house_words(reader, row).of(row)
    context = {"row": row, "said": said, "to": _named(row.to)[1]}
    return closes_itself(render(request, "her/complaint.html", context))
