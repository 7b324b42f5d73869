"""Gate cards: written with the family's say, looked at again, taken down.

No entry about a card names the family: who reads the record learns of neither.
"""

from datetime import date, timedelta
from uuid import UUID

from umay.core.gate_cards import MOST_DAYS, Card
from umay.core.refusals import Ground, Refused
from umay.records.models import GateCard, Household
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.house_words import seal_house_words
from umay.use_cases.order import Done, Order, Outcome, once


def write_card(order: Order, household: UUID, card: Card) -> Outcome:
    """Put up a card. Raises ``Refused`` if she did not agree, the day is not within
    three months, or nobody could read it."""

    def work() -> Done:
        family = find(Household, order.center, household)
        if not card.agreed:
            raise Refused(Ground.NO_CONSENT)
        _check(order, card.look_again_on)
        row = make(
            GateCard,
            center_id=order.center,
            household=family,
            rule=card.rule,
            written_at=order.at,
            by_id=order.by,
            look_again_on=card.look_again_on,
        )
        seal_house_words(order.center, row, {"description": card.description})
        return Done(row.pk, {"rule": card.rule})

    return once(order, "gate_card.written", work)


def keep_card(order: Order, card: UUID, until: date) -> Outcome:
    """It still holds: look again on a later day. Raises ``Refused`` if it is down."""

    def work() -> Done:
        row = _standing(order, card)
        _check(order, until)
        change(row, look_again_on=until)
        return Done(row.pk, {"until": until.isoformat()})

    return once(order, "gate_card.kept", work)


def take_down(order: Order, card: UUID) -> Outcome:
    """It holds no more. Raises ``Refused`` if it is down already."""

    def work() -> Done:
        row = _standing(order, card)
        change(row, taken_down_at=order.at)
        return Done(row.pk)

    return once(order, "gate_card.taken_down", work)


def end_cards(order: Order, household: UUID) -> int:
    """Take down what a family that leaves had put up; return how many that were."""
    standing = GateCard.objects.filter(household=household, taken_down_at=None)
    return standing.update(taken_down_at=order.at)


def _standing(order: Order, card: UUID) -> GateCard:
    row = find(GateCard, order.center, card)
    if row.taken_down_at is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    return row


def _check(order: Order, day: date) -> None:
    last = order.today + timedelta(days=MOST_DAYS)
    if day <= order.today:
        raise Refused(Ground.DAY_TOO_EARLY, order.today + timedelta(days=1))
    if day > last:
        raise Refused(Ground.DAY_TOO_LATE, last)
