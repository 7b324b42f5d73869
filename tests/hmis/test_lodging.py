"""Where the people of an import live: rooms come and go with the inventory."""

import pytest

from tests.hmis.exports import Export, small_export
from tests.hmis.imported import (
    ENDS_ON,
    check_beds,
    check_census,
    house_on,
    import_one,
    live_in,
    nights,
    rooms_of,
)
from umay.core.counts import count
from umay.core.nights import Nights
from umay.records.models import LedgerEntry

pytestmark = pytest.mark.django_db
SINGLES = {"HouseholdType": "1", "UnitInventory": "0"}


def households(export: Export, sizes: dict[str, int], first: str) -> None:
    """Add a family of each size: a mother and her children."""
    for name, size in sizes.items():
        for number in range(size):
            relation = "2" if number else "1"
            export.stay(f"{name}{number}", first, HouseholdID=name,
                        RelationshipToHoH=relation)  # fmt: skip


def test_each_family_has_the_smallest_unit_that_fits() -> None:
    export = small_export()
    households(export, {"a": 2, "b": 3, "c": 1}, "2020-01-01")

    center = import_one(export)

    assert rooms_of(center) == {"room-1": 3, "room-2": 2, "room-3": 2}
    assert live_in(center) == {"room-1": 3, "room-2": 2, "room-3": 1}
    check_beds(center)


def test_a_family_larger_than_every_unit_gets_fold_out_beds() -> None:
    export = small_export()
    households(export, {"a": 5}, "2020-01-01")

    center = import_one(export)

    assert live_in(center) == {"room-1": 5}
    assert count(house_on(center), ENDS_ON).beds.extra == 2


def test_a_family_for_whom_no_unit_is_free_gets_an_extra_one() -> None:
    export = small_export()
    households(export, {"a": 1, "b": 1, "c": 1, "d": 4}, "2020-01-01")

    center = import_one(export)

    assert live_in(center)["extra-1"] == 4
    assert rooms_of(center)["extra-1"] == 4


def test_an_extra_unit_goes_when_a_unit_of_the_house_is_free() -> None:
    export = small_export()
    export.stay("first", "2019-06-01", "2020-02-01")
    households(export, {"a": 1, "b": 1, "c": 2}, "2020-01-01")

    center = import_one(export)

    assert "extra-1" not in rooms_of(center)
    assert sum(live_in(center).values()) == 4
    moved = LedgerEntry.objects.get(act="stay.moved")
    assert moved.at.date().isoformat() == "2020-02-01"
    check_census(export.house(), center, nights("2019-12-30", 40))
    check_beds(center)


def test_an_extra_unit_is_used_again() -> None:
    export = small_export()
    export.rows["Inventory.csv"][0] |= {"UnitInventory": "1", "BedInventory": "2"}
    export.stay("lives", "2019-06-01")
    for year in ("2020", "2021"):
        export.stay(f"guest{year}", f"{year}-01-01", f"{year}-02-01")

    center = import_one(export)

    assert center.unit_set.filter(code__startswith="extra").count() == 1
    assert rooms_of(center) == {"room-1": 2}


def test_single_adults_share_a_room_and_families_do_not() -> None:
    export = small_export()
    export.add("Inventory.csv", ProjectID="7", BedInventory="4", **SINGLES)
    for person in "123":
        export.stay(person, "2020-01-01")
    households(export, {"a": 2}, "2020-01-01")

    center = import_one(export)

    assert live_in(center) == {"shared-1": 3, "room-2": 2}


def test_a_partner_who_joins_in_a_shared_room_gets_one_of_its_beds() -> None:
    export = small_export()
    export.rows["Inventory.csv"][0] |= SINGLES | {"BedInventory": "3"}
    export.stay("1", "2020-01-01", HouseholdID="a")
    export.stay("2", "2020-01-01")
    export.stay("3", "2020-02-01", HouseholdID="a", RelationshipToHoH="3")
    export.stay("4", "2020-03-01", HouseholdID="a", RelationshipToHoH="4")

    center = import_one(export)

    assert live_in(center) == {"shared-1": 4}
    assert count(house_on(center), ENDS_ON).beds.extra == 1
    check_beds(center)


def test_a_shared_room_grows_and_shrinks_with_the_inventory() -> None:
    export = small_export()
    first = SINGLES | {"BedInventory": "4", "InventoryEndDate": "2020-12-31"}
    export.rows["Inventory.csv"][0] |= first
    then = SINGLES | {"BedInventory": "2", "InventoryStartDate": "2021-01-01"}
    export.add("Inventory.csv", ProjectID="7", **then)
    for person, until in (("1", ""), ("2", ""), ("3", "2021-06-01")):
        export.stay(person, "2020-01-01", until)

    center = import_one(export)

    beds = LedgerEntry.objects.filter(act="unit.beds").order_by("seq")
    assert [(str(e.at.date()), e.facts["beds"]) for e in beds] == [
        ("2021-01-01", 3),
        ("2021-06-01", 2),
    ]
    assert rooms_of(center) == {"shared-1": 2}


def test_a_unit_that_is_no_longer_counted_goes_when_it_is_empty() -> None:
    export = small_export()
    export.rows["Inventory.csv"][0] |= {"InventoryEndDate": "2020-12-31"}
    export.stay("1", "2020-01-01", "2021-06-01")
    export.stay("2", "2020-01-01")

    center = import_one(export)

    assert rooms_of(center) == {"room-3": 2}
    assert live_in(center) == {"room-3": 1}
    standing = house_on(center).unit("room-3")
    assert standing is not None
    assert len(standing.households(Nights(ENDS_ON))) == 1


def test_who_came_before_the_first_inventory_moves_into_its_units() -> None:
    export = small_export()
    households(export, {"a": 2, "b": 3}, "2018-01-01")

    center = import_one(export)

    assert live_in(center) == {"room-1": 3, "room-2": 2}
    check_census(export.house(), center, nights("2017-12-30", 5))
    check_beds(center)


def test_the_share_of_the_programme_follows_the_beds() -> None:
    export = small_export()
    export.rows["Inventory.csv"][0] |= {"InventoryEndDate": "2020-12-31"}
    export.add("Inventory.csv", ProjectID="7", UnitInventory="1", BedInventory="5",
               InventoryStartDate="2020-06-01")  # fmt: skip

    center = import_one(export)

    assert rooms_of(center) == {"room-4": 5}
    assert center.programme_set.get(code="hardship").beds == 5
