"""Recovery: the house's last key, in pieces among five of whom any three suffice.

Made once, shown once, on paper; the house itself keeps only its public half. It opens
what everybody who held it has lost. A drill proves the pieces without opening anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category
from umay.records.models import Grant, Holder, Household
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.store.rows import make
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.rings import open_grant
from umay.use_cases.keys.sealing import OWN_FOR, Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.pairs import new_pair, pair_of
from umay.vault.pieces import join, split

TOGETHER, HOLDERS = 3, 5


@dataclass(frozen=True)
class Card:
    """What one holder keeps: a piece of 32 bytes for each three she belongs to."""

    holder: str
    pieces: Mapping[tuple[str, ...], bytes] = field(repr=False)


def make_recovery(order: Order, holders: Sequence[str]) -> list[Card]:
    """Make the pair and return the five cards; they can never be shown again.

    ``holders`` are five different short names, as they will stand on the cards. Raises
    ``Refused`` if there is a recovery key, or the names are not five.
    """
    pair = new_pair()

    def work() -> Done:
        if len(set(holders)) != HOLDERS:
            raise Refused(Ground.TWO_PEOPLE)
        if held.holder_of_house(order.center, Holder.Kind.RECOVERY) is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        row = make(
            Holder,
            center_id=order.center,
            kind=Holder.Kind.RECOVERY,
            public=pair.public,
            since=order.at,
        )
        return Done(row.pk, {"holders": HOLDERS, "together": TOGETHER})

    if once(order, "recovery.made", work).repeated:
        raise Refused(Ground.ALREADY_DECIDED)
    sets = split(pair.private, holders, TOGETHER)
    return [
        Card(
            name,
            {three: pieces[name] for three, pieces in sets.items() if name in three},
        )
        for name in holders
    ]


def join_cards(center: UUID, cards: Iterable[Card]) -> bytes:
    """Return the private half. Raises ``Refused`` if the cards do not fit."""
    by_name = {card.holder: card for card in cards}
    three = tuple(sorted(by_name))
    recovery = held.holder_of_house(center, Holder.Kind.RECOVERY)
    try:
        private = join([by_name[name].pieces[three] for name in three])
        fits = recovery is not None and pair_of(private).public == bytes(
            recovery.public
        )
    except (KeyError, ValueError, TypeError):
        fits = False
    if not fits:
        raise Refused(Ground.NO_KEY)
    return private


def drill(order: Order, cards: Iterable[Card]) -> Outcome:
    """Prove that these three cards would open the house, and write that down."""
    private = join_cards(order.center, cards)

    def work() -> Done:
        recovery = held.holder_of_house(order.center, Holder.Kind.RECOVERY)
        return Done(recovery.pk if recovery else order.center, {"fits": bool(private)})

    return once(order, "recovery.drilled", work)


def recover(order: Order, cards: Iterable[Card], household: UUID, to: UUID) -> Outcome:
    """Give the keys of one household to a worker, from three cards."""
    private = join_cards(order.center, cards)

    def work() -> Done:
        find(Household, order.center, household)
        holder = held.holder_of(find_worker(order.center, to).pk)
        recovery = held.holder_of_house(order.center, Holder.Kind.RECOVERY)
        if holder is None or recovery is None:
            raise Refused(Ground.NO_KEYS)
        grants = held.live_grants([recovery.pk], household, Category, order.at)
        recipient = Recipient(holder, Grant.Because.GIVEN, order.at + OWN_FOR)
        for one in grants:
            give(
                one.key, open_grant(one, private), [recipient], by=order.by, at=order.at
            )
        return Done(household, {"worker": str(to), "keys": len(grants)})

    return once(order, "recovery.used", work)
