"""Rooms: what stands in an imported house on each day of its history."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from umay.core.hmis.inventory import Rooms
from umay.core.places import Condition
from umay.records.models import Bed, Claim
from umay.use_cases.furnish_house import (
    UnitPlan,
    add_unit,
    change_beds,
    set_condition,
)
from umay.use_cases.import_hmis.book import Book

UNIT, SHARED, EXTRA = "room-", "shared-", "extra-"


@dataclass
class Room:
    """``beds`` stand there now; ``wanted`` is how many the inventory counts.

    An extra room, for people who came when every bed was taken, is never wanted.
    """

    kind: str
    code: str
    key: UUID
    beds: int
    wanted: int
    visits: set[str] = field(default_factory=set)


class Furniture:
    """Puts rooms up, and takes them down once nobody lives in them."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.rooms: dict[str, Room] = {}

    def furnish(self, day: date, rooms: Rooms) -> None:
        """Make the house what the inventory says from ``day`` on."""
        self._whole(day, Counter(rooms.units))
        shared = list(self._of_kind(SHARED))
        for number, beds in enumerate(rooms.shared):
            if number < len(shared):
                shared[number].wanted = beds
            else:
                self._put_up(day, SHARED, beds)
        for room in shared[len(rooms.shared) :]:
            room.wanted = 0
        for room in list(self.rooms.values()):
            self._fit(day, room)

    def put_up_extra(self, day: date, beds: int) -> Room:
        """Return a room for people who came when every bed was taken."""
        room = self._put_up(day, EXTRA, beds)
        room.wanted = 0
        return room

    def leave(self, day: date, visit: str) -> None:
        """Clean the rooms the household has left, and take down the unwanted."""
        for room in self.homes(visit):
            room.visits.remove(visit)
            set_condition(self.book.order(day), room.key, Condition.READY)
            self._fit(day, room)

    def homes(self, visit: str) -> list[Room]:
        return [room for room in self.rooms.values() if visit in room.visits]

    def unwanted(self) -> list[str]:
        """Who lives in rooms that are not counted, the longest there first."""
        rooms = (room for room in self.rooms.values() if not room.wanted)
        return [visit for room in rooms for visit in room.visits]

    def _whole(self, day: date, wanted: Counter[int]) -> None:
        """Keep the units of a size that is still counted, first those lived in."""
        for room in sorted(self._of_kind(UNIT), key=lambda room: not room.visits):
            stays = wanted[room.beds] > 0
            wanted[room.beds] -= stays
            room.wanted = room.beds if stays else 0
        for beds in sorted(wanted.elements(), reverse=True):
            self._put_up(day, UNIT, beds)

    def _put_up(self, day: date, kind: str, beds: int) -> Room:
        """Bring a room back that was taken down, or add one."""
        gone = next((room for room in self._of_kind(kind) if not room.beds), None)
        if gone is not None:
            change_beds(self.book.order(day), gone.key, beds)
            gone.beds = gone.wanted = beds
            return gone
        code = f"{kind}{sum(1 for _ in self._of_kind(kind)) + 1}"
        programme = self.book.plan.project.programme
        unit = UnitPlan(code, beds, programme, shared=kind == SHARED)
        key = add_unit(self.book.order(day), unit).subject
        self.rooms[code] = Room(kind, code, key, beds, beds)
        return self.rooms[code]

    def _fit(self, day: date, room: Room) -> None:
        """Give a room the beds that are wanted, and no fewer than are slept in."""
        beds = room.wanted
        if room.visits:
            taken = Claim.objects.filter(unit=room.key, is_open=True)
            own = taken.filter(bed__kind=Bed.Kind.BED).count()
            beds = max(beds, own) if room.kind == SHARED else room.beds
        if beds != room.beds:
            change_beds(self.book.order(day), room.key, beds)
            room.beds = beds

    def _of_kind(self, kind: str) -> Iterator[Room]:
        return (room for room in self.rooms.values() if room.kind == kind)
