"""Recovery: the house's last key, in pieces on five cards of which any three suffice.

Made once, printed once; the house itself keeps only its public half. It opens what
everybody who held it has lost. A drill proves the cards without opening anything.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from uuid import UUID

from umay.core.cards import HOLDERS, TOGETHER, Card, set_of
from umay.core.policy import may_hold
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category
from umay.records.models import Grant, Holder, Household, Worker
from umay.records.queries import keys as held
from umay.records.queries.find import find
from umay.records.queries.rights import is_restricted
from umay.records.queries.walls import walled_workers
from umay.records.store.rows import change, make
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.rings import open_grant
from umay.use_cases.keys.sealing import OWN_FOR, Recipient, give
from umay.use_cases.order import Done, Order, Outcome, once
from umay.vault.pairs import Pair, new_pair, pair_of
from umay.vault.pieces import join, split


class Misfit(StrEnum):
    """Why cards do not open. Put into words in ``commands``."""

    FEWER = "fewer"
    SETS = "sets"
    ANOTHER = "another"
    NONE_MADE = "none_made"
    ALTERED = "altered"


class DoNotFit(Refused):
    """These cards open nothing here."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(Ground.NO_KEY)
        self.misfit = misfit


def make_recovery(
    order: Order,
    holders: Sequence[str],
    keep: Callable[[Sequence[Card]], object] = lambda cards: None,
) -> list[Card]:
    """Make the pair and return the five cards; they can never be shown again.

    ``keep`` puts them where they are printed from. If it fails there is no key either:
    one whose cards are lost could never be made again. Raises ``Refused`` if there is
    a recovery key, or the ``holders`` are not five.
    """
    pair = new_pair()
    cards = _cards(pair)

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
        keep(cards)
        return Done(row.pk, {"holders": HOLDERS, "together": TOGETHER})

    if once(order, "recovery.made", work).repeated:
        raise Refused(Ground.ALREADY_DECIDED)
    return cards


def _cards(pair: Pair) -> list[Card]:
    numbers = [str(number) for number in range(1, HOLDERS + 1)]
    sets = split(pair.private, numbers, TOGETHER)
    return [
        Card(
            int(one),
            set_of(pair.public),
            {tuple(map(int, t)): p[one] for t, p in sets.items() if one in t},
        )
        for one in numbers
    ]


def join_cards(center: UUID, cards: Iterable[Card]) -> tuple[tuple[int, ...], bytes]:
    """Return the numbers of three cards and what they join to. Raises ``DoNotFit``."""
    by_number = {card.number: card for card in cards}
    three = tuple(sorted(by_number)[:TOGETHER])
    recovery = held.holder_of_house(center, Holder.Kind.RECOVERY)
    if recovery is None:
        raise DoNotFit(Misfit.NONE_MADE)
    if len(three) < TOGETHER:
        raise DoNotFit(Misfit.FEWER)
    if len({card.of for card in by_number.values()}) > 1:
        raise DoNotFit(Misfit.SETS)
    if by_number[three[0]].of != set_of(bytes(recovery.public)):
        raise DoNotFit(Misfit.ANOTHER)
    private = join([by_number[number].pieces[three] for number in three])
    if pair_of(private).public != bytes(recovery.public):
        raise DoNotFit(Misfit.ALTERED)
    return three, private


def drill(order: Order, cards: Iterable[Card]) -> Outcome:
    """Prove that these three cards would open the house, and write that down."""
    three, _private = join_cards(order.center, cards)

    def work() -> Done:
        return Done(order.center, {"cards": list(three)})

    return once(order, "recovery.drilled", work)


def recover(order: Order, cards: Iterable[Card], household: UUID, to: UUID) -> Outcome:
    """Give the keys of one household to a worker, from three cards.

    Only what her role may hold. Whom three holders name needs nobody else to confirm
    that it is she. Raises ``Refused``: she is walled off, has no keys, or the woman
    has restricted her file to another worker.
    """
    three, private = join_cards(order.center, cards)

    def work() -> Done:
        row = find(Household, order.center, household)
        worker = find_worker(order.center, to)
        holder = held.holder_of(worker.pk)
        recovery = held.holder_of_house(order.center, Holder.Kind.RECOVERY)
        may = _may_hold(row, worker)
        if holder is None or recovery is None:
            raise Refused(Ground.NO_KEYS)
        grants = held.live_grants([recovery.pk], household, may, order.at)
        if not grants:
            raise Refused(Ground.NO_KEY)
        recipient = Recipient(holder, Grant.Because.GIVEN, order.at + OWN_FOR)
        for one in grants:
            give(
                one.key, open_grant(one, private), [recipient], by=order.by, at=order.at
            )
        if not worker.vouched:
            change(worker, vouched=True)
        facts = {"worker": str(to), "cards": list(three), "keys": len(grants)}
        return Done(household, facts)

    return once(order, "recovery.used", work)


def _may_hold(row: Household, worker: Worker) -> list[Category]:
    """Raises ``Refused`` if she may hold nothing of this household."""
    own = row.own_worker_id == worker.pk
    if is_restricted(row.pk) and not own and _works_on(row):
        raise Refused(Ground.RESTRICTED)
    may = [one for one in Category if own or may_hold(worker.role, one)]
    if not may or worker.pk in walled_workers(row.pk):
        raise Refused(Ground.MAY_NOT_HOLD)
    return may


def _works_on(row: Household) -> bool:
    """Whether her own worker is still there, with keys of her own."""
    own = row.own_worker
    return own is not None and own.is_active and held.holder_of(own.pk) is not None
