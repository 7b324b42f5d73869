"""Acting: from a form that was sent to one act, and from its outcome to the next page.

A view makes one call inward and translates one refusal; what was typed stays.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from umay.core.limits import NoLimitInForce
from umay.core.refusals import Ground, Refused
from umay.records.models import Worker
from umay.use_cases.order import Order, Outcome
from umay.web.forms import EditForm, UmayForm
from umay.web.rings import ring_of
from umay.web.wording.refusals import refusal


def worker_of(request: HttpRequest) -> Worker:
    """Return who is signed in; the access middleware has let nobody else through."""
    if not isinstance(request.user, Worker):
        raise PermissionError
    return request.user


def order_of(request: HttpRequest, key: UUID) -> Order:
    """Return the order of the worker who sent a form with idempotency key ``key``."""
    worker = worker_of(request)
    return Order(
        center=worker.center_id,
        by=worker.pk,
        at=timezone.now(),
        key=key,
        zone=worker.center.time_zone,
        ring=ring_of(request),
    )


def today_of(request: HttpRequest) -> date:
    """Return the calendar day of the worker's center."""
    return timezone.localdate(timezone=worker_of(request).center.zone)


def act(
    request: HttpRequest,
    form: UmayForm,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> Outcome | None:
    """Carry out one act for a valid form; say so, or put the refusal on the form.

    Returns ``None`` when the act was refused: show the form again as it is.
    """
    order = order_of(request, form.cleaned_data["key"])
    order = replace(order, seen=form.cleaned_data.get("seen"))
    return carry_out(request, form, lambda: call(order), said)


def carry_out(
    request: HttpRequest,
    form: UmayForm,
    call: Callable[[], Outcome],
    said: str | Promise,
) -> Outcome | None:
    """As ``act``, for somebody who has not signed in yet."""
    try:
        outcome = call()
    except (Refused, NoLimitInForce) as refused:
        ground = getattr(refused, "ground", None)
        lacks_why = ground is Ground.REASON_NEEDED and "why" in form.fields
        form.add_error("why" if lacks_why else None, refusal(refused))
        if ground is Ground.KEY_USED:
            form.renew_key()
        if ground is Ground.CHANGED_MEANWHILE and isinstance(form, EditForm):
            form.show_both()
        return None
    if outcome.repeated:
        said = _("This had already been saved. Nothing was changed.")
    messages.success(request, str(said))
    return outcome
