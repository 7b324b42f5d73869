"""Declaring: a worker names those she knows, sealed to the intake alone.

Whoever takes families in compares them, by marks, with the families there are. What
matches is hidden from her at once; a mark is ambiguous, so a director looks at it.
Where only the surname is alike nothing is hidden: a director asks her, naming nobody.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import cast
from uuid import UUID

from umay.core.names import forms_of, surname_forms
from umay.core.refusals import Ground, Refused
from umay.records.models import (
    Declaration,
    Holder,
    Household,
    LikeName,
    Mark,
    SharedKey,
    Wall,
)
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.walls import declared_by
from umay.records.store.rows import change, make
from umay.use_cases.keys.epoch import epoch, this_epoch
from umay.use_cases.keys.finding import marks_of
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.rings import Ring, shared_copy
from umay.use_cases.keys.walling import put_up
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.grants import Copy, accept, grant

KIND = "declaration"


@dataclass(frozen=True)
class Known:
    """Somebody a worker knows; ``relation`` is a code."""

    surname: str = field(repr=False)
    given: str = field(repr=False)
    year: int | None = field(repr=False)
    relation: str = ""


def declare(order: Order, known: Known) -> Outcome:
    """Keep whom you know. Raises ``Refused`` if nobody of the intake has keys yet."""

    def work() -> Done:
        intake = held.holder_of_house(order.center, Holder.Kind.INTAKE)
        if intake is None:
            raise Refused(Ground.NO_KEYS)
        now = this_epoch()
        row = make(
            Declaration,
            center_id=order.center,
            worker=find_worker(order.center, order.by),
            holder=intake,
            sealed=b"",
            epoch=now.number,
            at=order.at,
        )
        words = json.dumps(asdict(known), ensure_ascii=False).encode()
        change(row, sealed=grant(declared_copy(row), words, bytes(intake.public), now))
        return Done(row.pk)

    return once(order, "known.declared", work)


def compare_declarations(order: Order, ring: Ring) -> int:
    """Inside an act of the intake: put up what marks demand; return how many walls.

    A wall once taken down stays down, and nobody is walled off from her own families.
    """
    search_key = ring.secret_of(SharedKey.Kind.SEARCH)
    if search_key is None:
        return 0
    count = 0
    for row in Declaration.objects.filter(center_id=order.center):
        private = ring.privates.get(row.holder_id)
        if private is None:
            continue
        known = _opened(row, private)
        forms = forms_of(f"{known.surname} {known.given}", known.year)
        for household in _matching(row, marks_of(search_key, forms)):
            put_up(order, household, row.worker_id, Wall.Because.NAMES)
            count += 1
        _note_likeness(order, row, marks_of(search_key, surname_forms(known.surname)))
    return count


def say_all_named(order: Order) -> Outcome:
    """Say that you have named everybody you know; you are not asked any more."""

    def work() -> Done:
        worker = find_worker(order.center, order.by)
        change(worker, declared_at=order.at)
        return Done(worker.pk, {"named": declared_by(worker.pk)})

    return once(order, "known.all", work)


def answer_likeness(order: Order, likeness: UUID, *, knows: bool) -> Outcome:
    """Keep what a worker said who was asked; if she knows the family it is hidden."""

    def work() -> Done:
        row = find(LikeName, order.center, likeness)
        if row.asked_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if knows and row.worker_id in {row.household.own_worker_id, order.by}:
            raise Refused(Ground.HER_OWN_WORKER)
        change(row, asked_at=order.at, knows=knows)
        if knows:
            put_up(order, row.household, row.worker_id, Wall.Because.TOLD)
        return Done(row.pk, {"worker": str(row.worker_id), "knows": knows})

    return once(order, "likeness.asked", work)


def _matching(row: Declaration, marks: set[int]) -> list[Household]:
    met = Mark.objects.filter(center_id=row.center_id, mark__in=marks)
    had = Wall.objects.filter(worker_id=row.worker_id).values("household")
    found = Household.objects.filter(pk__in=met.values("household"))
    return [
        household
        for household in found.exclude(pk__in=had)
        if household.own_worker_id != row.worker_id
    ]


def _note_likeness(order: Order, row: Declaration, marks: set[int]) -> None:
    """Leave a question where the surname is alike and no wall stands or stood."""
    asked = LikeName.objects.filter(worker_id=row.worker_id).values("household")
    for household in _matching(row, marks):
        if not asked.filter(household=household).exists():
            make(
                LikeName,
                center_id=order.center,
                worker_id=row.worker_id,
                household=household,
                since=order.at,
            )


def _opened(row: Declaration, private: bytes) -> Known:
    words = accept(declared_copy(row), bytes(row.sealed), private, epoch(row.epoch))
    told = cast("dict[str, object]", json.loads(words))
    year = told["year"]
    return Known(
        surname=str(told["surname"]),
        given=str(told["given"]),
        year=year if isinstance(year, int) else None,
        relation=str(told["relation"]),
    )


def declared_copy(row: Declaration) -> Copy:
    return shared_copy(row.center_id, KIND, row.pk, row.holder_id)
