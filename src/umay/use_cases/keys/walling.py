"""Walls: for one worker one household does not exist, and she never learns it.

What she held of its keys ends, and what she could open is sealed anew. Declared names
put a wall up at once; a director looks at it afterwards and may take it down.
"""

from enum import StrEnum
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.secrets import SHARED, Category
from umay.records.models import Grant, Household, Piece, Wall
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.store.keys import end_grants
from umay.records.store.rows import change, make
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.renewing import renew_keys
from umay.use_cases.order import Done, Order, Outcome, once


class Lifted(StrEnum):
    """Why a wall came down."""

    ANOTHER = "another"
    AGREED = "agreed"
    LEFT = "left"


def wall_off(order: Order, household: UUID, worker: UUID) -> Outcome:
    """Hide a household from a worker. Raises ``Refused`` if she is her own worker."""

    def work() -> Done:
        row = find(Household, order.center, household)
        to = find_worker(order.center, worker)
        if to.pk in {row.own_worker_id, order.by}:
            raise Refused(Ground.HER_OWN_WORKER)
        earlier = Wall.objects.filter(household=row, worker=to, ended_at=None).first()
        wall = earlier or put_up(order, row, worker, Wall.Because.TOLD)
        return Done(wall.pk, {"worker": str(worker), "household": str(household)})

    return once(order, "wall.put_up", work)


def put_up(
    order: Order, household: Household, worker: UUID, because: Wall.Because
) -> Wall:
    """Put up a wall inside an act."""
    told = because == Wall.Because.TOLD
    wall = make(
        Wall,
        center_id=order.center,
        worker_id=worker,
        household=household,
        because=because,
        by=order.by if told else None,
        since=order.at,
        looked_at=order.at if told else None,
    )
    holder = held.holder_of(worker)
    if holder is not None:
        _take_keys(order, household.pk, holder.pk)
    return wall


def _take_keys(order: Order, household: UUID, holder: UUID) -> None:
    had = Grant.objects.filter(
        holder_id=holder, key__household_id=household, key__category__in=SHARED
    )
    categories = {Category(c) for c in had.values_list("key__category", flat=True)}
    end_grants(household, [holder], Category)
    pieces = Piece.objects.filter(key__household_id=household)
    (pieces.filter(holder_id=holder) | pieces.filter(other_id=holder)).delete()
    if order.ring is not None:
        renew_keys(order.writer, order.ring, household, categories)


def look_at_wall(order: Order, wall: UUID) -> Outcome:
    """Let it stand: a director has looked at it."""

    def work() -> Done:
        row = _standing(order, wall)
        change(row, looked_at=order.at)
        return Done(row.pk)

    return once(order, "wall.looked_at", work)


def lift_wall(order: Order, wall: UUID, why: Lifted) -> Outcome:
    """Take a wall down; no key comes back by itself."""

    def work() -> Done:
        row = _standing(order, wall)
        change(row, ended_at=order.at, ended_why=why)
        return Done(row.pk, {"why": why})

    return once(order, "wall.lifted", work)


def _standing(order: Order, wall: UUID) -> Wall:
    row = find(Wall, order.center, wall)
    if row.ended_at is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    return row
