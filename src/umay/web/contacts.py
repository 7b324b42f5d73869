"""Safe contact: how a woman may be reached, and what is safe at this moment."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.contact import Channel, Contact, Message, may_contact
from umay.core.secrets import Reason
from umay.records.models import Household, SafeContact
from umay.records.queries.contacts import contacts_of
from umay.use_cases.safe_contact import add_contact, end_contact, reach
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.fields import ClockField, DayField
from umay.web.forms import UmayForm
from umay.web.opening import open_for, said_of
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.templatetags.secrets import who
from umay.web.wording.contact import CHANNEL, MESSAGE, OBJECTION
from umay.web.wording.secrets import COLUMN

WORDS = ("way", "ask_for", "word_safe", "word_unsafe")


class ContactForm(UmayForm):
    member = forms.ChoiceField(label=_("Who is reached?"))
    channel = forms.ChoiceField(
        label=_("How?"), choices=[(c, CHANNEL[c]) for c in Channel]
    )
    way = forms.CharField(label=_("Number or address"), max_length=200)
    days = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    begins = ClockField(label=_("From what time?"))
    ends = ClockField(label=_("Until what time?"))
    ask_for = forms.CharField(label=_("Whom to ask for"), max_length=80, required=False)
    word_safe = forms.CharField(
        label=_("Word that says: it is safe"), max_length=60, required=False
    )
    word_unsafe = forms.CharField(
        label=_("Word that says: it is not safe"), max_length=60, required=False
    )
    voicemail = forms.ChoiceField(
        label=_("May a voice message be left?"),
        choices=[(m, MESSAGE[m]) for m in Message],
        widget=forms.RadioSelect,
        initial=Message.NEVER,
    )
    message = forms.ChoiceField(
        label=_("May a written message be left?"),
        choices=[(m, MESSAGE[m]) for m in Message],
        widget=forms.RadioSelect,
        initial=Message.NEVER,
    )
    until = DayField(label=_("Safe until the end of which day?"))

    def __init__(self, *args: Any, household: Household, **more: Any) -> None:
        super().__init__(*args, **more)
        members = [(str(m.pk), who(m)) for m in household.members.all()]
        self.fields["member"].choices = members  # type: ignore[attr-defined]

    def safe(self) -> Contact:
        said = self.cleaned_data
        return Contact(
            channel=Channel(said["channel"]),
            days=frozenset(int(day) for day in said["days"]),
            begins=said["begins"],
            ends=said["ends"],
            until=said["until"],
        )


@opens("contact.see")
@require_safe
def contacts(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show every safe way, and what speaks against each at this moment."""
    return _list(request, household, UmayForm(auto_id=False))


@opens("contact.change")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, household: UUID) -> HttpResponse:
    """Write down how somebody may be reached."""
    row = household_of(request, household)
    form = ContactForm(request.POST or None, household=row)
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: add_contact(
                order,
                UUID(said["member"]),
                form.safe(),
                Message(said["voicemail"]),
                Message(said["message"]),
                {name: said[name] for name in WORDS},
            ),
            _("Saved and sealed."),
        ):
            return redirect("contacts", household)
    context = {
        "household": row,
        "form": form,
        "heading": _("A safe way to reach her"),
        "button": _("Save"),
        "about": _("Ask her. What she does not say is not safe."),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


@opens("contact.change")
@require_POST
def end(request: HttpRequest, household: UUID, contact: UUID) -> HttpResponse:
    """It is not safe any more."""
    _contact(request, household, contact)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: end_contact(order, contact),
        _("Ended. Nobody can choose it any more."),
    ):
        return redirect("contacts", household)
    return _list(request, household, form)


@opens("contact.see")
@require_POST
def now(request: HttpRequest, household: UUID, contact: UUID) -> HttpResponse:
    """Reach her now: the number and the words, only if it is safe at this moment."""
    row = _contact(request, household, contact)
    context = {"household": row.member.household, "contact": row}
    if ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: reach(order, contact),
        _("It is written down that you reach her now."),
    ):
        opened = open_for(request, household, [row], Reason.CONTACT)
        words = [(COLUMN[name], said_of(row, WORDS)[name]) for name in WORDS]
        more = {"shut": opened.shut, "answers": words}
        return render(request, "contacts/now.html", context | more)
    return _list(request, household, form)


def _contact(request: HttpRequest, household: UUID, contact: UUID) -> SafeContact:
    household_of(request, household)
    row = SafeContact.objects.filter(pk=contact, member__household=household).first()
    if row is None:
        raise Http404
    return row


def _list(request: HttpRequest, household: UUID, form: UmayForm) -> HttpResponse:
    row = household_of(request, household)
    here = timezone.localtime(timezone=worker_of(request).center.zone)
    found = [
        (one, may_contact(one.as_core(), Channel(one.channel), here))
        for one in contacts_of(household)
    ]
    context = {
        "household": row,
        "safe": [one for one, against in found if against is None],
        "others": [(one, OBJECTION[a]) for one, a in found if a is not None],
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "contacts/list.html", context, status=status)
