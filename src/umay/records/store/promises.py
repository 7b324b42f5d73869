"""Promises: one statement that checks, takes, records and remembers.

The statement takes the center's lock first (the ledger's head), then the vacancy,
like every other act. The database refuses to promise more than is free.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F

from umay.records.models import (
    LedgerEntry,
    LedgerHead,
    Promise,
    SentForm,
    Session,
    Vacancy,
    Worker,
)

ACT = "place.promised"

POSTGRESQL = """
WITH who AS (
  SELECT w.id FROM records_session s JOIN records_worker w ON w.id = s.worker_id
  WHERE s.session_key = %(session)s AND s.expire_date > %(at)s AND w.is_active
    AND w.password = %(password)s AND w.role = ANY(%(roles)s)
), earlier AS (
  SELECT subject, act FROM records_sentform WHERE key = %(key)s
), head AS (
  UPDATE records_ledgerhead h SET size = h.size + 1
  FROM who, records_center c
  WHERE h.center_id = %(center)s AND c.id = h.center_id AND c.listed
    AND NOT EXISTS (SELECT 1 FROM earlier)
    AND EXISTS (SELECT 1 FROM records_vacancy v
      WHERE v.center_id = %(center)s AND v.programme = %(programme)s
        AND v.size = %(size)s AND v.step_free = %(step_free)s)
  RETURNING h.size
), room AS (
  UPDATE records_vacancy v SET free = v.free - 1 FROM head
  WHERE v.center_id = %(center)s AND v.programme = %(programme)s
    AND v.size = %(size)s AND v.step_free = %(step_free)s
  RETURNING v.id
), promised AS (
  INSERT INTO records_promise (id, center_id, asked_by_id, programme, size, step_free,
    beds, cots, placed_at, lapses_at, state)
  SELECT %(id)s, %(center)s, who.id, %(programme)s, %(size)s, %(step_free)s,
    %(beds)s, %(cots)s, %(at)s, %(lapses_at)s, 'pending' FROM who, room
  RETURNING asked_by_id
), entry AS (
  INSERT INTO records_ledgerentry (id, center_id, seq, at, by, act, subject, facts)
  SELECT gen_random_uuid(), %(center)s, head.size, %(at)s, promised.asked_by_id,
    %(act)s, %(subject)s, %(facts)s::jsonb FROM head, promised
), sent AS (
  INSERT INTO records_sentform (key, center_id, by, act, subject, at)
  SELECT %(key)s, %(center)s, promised.asked_by_id, %(act)s, %(subject)s, %(at)s
  FROM promised
)
SELECT (SELECT count(*) FROM who), (SELECT subject FROM earlier WHERE act = %(act)s),
  (SELECT count(*) FROM earlier), (SELECT count(*) FROM promised)
"""


@dataclass(frozen=True)
class Badge:
    """Who asks: a session that was verified, and what has to be still true of it."""

    session: str
    password: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """One unit of a kind at ``center`` for ``beds`` people and ``cots`` babies."""

    center: UUID
    programme: str
    size: int
    step_free: bool
    beds: int
    cots: int
    lapses_at: datetime


@dataclass(frozen=True)
class Answered:
    """``known`` is false when the badge no longer holds; ``promise`` is its key."""

    known: bool
    promise: UUID | None = None
    repeated: bool = False
    key_used: bool = False


class NoSuchVacancy(Exception):
    """The center shows no vacancy of that kind: nothing was written."""


def promise(badge: Badge, wanted: Wanted, key: UUID, at: datetime) -> Answered:
    """Promise one unit, durably, or change nothing at all.

    Raises ``django.db.IntegrityError`` if none is free any more or the key is being
    used this very moment, ``NoSuchVacancy`` if the center shows no such unit.
    """
    if connection.vendor == "postgresql":
        return _in_one_statement(badge, wanted, key, at)
    return _under_the_lock(badge, wanted, key, at)


def _in_one_statement(
    badge: Badge, wanted: Wanted, key: UUID, at: datetime
) -> Answered:
    new = uuid4()
    from psycopg import Cursor  # noqa: PLC0415 (only on PostgreSQL)

    values = _values(badge, wanted, key, at, new)
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        # Planning it takes longer than running it: prepare it once a connection.
        cursor.execute(POSTGRESQL, values, prepare=True)
        known, before, used, promised = cursor.fetchone() or (0, None, 0, 0)
    if used:
        repeated = UUID(before) if before else None
        return Answered(bool(known), repeated, repeated=True, key_used=not before)
    if known and not promised:
        raise NoSuchVacancy
    return Answered(bool(known), new if promised else None)


def _values(
    badge: Badge, wanted: Wanted, key: UUID, at: datetime, new: UUID
) -> dict[str, Any]:
    return {
        **vars(wanted),
        "id": new,
        "subject": str(new),
        "key": key,
        "at": at,
        "act": ACT,
        "facts": json.dumps(_facts(wanted)),
        "session": badge.session,
        "password": badge.password,
        "roles": list(badge.roles),
    }


def _facts(wanted: Wanted) -> dict[str, object]:
    return {"programme": wanted.programme, "size": wanted.size, "beds": wanted.beds}


def _under_the_lock(badge: Badge, wanted: Wanted, key: UUID, at: datetime) -> Answered:
    """SQLite has one writer: the same steps, one after the other."""
    with transaction.atomic():
        worker = _worker(badge, at)
        if worker is None:
            return Answered(known=False)
        earlier = SentForm.objects.filter(pk=key).first()
        if earlier is not None:
            ours = earlier.act == ACT
            subject = UUID(earlier.subject) if ours else None
            return Answered(True, subject, repeated=True, key_used=not ours)
        return Answered(True, _write(worker, wanted, key, at))


def _worker(badge: Badge, at: datetime) -> UUID | None:
    session = Session.objects.filter(
        session_key=badge.session, expire_date__gt=at
    ).values("worker_id")
    workers = Worker.objects.filter(
        pk__in=session, is_active=True, password=badge.password, role__in=badge.roles
    )
    return workers.values_list("pk", flat=True).first()


def _write(worker: UUID, wanted: Wanted, key: UUID, at: datetime) -> UUID:
    kind = {
        k: v for k, v in vars(wanted).items() if k not in {"beds", "cots", "lapses_at"}
    }
    center = kind.pop("center")
    vacancy = Vacancy.objects.filter(center_id=center, center__listed=True, **kind)
    if not Vacancy.objects.filter(pk__in=vacancy.values("pk")).update(
        free=F("free") - 1
    ):
        raise NoSuchVacancy
    LedgerHead.objects.filter(pk=center).update(size=F("size") + 1)
    made = Promise.objects.create(
        center_id=center,
        asked_by_id=worker,
        placed_at=at,
        beds=wanted.beds,
        cots=wanted.cots,
        lapses_at=wanted.lapses_at,
        **kind,
    )
    about = {"center_id": center, "by": worker, "at": at, "act": ACT}
    seq = LedgerHead.objects.values_list("size", flat=True).get(pk=center)
    LedgerEntry.objects.create(
        **about, seq=seq, subject=str(made.pk), facts=_facts(wanted)
    )
    SentForm.objects.create(**about, key=key, subject=str(made.pk))
    return made.pk
