"""The log of the house: an event is written down, and described once."""

from collections.abc import Mapping
from uuid import UUID

from umay.core.house_log import Event
from umay.core.refusals import Ground, Refused
from umay.records.models import HouseEvent, Household
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.house_words import seal_house_words
from umay.use_cases.order import Done, Order, Outcome, once


def record_event(order: Order, event: Event, words: Mapping[str, str]) -> Outcome:
    """Write down what happened; ``words`` are seen and done.

    Raises ``Refused`` if it lies ahead, a family is not there, or nobody could read it.
    """

    def work() -> Done:
        if event.at > order.at:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        row = make(
            HouseEvent,
            center_id=order.center,
            kind=event.kind,
            at=event.at,
            written_at=order.at,
            by_id=order.by,
            told=sorted(event.told),
            **_families(order, event),
        )
        seal_house_words(order.center, row, words)
        return Done(row.pk, {"kind": event.kind, "told": row.told})

    return once(order, "event.recorded", work)


def complete_event(
    order: Order, event: UUID, told: Event, words: Mapping[str, str]
) -> Outcome:
    """Say what there was no time to say: kind, families, who was told, in which words.

    Raises ``Refused`` if it was described before: what is written stays.
    """

    def work() -> Done:
        row = find(HouseEvent, order.center, event)
        if row.seen or row.done:
            raise Refused(Ground.ALREADY_DECIDED)
        if told.at > order.at:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        families = _families(order, told)
        change(row, kind=told.kind, at=told.at, told=sorted(told.told), **families)
        seal_house_words(order.center, row, words)
        return Done(row.pk, {"kind": told.kind, "told": row.told})

    return once(order, "event.completed", work)


def _families(order: Order, event: Event) -> dict[str, Household | None]:
    found = [find(Household, order.center, key) for key in event.families]
    one, other, *_more = [*found, None, None]
    return {"household": one, "other": other}
