"""Which rows are taken, which are refused, and what is said about them."""

import pytest

from tests.hmis.exports import FY2024, Export, small_export
from umay.core.exits import Destination
from umay.core.hmis.plan import only, plan_of
from umay.core.hmis.rows import Unfit, quoted
from umay.core.people import Age, Sex


@pytest.fixture
def export() -> Export:
    """A woman who came and left, in line 2 of every file."""
    export = small_export()
    export.stay("1", "2020-03-01", "2020-05-01")
    return export


def refused(export: Export) -> dict[tuple[str, int], str]:
    return {(said.file, said.line): said.why for said in export.plan().refused}


def remarked(export: Export) -> dict[tuple[str, int], str]:
    plan = export.plan()
    assert not plan.refused
    return {(said.file, said.line): said.why for said in plan.remarks}


def test_a_sound_export_is_taken_without_a_word(export: Export) -> None:
    plan = export.plan()

    assert (plan.refused, plan.remarks) == ((), ())
    (spell,) = plan.houses[0].spells
    assert (str(spell.first), str(spell.until)) == ("2020-03-01", "2020-05-01")
    assert spell.destination is Destination.RENTED


@pytest.mark.parametrize(
    ("file", "fields", "why"),
    [
        ("Enrollment.csv", {"EntryDate": ""}, "EntryDate is empty"),
        ("Enrollment.csv", {"EntryDate": "03/01/2020"}, "is not a day"),
        ("Enrollment.csv", {"EntryDate": "2021-02-29"}, "is not a day"),
        ("Enrollment.csv", {"EntryDate": "٢٠٢٠-٠٣-٠١"}, "is not a day"),
        ("Enrollment.csv", {"EntryDate": "1900-01-01"}, "is before 1970"),
        ("Enrollment.csv", {"EntryDate": "2022-10-06"}, "is after the export"),
        ("Enrollment.csv", {"EntryDate": "2020-05-02"}, "before it begins"),
        ("Enrollment.csv", {"EntryDate": "1989-01-01"}, "before the person is born"),
        ("Enrollment.csv", {"PersonalID": "9"}, "not taken from Client.csv"),
        ("Enrollment.csv", {"ProjectID": "9"}, "not taken from Project.csv"),
        ("Enrollment.csv", {"EnrollmentID": ""}, "it has no EnrollmentID"),
        ("Enrollment.csv", {"DateDeleted": "2022-01-01"}, "marked as deleted"),
        ("Exit.csv", {"ExitDate": "soon"}, "is not a day"),
        ("Exit.csv", {"ExitDate": "2022-10-06"}, "is after the export"),
        ("Exit.csv", {"EnrollmentID": "e9"}, "its enrollment is not taken"),
        ("Exit.csv", {"DateDeleted": "2022-01-01"}, "marked as deleted"),
        ("Client.csv", {"DOB": "17.05.1990"}, "is not a day"),
        ("Client.csv", {"DateDeleted": "2022-01-01"}, "marked as deleted"),
        ("Project.csv", {"DateDeleted": "2022-01-01"}, "marked as deleted"),
        ("Project.csv", {"ProjectID": ""}, "it has no ProjectID"),
        ("Inventory.csv", {"ProjectID": "9"}, "not taken from Project.csv"),
        ("Inventory.csv", {"InventoryStartDate": "x"}, "is not a day"),
        ("Inventory.csv", {"InventoryStartDate": "2023-01-01"}, "is after the export"),
        ("Inventory.csv", {"InventoryEndDate": "2018-01-01"}, "before it starts"),
        ("Inventory.csv", {"HouseholdType": "2"}, "is not in the list"),
        ("Inventory.csv", {"BedInventory": "-1"}, "is not a count"),
        ("Inventory.csv", {"BedInventory": "2001"}, "is more than 2000"),
        ("Inventory.csv", {"DateDeleted": "2022-01-01"}, "marked as deleted"),
    ],
)
def test_an_impossible_row_is_refused_with_its_line(
    export: Export, file: str, fields: dict[str, str], why: str
) -> None:
    export.change(file, 2, **fields)

    assert why in refused(export)[file, 2]


