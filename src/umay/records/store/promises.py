"""Promises: one call that checks, takes, records and remembers.

PostgreSQL does it in a function of its own (migration 0002), SQLite step by step
under its one writer. The center's lock comes first (the ledger's head), then the
vacancy, like in every other act. The database refuses to promise more than is free.
"""

from dataclasses import dataclass
from datetime import datetime
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
SELECT umay_promise(%(session)s::text, %(password)s::text, %(roles)s::text[], %(key)s,
  %(id)s, %(center)s, %(programme)s::text, %(size)s::int, %(step_free)s, %(beds)s::int,
  %(cots)s::int, %(at)s, %(lapses_at)s)
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
    from psycopg import Cursor

    new = uuid4()
    values = {**vars(badge), **vars(wanted), "id": new, "key": key, "at": at}
    values["roles"] = list(badge.roles)
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(POSTGRESQL, values, prepare=True)
        said = (cursor.fetchone() or ("",))[0]
    if said == "promised":
        return Answered(known=True, promise=new)
    if said == "unknown":
        return Answered(known=False)
    if said == "no_vacancy":
        raise NoSuchVacancy
    ours = said != "key_used"
    return Answered(
        True, UUID(said) if ours else None, repeated=True, key_used=not ours
    )


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
