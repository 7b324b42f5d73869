"""The import writes the houses, through everybody's use cases, once or not at all."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from tests.hmis.exports import Export, small_export
from tests.hmis.imported import (
    ENDS_ON,
    check_beds,
    check_census,
    import_one,
    import_plan,
    nights,
    nothing_changes,
)
from tests.hmis.test_history import any_export, family
from umay.core.counts import count
from umay.records.models import (
    Center,
    Household,
    LedgerEntry,
    Member,
    Stay,
    Task,
    Worker,
)
from umay.records.queries.night import night as night_of
from umay.use_cases.import_hmis import telling
from umay.use_cases.import_hmis.book import AnotherHouse, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def export() -> Export:
    """A family that grew and shrank, and a woman who came and left."""
    export = family(
        ("1", "2020-01-01", "2020-06-01"),
        ("2", "2020-01-01", ""),
        ("3", "2020-02-01", "2020-03-01"),
        ("3", "2020-04-01", ""),
    )
    export.stay("4", "2020-02-15", "2020-02-20")
    export.stay("5", "2020-02-17", "2020-02-17")
    return export


def test_a_project_becomes_a_center_with_its_history(export: Export) -> None:
    center = import_one(export)

    assert (center.slug, center.name, center.listed) == ("p7", "A house", False)
    assert Household.objects.count() == 3
    stay = Stay.objects.get(household__members__number=2)
    assert (stay.first_day, stay.exit_day) == (date(2020, 1, 1), None)
    gone = Stay.objects.get(first_day="2020-02-15")
    assert (str(gone.exit_day), gone.destination) == ("2020-02-20", "rented")


def test_the_book_knows_who_was_there_each_night(export: Export) -> None:
    center = import_one(export)

    check_census(export.house(), center, nights("2019-12-30", 170))
    check_beds(center)


def test_the_ledger_tells_each_act_on_its_own_day(export: Export) -> None:
    center = import_one(export)

    entries = LedgerEntry.objects.filter(center_id=center.pk).order_by("seq")
    days = [entry.at.astimezone(center.zone).date() for entry in entries]
    assert days == sorted(days)
    told = {(str(day), entry.act) for day, entry in zip(days, entries, strict=True)}
    assert ("2020-02-01", "member.joined") in told
    assert ("2020-06-01", "head.changed") in told
    assert ("2020-02-20", "stay.ended") in told


def test_no_name_number_or_birthday_of_the_file_is_kept(export: Export) -> None:
    import_one(export)

    assert set(Household.objects.values_list("call_name", "reach")) == {(None, None)}
    assert {str(m.birth_month) for m in Member.objects.all()} == {"1990-05-01"}


def test_the_past_leaves_no_tasks_for_today(export: Export) -> None:
    import_one(export)

    assert not Task.objects.exists()


def test_the_writer_cannot_sign_in(export: Export) -> None:
    import_one(export)

    writer = Worker.objects.get(username="import-p7")
    assert not writer.check_password("")
    assert not writer.check_password(writer.username)


def test_every_family_has_a_clock_and_the_counts_agree(export: Export) -> None:
    center = import_one(export)

    seen = night_of(center, noon(ENDS_ON, center.time_zone), ENDS_ON)
    assert [family.clock is not None for family in seen.families] == [True]
    counts = count(seen.house, ENDS_ON)
    assert (counts.families_living, counts.beds.all, counts.units.all) == (1, 7, 3)
    assert counts.beds.shut == 0


def test_a_second_import_changes_nothing(export: Export) -> None:
    import_one(export)

    with nothing_changes():
        import_one(export)


def test_the_guard_sees_a_change(export: Export) -> None:
    center = import_one(export)

    with pytest.raises(AssertionError), nothing_changes():
        Center.objects.filter(pk=center.pk).update(name="Another")


def test_other_rows_of_a_project_that_is_here_are_refused(export: Export) -> None:
    import_one(export)
    export.stay("6", "2021-01-01")

    with nothing_changes(), pytest.raises(AnotherHouse, match="project 7"):
        import_one(export)


def test_a_center_of_that_name_that_was_not_imported_is_left_alone(
    export: Export,
) -> None:
    Center.objects.create(slug="p7", name="Ours")

    with nothing_changes(), pytest.raises(AnotherHouse):
        import_one(export)


def test_a_dry_run_tells_the_same_and_leaves_nothing(export: Export) -> None:
    with nothing_changes():
        (dry,) = import_plan(export.plan(), keep=False)

    (kept,) = import_plan(export.plan())
    assert dry.present == kept.present
    assert kept.present.people == 2


def test_a_fault_in_the_last_act_leaves_nothing(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.add("Project.csv", ProjectID="8", ProjectType="6")
    export.stay("1", "2021-01-01", "2021-02-01", ProjectID="8")
    real = telling.exit_household

    def fails(order: Any, stay: Any, day: date, *rest: Any) -> Any:
        if day == date(2021, 2, 1):
            raise RuntimeError("the power is gone")
        return real(order, stay, day, *rest)

    monkeypatch.setattr(telling, "exit_household", fails)

    with nothing_changes(), pytest.raises(RuntimeError):
        import_plan(export.plan())


def test_a_service_without_beds_has_daytime_stays() -> None:
    export = small_export(ProjectType="4")
    export.rows["Inventory.csv"].clear()
    export.stay("1", "2020-01-01")

    center = import_one(export)

    assert Stay.objects.get().form == "day"
    check_census(export.house(), center, nights("2019-12-30", 5))


def test_a_project_nobody_ever_entered_is_a_center_too() -> None:
    center = import_one(small_export())

    assert Stay.objects.filter(center=center).count() == 0
    assert center.unit_set.count() == 3


def test_a_project_id_that_is_no_address_gets_one() -> None:
    center = import_one(small_export(ProjectID="a/b c", ProjectName=""))

    assert center.slug.startswith("p")
    assert center.slug.isalnum()
    assert center.name == "Project a/b c"


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_export())
def test_any_export_is_told_to_the_end(export: Export) -> None:
    plan = export.plan()
    with transaction.atomic():
        imported = import_plan(plan)
        for house, done in zip(plan.houses, imported, strict=True):
            center = Center.objects.get(pk=done.center)
            check_census(house, center, nights("2019-12-30", 24))
            check_beds(center)
        with nothing_changes():
            import_plan(plan)
        transaction.set_rollback(True)