def test_over_120_years_old_is_impossible(export: Export) -> None:
    export.change("Client.csv", 2, DOB="1899-12-31")

    assert "over 120 years" in refused(export)["Enrollment.csv", 2]


def test_what_is_no_sound_date_of_birth_is_not_told(export: Export) -> None:
    export.change("Client.csv", 2, DOB="1900-01-01", DOBDataQuality="99")

    assert export.house().spells[0].person().age is Age.UNKNOWN


def test_nobody_is_left_in_the_house_whose_exit_cannot_be_read(export: Export) -> None:
    export.change("Exit.csv", 2, ExitDate="2020-13-01")

    assert "Exit.csv line 2 is refused" in refused(export)["Enrollment.csv", 2]


def test_an_exit_ahead_of_the_export_leaves_her_in_the_house(export: Export) -> None:
    export.change("Exit.csv", 2, ExitDate="2022-12-01")

    assert refused(export).keys() == {("Exit.csv", 2)}
    assert export.plan().houses[0].spells[0].until is None


def test_an_exit_of_another_person_is_refused_with_what_it_ends(export: Export) -> None:
    export.change("Exit.csv", 2, PersonalID="2")

    assert refused(export).keys() == {("Enrollment.csv", 2), ("Exit.csv", 2)}


def test_of_two_rows_with_one_id_the_first_is_taken(export: Export) -> None:
    for file in ("Project.csv", "Client.csv", "Enrollment.csv", "Exit.csv"):
        export.add(file, **export.rows[file][0])

    said = refused(export)
    assert {line for _, line in said} == {3}
    assert len(said) == 4
    assert all("is in line 2 too" in why for why in said.values())


def test_a_person_cannot_be_in_two_households_of_one_project(export: Export) -> None:
    export.stay("1", "2020-04-30", "2020-06-01", HouseholdID="other")
    export.stay("1", "2020-05-01", "2020-05-20", HouseholdID="third")

    said = refused(export)
    assert said.keys() == {("Enrollment.csv", 3), ("Exit.csv", 3)}
    assert "overlaps line 2" in said["Enrollment.csv", 3]
    assert "from 2020-03-01 until 2020-05-01" in said["Enrollment.csv", 3]


def test_a_person_may_be_in_two_projects_at_once(export: Export) -> None:
    export.add("Project.csv", ProjectID="8", ProjectType="6")
    export.stay("1", "2020-04-01", "2020-06-01", ProjectID="8")

    assert not refused(export)


def test_a_forgotten_exit_makes_her_next_entry_overlap(export: Export) -> None:
    export.stay("2", "2020-01-01")
    export.stay("2", "2021-01-01", HouseholdID="later")

    assert "and has not left" in refused(export)["Enrollment.csv", 4]


def test_a_client_who_never_comes_is_not_dropped_in_silence(export: Export) -> None:
    export.add("Client.csv", PersonalID="2")

    assert "nothing to take" in refused(export)["Client.csv", 3]


def test_a_row_with_a_field_too_many_is_refused(export: Export) -> None:
    export.add("Exit.csv", EnrollmentID="e1")
    plan = export.plan()
    whole = plan.tables.exits[1]
    torn = type(whole)(whole.file, whole.line, None)
    tables = type(plan.tables)(**vars(plan.tables) | {"exits": [torn]})

    again = plan_of(tables, plan.export.made_on)

    assert "more or fewer fields" in again.refused[0].why


def test_the_21st_of_a_household_is_refused(export: Export) -> None:
    for number in range(2, 24):
        export.stay(str(number), "2020-06-01", HouseholdID="large")

    said = refused(export)
    assert [line for _, line in said] == [23, 24]
    assert all("more than 20 people" in why for why in said.values())


