"""Coming in with a card: the same for her PIN and for the quiet one.

Each sign-in leaves a word, sealed to her own worker and each director: that all is as
usual, or that somebody should talk with her alone. Nobody else can tell which, not
with the whole disk.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from umay.core.doors import Card
from umay.core.roles import Role
from umay.records.models import Door, DoorSign, Holder
from umay.records.queries import keys as held
from umay.records.queries.doors import door_with, is_open, signs_for
from umay.records.queries.walls import walled_workers
from umay.records.store.rows import make
from umay.use_cases.keys.epoch import epoch, this_epoch
from umay.use_cases.keys.rings import Ring, shared_copy
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.doors import Hung, nobodys, open_door
from umay.vault.grants import Copy, accept, grant
from umay.vault.halves import Halves, halve
from umay.vault.locks import Cost
from umay.vault.pairs import Pair, pair_of
from umay.vault.shut import Shut

USUAL, QUIET = b"usual", b"quiet"
SHOWN_FOR = timedelta(days=14)
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Came:
    """Whose card it is, and the key it opened, for one session."""

    door: Door
    halves: Halves
    hers: bool


def try_card(card: Card | None, pin: str, at: datetime) -> Came:
    """Raises ``Shut``: no such card, another PIN, or the door has ended."""
    door = door_with(card.tag) if card else None
    hung = _kept(door) if door else nobodys()
    owner = door.holder_id if door else NOBODY
    pair = open_door(hung, owner, card.secret if card else "", pin)
    if door is None or not is_open(door, at.astimezone(_zone(door)).date()):
        raise Shut
    halves = halve({door.holder_id: pair.private}, door.pk)
    return Came(door, halves, is_hers(door, pair))


def is_hers(door: Door, pair: Pair) -> bool:
    """Whether it is her own key, and not the one that opens nothing."""
    return pair.public == bytes(door.holder.public)


def ring_is_hers(door: Door, ring: Ring) -> bool:
    return is_hers(door, pair_of(ring.private))


def note_coming(order: Order, came: Came) -> Outcome:
    """Write down that her card was used, and leave the sealed word."""

    def work() -> Done:
        DoorSign.objects.filter(door=came.door, at__lt=order.at - SHOWN_FOR).delete()
        for holder in _near(came.door):
            _leave(order, came, holder)
        return Done(came.door.pk)

    return once(order, "door.used", work)


def alone_with(ring: Ring, at: datetime) -> list[str]:
    """Return the codes of whom somebody should talk with, and nobody else there."""
    found = {
        sign.door.household.survivor_code: None
        for sign in signs_for(ring.holder, at - SHOWN_FOR)
        if _read(sign, ring) == QUIET
    }
    return list(found)


def _near(door: Door) -> list[Holder]:
    walled = walled_workers(door.household_id)
    near = {
        holder.pk: holder
        for holder in held.holders_with(door.center_id, [Role.DIRECTOR])
        if holder.worker_id not in walled
    }
    own = door.household.own_worker_id
    holder = held.holder_of(own) if own else None
    return list((near | ({holder.pk: holder} if holder else {})).values())


def _leave(order: Order, came: Came, holder: Holder) -> None:
    now, key = this_epoch(), uuid4()
    place = shared_copy(order.center, "sign", key, holder.pk)
    word = USUAL if came.hers else QUIET
    make(
        DoorSign,
        id=key,
        center_id=order.center,
        door=came.door,
        holder=holder,
        sealed=grant(place, word, bytes(holder.public), now),
        epoch=now.number,
        at=order.at,
    )


def _read(sign: DoorSign, ring: Ring) -> bytes:
    place = sign_copy(sign)
    return accept(place, bytes(sign.sealed), ring.private, epoch(sign.epoch))


def sign_copy(sign: DoorSign) -> Copy:
    return shared_copy(sign.center_id, "sign", sign.pk, sign.holder_id)


def _kept(door: Door) -> Hung:
    cost = Cost(door.memory, door.passes)
    return Hung(bytes(door.salt), bytes(door.first), bytes(door.second), cost)


def _zone(door: Door) -> ZoneInfo:
    return ZoneInfo(door.center.time_zone)
