"""Visiting: a resident's session. She is no worker, and no worker's page opens to her.

Nothing in the session tells her PIN from the quiet one: which of them it was is seen
by the key in her browser's half, for the length of one request.
"""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.utils import timezone

from umay.records.models import Door
from umay.records.queries.doors import door_in, is_open
from umay.records.sessions import SessionStore
from umay.use_cases.her.coming_in import Came, ring_is_hers
from umay.use_cases.keys.rings import Ring
from umay.use_cases.order import Order
from umay.web.agents import kind_of_browser
from umay.web.faults import signed_out
from umay.web.her.still import month
from umay.web.rings import join, keep

DOOR = "door"
UNSEEN = object()


@dataclass(frozen=True)
class Visitor:
    """Who has come in with a card; ``ring`` opens her own words, or nothing at all."""

    door: Door
    ring: Ring

    @property
    def hers(self) -> bool:
        return ring_is_hers(self.door, self.ring)

    def order(self, key: UUID) -> Order:
        """Return an order of hers: its entry in the ledger names her door."""
        return Order(
            center=self.door.center_id,
            by=self.door.pk,
            at=timezone.now(),
            key=key,
            zone=self.door.center.time_zone,
            ring=self.ring,
        )


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Return who visits, or ``None``: a worker, nobody, or a door that has ended."""
    found = getattr(request, "umay_visitor", UNSEEN)
    if found is UNSEEN:
        found = _find(request)
        request.umay_visitor = found  # type: ignore[attr-defined]
    return cast("Visitor | None", found)


def visitor(request: HttpRequest) -> Visitor:
    """Return who visits; the access middleware has let nobody else through."""
    found = visitor_of(request)
    if found is None:
        raise PermissionError
    return found


def _find(request: HttpRequest) -> Visitor | None:
    key = request.session.get(DOOR, "")
    door = door_in(key) if key and not request.user.is_authenticated else None
    ring = join(request, door.pk) if door else None
    if door is None or ring is None:
        return None
    today = timezone.localdate(timezone=door.center.zone)
    return Visitor(door, ring) if is_open(door, today) else None


def let_in(request: HttpRequest) -> HttpResponse | None:
    """Say no to everybody but a resident, and show the calendar for a quiet PIN."""
    if request.user.is_authenticated:
        raise PermissionDenied
    found = visitor_of(request)
    if found is None:
        is_read = request.method in {"GET", "HEAD"}
        return redirect("card") if is_read else signed_out(request)
    return None if found.hers else month(request)


def begin(request: HttpRequest, response: HttpResponse, came: Came) -> None:
    """Begin her session; nothing of an earlier one is left."""
    request.session.flush()
    rotate_token(request)
    request.session[DOOR] = str(came.door.pk)
    if isinstance(request.session, SessionStore):
        request.session.begin(kind_of_browser(request.headers.get("User-Agent", "")))
    keep(request, response, came.halves)
