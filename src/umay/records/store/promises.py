"""Promises: what many ask at one moment is checked, taken, recorded and remembered.

PostgreSQL does it for a group in one statement (migration 0025), SQLite step by step
under its one writer. The center's lock comes first (the ledger's head), then the
vacancy, like in every other act. The database refuses to promise more than is free.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from umay.records.models import (
    LedgerEntry,
    LedgerHead,
    Promise,
    SentForm,
    Session,
    Vacancy,
    Worker,
)
from umay.records.store.contents import content
from umay.records.store.together import Together

if TYPE_CHECKING:
    from psycopg.pq.abc import PGconn

ACT = "place.promised"

NAME = b"umay_promises"
POSTGRESQL = b"SELECT to_json(umay_promises($1::jsonb))"


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


class NoneFree(Exception):
    """Every unit of that kind is promised by now: nothing was written."""


class NoSuchVacancy(Exception):
    """The center shows no vacancy of that kind: nothing was written."""


@dataclass(frozen=True)
class Asked:
    badge: Badge
    wanted: Wanted
    key: UUID
    at: datetime


def promise(badge: Badge, wanted: Wanted, key: UUID, at: datetime) -> Answered:
    """Promise one unit, durably, or change nothing at all.

    Raises ``NoneFree`` or ``NoSuchVacancy``; ``django.db.IntegrityError`` if the key is
    being used this very moment.
    """
    asked = Asked(badge, wanted, key, at)
    if connections["default"].in_atomic_block:
        return _answer(_carry_out([asked])[0])
    return TOGETHER.ask(asked)


def _answer(given: Answered | Exception) -> Answered:
    if isinstance(given, Exception):
        raise given
    return given


def _carry_out(group: list[Asked]) -> list[Answered | Exception]:
    ours = connections["default"]
    if ours.vendor == "postgresql":
        return _in_one_statement(ours, group)
    return _under_the_lock(group)


def _in_one_statement(
    ours: BaseDatabaseWrapper, group: list[Asked]
) -> list[Answered | Exception]:
    """Speak to the server without psycopg's adapters, which cost more than the act."""
    new = [uuid4() for _ in group]
    ours.ensure_connection()
    with ours.wrap_database_errors:
        result = _prepared(ours).exec_prepared(NAME, [_told(group, new)])
        if result.status != ExecStatus.TUPLES_OK:
            raise error_from_result(result)
    answers: list[str] = json.loads(result.get_value(0, 0) or b"")
    return [_understood(word, key) for word, key in zip(answers, new, strict=True)]


WHY_NOT = {"no_vacancy": NoSuchVacancy, "taken": NoneFree, "again": IntegrityError}


def _understood(word: str, new: UUID) -> Answered | Exception:
    if word in WHY_NOT:
        return WHY_NOT[word](word)
    if word == "promised":
        return Answered(known=True, promise=new)
    if word == "unknown":
        return Answered(known=False)
    if word == "key_used":
        return Answered(known=True, repeated=True, key_used=True)
    return Answered(known=True, promise=UUID(word), repeated=True)


def _prepared(ours: BaseDatabaseWrapper) -> "PGconn":
    """Return the open connection, with the statement prepared on it once."""
    if ours.in_atomic_block:
        with ours.cursor() as cursor:
            cursor.execute("SELECT 1")  # psycopg begins with its own first statement
    server: PGconn = ours.connection.pgconn
    if getattr(ours.connection, "umay_prepared", None) is not server:
        result = server.prepare(NAME, POSTGRESQL)
        if result.status != ExecStatus.COMMAND_OK:
            raise error_from_result(result)
        ours.connection.umay_prepared = server
    return server


def _told(group: list[Asked], new: list[UUID]) -> bytes:
    return json.dumps(
        [_row(n, *each) for n, each in enumerate(zip(group, new, strict=True))]
    ).encode()


def _row(n: int, asked: Asked, new: UUID) -> dict[str, object]:
    badge, wanted = asked.badge, asked.wanted
    said = content(_facts(wanted))
    return {
        "n": n,
        "badge": badge.session,
        "secret": badge.password,
        "roles": badge.roles,
        "form": str(asked.key),
        "promise": str(new),
        "house": str(wanted.center),
        "programme": wanted.programme,
        "size": wanted.size,
        "step_free": wanted.step_free,
        "beds": wanted.beds,
        "cots": wanted.cots,
        "at": asked.at.isoformat(),
        "lapses_at": wanted.lapses_at.isoformat(),
        "facts": said.facts,
        "salt": said.salt.hex(),
        "commitment": said.commitment.hex(),
    }


def _under_the_lock(group: list[Asked]) -> list[Answered | Exception]:
    """SQLite has one writer: what several ask at one moment is committed together."""
    with transaction.atomic():
        return [_step_or_why_not(one) for one in group]


def _step_or_why_not(asked: Asked) -> Answered | Exception:
    try:
        return _step(asked)
    except (NoSuchVacancy, NoneFree) as none:
        return none


def _step(asked: Asked) -> Answered:
    worker = _worker(asked.badge, asked.at)
    if worker is None:
        return Answered(known=False)
    earlier = SentForm.objects.filter(pk=asked.key).first()
    if earlier is not None:
        ours = earlier.act == ACT
        subject = UUID(earlier.subject) if ours else None
        return Answered(True, subject, repeated=True, key_used=not ours)
    return Answered(True, _write(worker, asked.wanted, asked.key, asked.at))


def _worker(badge: Badge, at: datetime) -> UUID | None:
    session = Session.objects.filter(
        session_key=badge.session, expire_date__gt=at
    ).values("worker_id")
    workers = Worker.objects.filter(
        pk__in=session, is_active=True, password=badge.password, role__in=badge.roles
    )
    return workers.values_list("pk", flat=True).first()


def _facts(wanted: Wanted) -> dict[str, object]:
    return {"programme": wanted.programme, "size": wanted.size, "beds": wanted.beds}


def _write(worker: UUID, wanted: Wanted, key: UUID, at: datetime) -> UUID:
    kind = {
        k: v for k, v in vars(wanted).items() if k not in {"beds", "cots", "lapses_at"}
    }
    center = kind.pop("center")
    vacancy = Vacancy.objects.filter(center_id=center, center__listed=True, **kind)
    key_of = vacancy.values_list("pk", flat=True).first()
    if key_of is None:
        raise NoSuchVacancy
    if not Vacancy.objects.filter(pk=key_of, free__gt=0).update(free=F("free") - 1):
        raise NoneFree
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
        **about, seq=seq, subject=str(made.pk), **vars(content(_facts(wanted)))
    )
    SentForm.objects.create(**about, key=key, subject=str(made.pk))
    return made.pk


TOGETHER = Together(_carry_out)
