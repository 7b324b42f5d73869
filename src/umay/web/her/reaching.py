"""How she may be reached: she writes it down and ends it herself."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.core.contact import Message
from umay.records.models import SafeContact
from umay.use_cases.safe_contact import add_contact, end_contact
from umay.web.access import opens
from umay.web.contacts import WORDS, ContactForm
from umay.web.forms import UmayForm
from umay.web.her.acts import act_of_hers, show_form
from umay.web.her.pages import show_home
from umay.web.her.visiting import visitor


@opens("her.own")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down a safe way."""
    form = ContactForm(request.POST or None, household=visitor(request).door.household)
    if form.is_valid():
        said = form.cleaned_data
        if act_of_hers(
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
            return redirect("her-home")
    context = {
        "heading": _("A safe way to reach me"),
        "button": _("Save"),
        "about": _("What you do not say is not safe, and nobody does it."),
    }
    return show_form(request, form, context)


@opens("her.own")
@require_POST
def end(request: HttpRequest, contact: UUID) -> HttpResponse:
    """It is not safe any more."""
    household = visitor(request).door.household_id
    if not SafeContact.objects.filter(
        pk=contact, member__household_id=household
    ).exists():
        raise Http404
    form = UmayForm(request.POST)
    if form.is_valid() and act_of_hers(
        request,
        form,
        lambda order: end_contact(order, contact),
        _("Ended. Nobody can choose it any more."),
    ):
        return redirect("her-home")
    return show_home(request, form)
