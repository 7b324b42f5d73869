"""Her door: opened for her by her own worker, ended by either of them."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from umay.core.doors import SHE_READS, Card, draw_card
from umay.core.refusals import Ground, Refused
from umay.records.models import Door, Grant, Holder, Household
from umay.records.queries import keys as held
from umay.records.queries.doors import door_of, door_with, doors_over
from umay.records.queries.find import find
from umay.records.store.keys import end_holder
from umay.records.store.rows import change, make
from umay.use_cases.keys.granting import ring_of_order
from umay.use_cases.keys.sealing import OWN_FOR, Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.doors import Hung, hang
from umay.vault.locks import Cost
from umay.vault.pairs import Pair, new_pair


@dataclass(frozen=True)
class Pins:
    """What she typed herself; ``quiet`` is "" if she wants no second one."""

    usual: str = field(repr=False)
    quiet: str = field(default="", repr=False)


def new_card() -> Card:
    """Draw a card whose first group no door has."""
    card = draw_card(secrets.choice)
    while door_with(card.tag):
        card = draw_card(secrets.choice)
    return card


def open_door(
    order: Order, household: UUID, card: Card, pins: Pins, cost: Cost | None = None
) -> Outcome:
    """Let her see her own file; an earlier card of hers ends.

    Raises ``Refused``: you are not her own worker, or your keys are locked.
    """
    pair, holder = new_pair(), uuid4()
    hung = hang(pair, holder, card.secret, pins.usual, pins.quiet, cost)

    def work() -> Done:
        ring = ring_of_order(order)
        row = find(Household, order.center, household)
        if row.own_worker_id != order.by:
            raise Refused(Ground.NO_KEY)
        earlier = door_of(household)
        if earlier is not None:
            _end(earlier, order)
        door = _hang(order, row, _holder(order, holder, pair), card, hung)
        keys = ring.keys(household, SHE_READS, order.at)
        to = Recipient(door.holder, Grant.Because.HERS, order.at + OWN_FOR)
        for one in held.keys_of(household):
            if one.pk in keys:
                give(one, keys[one.pk], [to], by=order.by, at=order.at)
        return Done(door.pk, {"household": str(household), "keys": len(keys)})

    return once(order, "door.opened", work)


def end_door(order: Order, household: UUID) -> Outcome:
    """Her card opens nothing any more. Raises ``Refused`` if she has none."""

    def work() -> Done:
        find(Household, order.center, household)
        door = door_of(household)
        if door is None:
            raise Refused(Ground.ALREADY_DECIDED)
        _end(door, order)
        return Done(door.pk, {"household": str(household)})

    return once(order, "door.ended", work)


def end_doors_over(order: Order) -> int:
    """Inside an act: end the doors of those who left long ago; return how many."""
    over = doors_over(order.center, order.today)
    for door in over:
        _end(door, order)
    return len(over)


def _end(door: Door, order: Order) -> None:
    end_holder(door.holder, order.at)
    change(door, ended_at=order.at)


def _holder(order: Order, key: UUID, pair: Pair) -> Holder:
    return make(
        Holder,
        id=key,
        center_id=order.center,
        kind=Holder.Kind.RESIDENT,
        public=pair.public,
        since=order.at,
    )


def _hang(
    order: Order, household: Household, holder: Holder, card: Card, hung: Hung
) -> Door:
    return make(
        Door,
        center_id=order.center,
        household=household,
        holder=holder,
        tag=card.tag,
        salt=hung.salt,
        first=hung.first,
        second=hung.second,
        memory=hung.cost.memory,
        passes=hung.cost.passes,
        opened_by_id=order.by,
        opened_at=order.at,
    )
