"""Appointments: when somebody expects her, and a calendar file that says no more."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from icalendar import Calendar, Event

from umay.core.papers import Basis, Form, Paper, Sheet
from umay.core.plan import Kept
from umay.core.recipients import Recipient
from umay.records.models import Appointment
from umay.use_cases.gate import Leaving
from umay.use_cases.plan import appoint, end_appointment
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.gate import hand_out
from umay.web.plan import ask_of
from umay.web.plan_forms import AppointmentForm, CalendarForm, KeptForm
from umay.web.sealed import household_of

AT = "appointment.at"
LASTS = timedelta(hours=1)


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down an appointment."""
    row = household_of(request, household)
    form = AppointmentForm(request.POST or None, zone=worker_of(request).center.zone)
    if form.is_valid() and act(
        request,
        form,
        lambda order: appoint(
            order, household, form.when(), form.cleaned_data["words"]
        ),
        _("Saved and sealed."),
    ):
        return redirect("goals", household)
    return ask_of(request, row, form, _("An appointment"))


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def appointment(
    request: HttpRequest, household: UUID, appointment: UUID
) -> HttpResponse:
    """Say what became of it."""
    household_of(request, household)
    rows = Appointment.objects.select_related("household")
    row = rows.filter(pk=appointment, household=household).first()
    if row is None:
        raise Http404
    form = KeptForm(request.POST or None, initial={"kept": row.kept})
    if form.is_valid() and act(
        request,
        form,
        lambda order: end_appointment(
            order, appointment, Kept(form.cleaned_data["kept"])
        ),
        _("Written down."),
    ):
        return redirect("goals", household)
    return ask_of(request, row.household, form, _("What became of an appointment"))


@opens("plan.change")
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest, household: UUID) -> HttpResponse:
    """Hand her a calendar file: hours, and a word that says nothing."""
    row = household_of(request, household)
    form = CalendarForm(request.POST or None)
    if form.is_valid():
        what = Leaving(
            Paper.CALENDAR,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            frozenset({AT}),
            household,
            form=Form.CALENDAR,
        )
        language = form.cleaned_data["language"]
        answer = hand_out(request, form, what, lambda sheet: _file(sheet, language))
        if answer is not None:
            return answer
    about = _(
        "The file holds day and hour, and the word “Appointment”. Who looks into her"
        " phone sees that. It is made only if she wants it."
    )
    return ask_of(request, row, form, _("File for her calendar"), about)


def _file(sheet: Sheet, language: str) -> str:
    """RFC 5545; hours in UTC, so that the file says nothing of a place."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//calendar//")
    with override(language):
        word = gettext("Appointment")
    for told in sheet.of(AT):
        at = datetime.fromisoformat(str(told))
        event = Event()
        event.add("uid", str(uuid5(UUID(int=0), str(told))))
        event.add("summary", word)
        event.add("dtstart", at)
        event.add("dtend", at + LASTS)
        event.add("dtstamp", at)
        calendar.add_component(event)
    return calendar.to_ical().decode()
