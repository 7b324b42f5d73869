"""Placing: which room a household of the past lived in, for the export does not say."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from umay.core.asking import CallSheet, Choice
from umay.core.hmis.inventory import Rooms
from umay.core.nights import Nights
from umay.core.places import House, Needs
from umay.core.proposals import Proposal, propose
from umay.core.shapes import Wishes, needs_of
from umay.records.models import Household
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_for
from umay.use_cases.import_hmis.book import Book, noon
from umay.use_cases.import_hmis.rooms import EXTRA, SHARED, Furniture, Room
from umay.use_cases.move_household import move_household

WHY = "imported: more people than beds that day"


class Lodging:
    """Finds a room for everybody: the best free one, fold-out beds, an extra room."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.furniture = Furniture(book)
        self.stays: dict[str, UUID] = {}
        self.changed = False

    def furnish(self, day: date, rooms: Rooms) -> None:
        self.furniture.furnish(day, rooms)
        self.changed = True

    def choose(self, day: date, sheet: CallSheet) -> Choice:
        """Return where she lived; an extra room is put up if none would do."""
        house = self._house(day)
        needs = _needs(sheet, day, house)
        best = self._best(needs, house)
        if best is None:
            return Choice((self.furniture.put_up_extra(day, needs.beds).code,))
        return Choice(best.units, best.bent, WHY if best.bends else "")

    def live(self, visit: str, stay: UUID, choice: Choice) -> None:
        """Remember who lives where."""
        self.stays[visit] = stay
        for code in choice.units:
            self._room(code).visits.add(visit)

    def leave(self, day: date, visit: str) -> None:
        self.furniture.leave(day, visit)
        self.changed = True

    def settle(self, day: date) -> None:
        """Move who lives in a room that is not counted into one that is free now."""
        if not self.changed:
            return
        self.changed = False
        for visit in self.furniture.unwanted():
            house = self._house(day)
            best = self._best(self._needs_of(visit, day, house), house)
            if best is not None and not best.bends:
                choice = Choice(best.units)
                move_household(self.book.order(day), self.stays[visit], choice)
                self.furniture.leave(day, visit)
                self.live(visit, self.stays[visit], choice)

    def _house(self, day: date) -> House:
        return house_now(self.book.center, noon(day, self.book.zone), day)

    def _needs_of(self, visit: str, day: date, house: House) -> Needs:
        household = Household.objects.get(stays=self.stays[visit])
        return needs_for(household, Nights(day), house.rules)

    def _best(self, needs: Needs, house: House) -> Proposal | None:
        """Families with children never share a room with others."""
        units = (u for u in house.units if self._counts(self._room(u.code), needs))
        answers = propose(needs, replace(house, units=tuple(units)))
        return answers.proposals[0] if answers.proposals else None

    def _counts(self, room: Room, needs: Needs) -> bool:
        return (
            room.kind != EXTRA
            and room.wanted > 0
            and (needs.may_share or room.kind != SHARED)
        )

    def _room(self, code: str) -> Room:
        return self.furniture.rooms[code]


def _needs(sheet: CallSheet, day: date, house: House) -> Needs:
    wishes = Wishes(sheet.programme, may_share=sheet.may_share)
    return needs_of("", sheet.people, wishes, Nights(day), house.rules)
