"""Somebody asks the invented house for a place: addresses, and a clock set to now."""

from uuid import UUID

from django.utils import timezone

from tests.small_house import SmallHouse
from umay.core.people import Person


def asks(house: SmallHouse, *people: Person, **sheet: object) -> UUID:
    """Take a request at this moment, and return its key."""
    house.now = timezone.now()
    return house.asks(*people, **sheet)


def at(call: UUID, *parts: object) -> str:
    """The address of a request, or of one of its acts."""
    return "/".join(["/calls", str(call), *map(str, parts), ""])