def test_an_inventory_of_a_project_without_beds_is_refused() -> None:
    export = small_export(ProjectType="12")

    assert "a type without beds" in refused(export)["Inventory.csv", 2]


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        ("Exit.csv", {"Destination": "999"}),
        ("Exit.csv", {"Destination": "²"}),
        ("Client.csv", {"Sex": "5"}),
        ("Enrollment.csv", {"RelationshipToHoH": "77"}),
        ("Enrollment.csv", {"HouseholdID": ""}),
        ("Project.csv", {"ProjectType": "5"}),
    ],
)
def test_a_detail_that_cannot_be_read_is_unknown_and_remarked(
    export: Export, file: str, fields: dict[str, str]
) -> None:
    export.change(file, 2, **fields)
    if file == "Project.csv":
        export.rows["Inventory.csv"].clear()

    assert (file, 2) in remarked(export)


def test_a_household_without_a_head_gets_its_oldest_adult(export: Export) -> None:
    told = {"HouseholdID": "new", "RelationshipToHoH": "99"}
    export.stay("2", "2021-01-01", **told)
    export.stay("3", "2021-01-01", **told)
    export.change("Client.csv", 4, DOB="1971-01-01")

    assert "has no head" in remarked(export)["Enrollment.csv", 4]


def test_a_second_head_is_another_member(export: Export) -> None:
    export.stay("2", "2020-03-01", HouseholdID="h1")

    assert "has a head in line 2" in remarked(export)["Enrollment.csv", 3]


@pytest.mark.parametrize(
    ("told", "sex"),
    [
        ({"Woman": "1", "Man": "0"}, Sex.FEMALE),
        ({"Woman": "0", "Man": "1"}, Sex.MALE),
        ({"Woman": "1", "Man": "1"}, Sex.UNKNOWN),
        ({"GenderNone": "9"}, Sex.UNSAID),
        ({"GenderNone": "8"}, Sex.UNKNOWN),
    ],
)
def test_genders_of_fy2024_are_read(
    export: Export, told: dict[str, str], sex: Sex
) -> None:
    export.columns = FY2024
    export.change("Client.csv", 2, **told)

    assert export.house().spells[0].human.sex is sex


@pytest.mark.parametrize(
    ("code", "sex"), [("0", Sex.FEMALE), ("1", Sex.MALE), ("9", Sex.UNSAID)]
)
def test_the_sex_of_fy2026_is_read(export: Export, code: str, sex: Sex) -> None:
    export.change("Client.csv", 2, Sex=code)

    assert export.house().spells[0].human.sex is sex


def test_a_house_for_survivors_is_of_that_programme() -> None:
    assert small_export(TargetPopulation="1").house().project.programme == "violence"
    assert small_export().house().project.programme == "hardship"


@pytest.mark.parametrize("rows", [0, 2])
def test_export_csv_has_one_row(export: Export, rows: int) -> None:
    export.rows["Export.csv"] = export.rows["Export.csv"] * rows

    with pytest.raises(Unfit, match=f"it has {rows} rows"):
        export.plan()


def test_an_export_from_the_future_is_refused_whole(export: Export) -> None:
    export.change("Export.csv", 2, ExportDate="2099-01-01")

    with pytest.raises(Unfit, match="has not come yet"):
        export.plan()


def test_of_one_project_only_its_own_rows_are_told(export: Export) -> None:
    export.add("Project.csv", ProjectID="8")
    export.stay("2", "nonsense", ProjectID="8")
    export.add("Inventory.csv", ProjectID="8", BedInventory="x")
    export.stay("3", "nonsense")

    plan = only(export.plan(), "8")

    assert [house.project.key for house in plan.houses] == ["8"]
    assert [(c.file, c.line) for c in plan.refused] == [
        ("Inventory.csv", 3),
        ("Enrollment.csv", 3),
    ]


def test_a_bad_value_is_shown_short_and_harmless() -> None:
    assert quoted("\x1b[2J" + "x" * 40) == f"«?[2J{'x' * 26}…»"
