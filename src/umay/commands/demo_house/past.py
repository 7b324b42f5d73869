"""The past: who lived in each room before, told backwards from today.

A room empties, is cleaned, and is soon given again; the stays are drawn from the
shares in ``chance``. Telling it backwards makes the past fit the house of today.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from umay.commands.demo_house import chance, turns
from umay.commands.demo_house.cast import Cast
from umay.commands.demo_house.people import WOMAN
from umay.commands.demo_house.plan import UNITS
from umay.commands.demo_house.visits import Turn, Visit
from umay.core.people import Person
from umay.core.places import Condition

GAPS = (1, 1, 2, 2, 3, 5, 8, 14)  # nights a room stands empty: it is seldom free
COTS_IN_USE = 6  # at most, so that a birth and a hold find one
BABIES = 0.35  # of the households with a child
SPARE_BED = 0.2  # of the households in a larger room
BACK_AGAIN = 0.2  # of those who left, within the year
AWAY = timedelta(days=14)  # at least, before they come back
PLANNED = 20  # days; a longer stay may end on a planned day
LIMIT = 175  # days; from here on she asks for longer
SIX_MONTHS = 181


@dataclass(frozen=True)
class Row:
    """A place one household has at a time: a unit, or one bed of a shared unit.

    ``left`` is when the last one before the story of today left it, and how.
    """

    code: str
    left: date
    left_as: Condition = Condition.READY


class Past:
    def __init__(self, dice: Random, today: date, begins: date, cast: Cast) -> None:
        self.dice = dice
        self.today = today
        self.begins = begins
        self.cast = cast
        self.units = {unit.code: unit for unit in UNITS}
        self.visits: list[Visit] = []

    def visits_before(self) -> list[Visit]:
        """Return everybody who has left since the book began."""
        for row in self.rows():
            self.visits.extend(self._before(row))
        self.visits.sort(key=lambda visit: (visit.first_day, visit.units))
        self._some_come_back()
        return self.visits

    def rows(self) -> Iterator[Row]:
        """Every place, with the day from which the cast knows it."""
        for visit in self.cast.living:
            for code in visit.units:
                yield Row(code, visit.first_day - self._gap())
            if visit.moved_to is not None:
                day, code = visit.moved_to
                yield Row(code, day - self._gap())
        to_clean, cleaning = self.cast.emptied
        yield Row(to_clean, self.today, Condition.TO_CLEAN)
        yield Row(cleaning, self.today - timedelta(days=1), Condition.CLEANING)
        for code in (*self.cast.free, *self.cast.held):
            yield Row(code, self.today - self._gap() - timedelta(days=1))

    def _gap(self) -> timedelta:
        return timedelta(days=self.dice.choice(GAPS))

    def _before(self, row: Row) -> Iterator[Visit]:
        unit, leaves, left_as = self.units[row.code], row.left, row.left_as
        while leaves > self.begins:
            days = chance.nights(self.dice)
            visit = Visit(
                people=(WOMAN,),
                programme=unit.programme,
                first_day=leaves - timedelta(days=days),
                units=(unit.code,),
                leaves=leaves,
                sheet={"may_share": unit.shared},
                left_as=left_as,
            )
            visit.turns.extend(self._talks(visit, days))
            if not unit.shared:
                visit.people = (WOMAN, *self._children(unit.beds, visit))
            yield visit
            leaves, left_as = visit.first_day - self._gap(), Condition.READY

    def _children(self, beds: int, visit: Visit) -> Iterable[Person]:
        """Fill the room, more or less; a baby comes along while there is a cot."""
        room = beds - 1
        spare = room > 1 and self.dice.random() < SPARE_BED
        children = [chance.big_child(self.dice) for _ in range(room - spare)]
        others = [*self.cast.living, *self.visits]
        cots = sum(other.cots for other in others if other.meets(visit))
        if cots < COTS_IN_USE and self.dice.random() < BABIES:
            children.append(chance.small_child(self.dice))
        return children

    def _talks(self, visit: Visit, days: int) -> Iterator[Turn]:
        """She plans her leaving; near the limit she asks for longer."""
        leaves = (self.today - (visit.leaves or self.today)).days
        if days > PLANNED and self.dice.random() < 1 / 2:
            whereto = chance.destination(self.dice, visit.programme, days)
            yield leaves + 10, turns.plans_to_leave(-leaves, whereto)
        if days > LIMIT:
            granted = turns.granted("вымышлено: ждёт ключи")
            refused = turns.refused("вымышлено: жильё есть, место нужно другим")
            answer = granted if days > SIX_MONTHS else refused
            why = "вымышлено: жильё ещё не готово"
            yield leaves + days - 158, turns.asks_for_longer(21, why, answer=answer)

    def _some_come_back(self) -> None:
        """Some come back within the year, to a room of the same kind."""
        gone = [visit for visit in self.visits if not visit.moved_to]
        for visit in self.visits:
            before = [other for other in gone if self._may_be(other, visit)]
            if before and self.dice.random() < BACK_AGAIN:
                visit.returning = self.dice.choice(before)
                visit.people = visit.returning.people
                gone.remove(visit.returning)

    def _may_be(self, other: Visit, visit: Visit) -> bool:
        """Whether the household of ``other`` could have come again as ``visit``."""
        one, two = (self.units[each.units[0]] for each in (other, visit))
        kind = ("programme", "shared")
        return (
            other.gone_by(visit.first_day - AWAY)
            and all(getattr(one, name) == getattr(two, name) for name in kind)
            and (len(other.people), other.cots) == (len(visit.people), visit.cots)
        )
