"""What happened to the house, for a test."""

from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.house_log import Event, Kind, Told
from umay.use_cases.handover import give_handover
from umay.use_cases.house_log import record_event

SEEN = {"seen": "A grey car, twice round the block", "done": "Said nothing"}


def at_the_gate(house: SmallHouse, household: UUID | None) -> UUID:
    families = (household,) if household else ()
    now, told = house.order().at, [Told.DIRECTOR, Told.POLICE]
    event = Event(Kind.SEEN_OUTSIDE, now, told, families)
    return record_event(house.order(), event, {}).subject


def quarrel(house: SmallHouse, one: UUID, other: UUID) -> UUID:
    event = Event(Kind.CONFLICT, house.order().at, (), (one, other))
    return record_event(house.order(), event, {}).subject


def house_told(house: SmallHouse, household: UUID) -> dict[str, UUID]:
    """Somebody stood outside, and the shift was handed over."""
    event = at_the_gate(house, household)
    return {"event": event, "handover": give_handover(house.order(), "").subject}
