"""A small invented house for tests, and short ways to act in it."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from umay.core.asking import CallSheet, Choice
from umay.core.people import Age, Person
from umay.records.models import Worker
from umay.use_cases.admit_household import admit_household
from umay.use_cases.furnish_house import UnitPlan
from umay.use_cases.keys.recovering import make_recovery
from umay.use_cases.open_center import CenterPlan, open_center
from umay.use_cases.order import Order
from umay.use_cases.place_hold import place_hold
from umay.use_cases.take_request import take_request

NOON = datetime(2026, 3, 2, 7, tzinfo=UTC)  # noon in Shymkent
TODAY = date(2026, 3, 2)

SMALL = (
    UnitPlan("11", 1, "violence"),
    UnitPlan("12", 2, "violence", adjoins=("13",)),
    UnitPlan("13", 3, "violence", step_free=True),
    UnitPlan("14", 4, "hardship", floor=2),
    UnitPlan("15", 4, "violence", floor=2, shared=True),
)

HOLDERS = ("one", "two", "three", "four", "five")  # of the recovery key

WOMAN = Person(age=Age.ADULT)
CHILD = Person(age=Age.SCHOOL)
BABY = Person(age=Age.BABY)


@dataclass
class SmallHouse:
    """The house, its worker, and a clock that tests move by hand."""

    worker: Worker
    now: datetime = NOON
    keys: list[uuid.UUID] = field(default_factory=list)

    def order(self, key: uuid.UUID | None = None) -> Order:
        return Order(
            center=self.worker.center_id,
            by=self.worker.pk,
            at=self.now,
            key=key or uuid.uuid4(),
        )

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def asks(self, *people: Person, **sheet: object) -> uuid.UUID:
        sheet = {"programme": "violence", "people": (WOMAN, *people)} | sheet
        return take_request(self.order(), CallSheet(**sheet)).subject

    def holds(self, request: uuid.UUID, *units: str, **choice: object) -> uuid.UUID:
        chosen = Choice(units, **choice) if units else None
        return place_hold(self.order(), request, chosen).subject

    def admits(self, request: uuid.UUID, *units: str, **choice: object) -> uuid.UUID:
        chosen = Choice(units, **choice) if units else None
        return admit_household(self.order(), request, chosen).subject


def small_house(units: tuple[UnitPlan, ...] = SMALL, cots: int = 2) -> SmallHouse:
    plan = CenterPlan(
        slug=f"test-{uuid.uuid4().hex[:8]}",
        name="Invented house",
        programmes=("violence", "hardship"),
        units=units,
        cots=cots,
        listed=True,
    )
    worker = open_center(plan, f"invented-{uuid.uuid4().hex[:8]}", "x" * 20, NOON)
    house = SmallHouse(worker)
    # Somebody must be there to whom words can be sealed.
    make_recovery(house.order(), HOLDERS)
    return house
