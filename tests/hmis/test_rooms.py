"""What the rows of Inventory.csv mean for units and beds, day by day."""

from datetime import date

import pytest

from tests.hmis.exports import small_export
from umay.core.hmis.inventory import LARGEST_UNIT, Rooms, changes, spread
from umay.use_cases.furnish_house import MOST_BEDS

DAY = date(2019, 1, 1)


def rooms(**fields: str) -> Rooms:
    export = small_export()
    export.change("Inventory.csv", 2, **fields)
    ((first, wanted),) = changes(export.house().stock, date(2022, 1, 1))
    assert first == DAY
    return wanted


@pytest.mark.parametrize(
    ("beds", "units", "sizes"),
    [
        (36, 15, (3,) * 6 + (2,) * 9),
        (7, 3, (3, 2, 2)),
        (2, 2, (1, 1)),
        (0, 0, ()),
    ],
)
def test_beds_are_spread_evenly(beds: int, units: int, sizes: tuple[int, ...]) -> None:
    assert spread(beds, units) == sizes


def test_beds_counted_in_units_become_units() -> None:
    assert rooms(UnitInventory="15", BedInventory="36").units == (3,) * 6 + (2,) * 9


def test_single_beds_stand_in_shared_rooms() -> None:
    wanted = rooms(HouseholdType="1", UnitInventory="0", BedInventory="25")

    assert wanted == Rooms(units=(), shared=(9, 8, 8))


def test_beds_of_families_without_units_become_small_units() -> None:
    wanted = rooms(HouseholdType="3", UnitInventory="", BedInventory="7")

    assert wanted == Rooms(units=(3, 2, 2))


def test_no_unit_is_without_a_bed_and_none_is_larger_than_a_unit_may_be() -> None:
    assert rooms(UnitInventory="9", BedInventory="2").units == (1, 1)
    assert rooms(UnitInventory="1", BedInventory="100").units == (50, 50)
    assert LARGEST_UNIT == MOST_BEDS


def test_rows_of_one_day_add_up_and_the_last_day_counts() -> None:
    export = small_export()
    export.change("Inventory.csv", 2, InventoryEndDate="2020-12-31")
    export.add("Inventory.csv", ProjectID="7", HouseholdType="1", UnitInventory="0",
               BedInventory="4", InventoryStartDate="2020-06-01")  # fmt: skip

    assert changes(export.house().stock, date(2022, 1, 1)) == [
        (DAY, Rooms(units=(3, 2, 2))),
        (date(2020, 6, 1), Rooms(units=(3, 2, 2), shared=(4,))),
        (date(2021, 1, 1), Rooms(shared=(4,))),
    ]


def test_a_row_that_only_goes_on_changes_nothing() -> None:
    export = small_export()
    export.change("Inventory.csv", 2, InventoryEndDate="2020-12-31")
    export.add("Inventory.csv", ProjectID="7", InventoryStartDate="2021-01-01")

    assert len(changes(export.house().stock, date(2022, 1, 1))) == 1


def test_changes_that_lie_ahead_are_not_made() -> None:
    export = small_export()
    export.change("Inventory.csv", 2, InventoryEndDate="2030-12-31")

    assert len(changes(export.house().stock, date(2022, 1, 1))) == 1


def test_an_end_in_the_year_9999_is_no_end() -> None:
    export = small_export()
    export.change("Inventory.csv", 2, InventoryEndDate="9999-12-31")

    assert export.house().stock[0].until is None


def test_rows_without_beds_lodge_nobody() -> None:
    export = small_export()
    export.change("Inventory.csv", 2, BedInventory="0", UnitInventory="0")

    assert not export.house().lodging
