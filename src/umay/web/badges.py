"""Badges: a session verified once by Django's own rules, then known for a while.

What may change meanwhile (end of the session, the worker's role, password or leave)
is checked again by whoever uses a badge, in the same statement that acts.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from umay.core.roles import Role
from umay.records.models import Session, Worker
from umay.use_cases.promise_place import Badge, BadgeLost

KNOWN_FOR = timedelta(seconds=10)
MOST_KNOWN = 1000

_known: dict[tuple[str, frozenset[Role]], tuple[Badge, UUID, datetime]] = {}


def verified(session: str, roles: Collection[Role]) -> tuple[Badge, UUID]:
    """Return the badge of a live session and its center. Raises ``BadgeLost``."""
    asked = (session, frozenset(roles))
    found = _known.get(asked)
    now = timezone.now()
    if found is not None and found[2] > now:
        return found[0], found[1]
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    worker = _worker(session)
    if worker.role not in asked[1]:
        raise BadgeLost
    badge = Badge(session, worker.password, tuple(sorted(asked[1])))
    _known[asked] = (badge, worker.center_id, now + KNOWN_FOR)
    return badge, worker.center_id


def forget(badge: Badge) -> None:
    for asked in [asked for asked in _known if asked[0] == badge.session]:
        del _known[asked]


def _worker(key: str) -> Worker:
    session = Session.objects.filter(
        session_key=key, expire_date__gt=timezone.now()
    ).first()
    if session is None or session.worker_id is None:
        raise BadgeLost
    worker = Worker.objects.filter(pk=session.worker_id, is_active=True).first()
    if worker is None:
        raise BadgeLost
    told = session.get_decoded().get(HASH_SESSION_KEY, "")
    if not constant_time_compare(told, worker.get_session_auth_hash()):
        raise BadgeLost
    return worker
