"""Nothing is promised twice, however many ask at the same moment."""

from typing import TYPE_CHECKING

from django.db import connection

from tests.races.contest import ASKERS, race
from tests.small_house import SMALL, small_house
from umay.use_cases.furnish_house import UnitPlan

if TYPE_CHECKING:
    from tests.harness.houses import House

ROUNDS = 60
ROOMS = (*SMALL, *(UnitPlan(f"2{n}", 1, "violence", floor=3) for n in range(1, 5)))


def test_the_last_place_goes_to_exactly_one_of_many(house_db: "House") -> None:
    small_house(ROOMS, cots=1)

    result = race(house_db.environment(), ROUNDS, seed=1)

    assert result.crashes == []
    assert result.doubles == 0
    assert result.empty_rounds == 0
    assert result.got + sum(result.refused.values()) == ROUNDS * ASKERS
    said = {why for refusal in result.refused for why in refusal.split("+")}
    assert said <= {"held", "reserved", "no_cot", "other_programme", "too_small"}
    assert {"held", "reserved", "no_cot"} <= said


def test_without_lock_and_constraint_the_same_race_gives_beds_twice(
    house_db: "House",
) -> None:
    """The control: the contest really races."""
    small_house(ROOMS, cots=1)
    _drop_the_constraints()

    result = race(house_db.environment(), ROUNDS, seed=1, unguarded=True)

    assert result.doubles > 0


def _drop_the_constraints() -> None:
    names = ("claim_bed_once", "claim_person_once", "claim_unit_once")
    with connection.cursor() as cursor:
        for name in names:
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE records_claim DROP CONSTRAINT {name}")
            else:
                for event in ("insert", "update"):
                    cursor.execute(f"DROP TRIGGER {name}_{event}")
