"""The real export: every number is counted once more from the file alone."""

from datetime import date, timedelta
from functools import cache

import pytest

from tests.hmis.imported import check_beds, house_on, nothing_changes
from tests.hmis.real import REAL
from tests.hmis.recount import Place, recount
from umay.commands.hmis.report import Report, as_dict, line_of
from umay.commands.import_hmis import SILENT, import_project, read_plan
from umay.core.counts import count
from umay.core.hmis.inventory import rooms_on
from umay.core.hmis.plan import HousePlan, Plan
from umay.records.models import Center, Stay
from umay.records.queries.census import Census, census
from umay.records.queries.night import night as night_of
from umay.records.queries.timeline import timeline
from umay.use_cases.import_hmis.book import noon
from umay.use_cases.import_hmis.import_houses import import_houses

SOME = ("109", "1418")
NIGHTS = ("2007-05-05", "2015-01-01", "2019-10-01", "2020-07-01", "2021-03-15",
          "2022-09-29", "2022-09-30", "2023-09-08")  # fmt: skip


@cache
def plan() -> Plan:
    return read_plan(REAL, SILENT)


def house(project: str) -> HousePlan:
    return next(h for h in plan().houses if h.project.key == project)


def refused() -> set[Place]:
    return {(said.file, said.line) for said in plan().refused}


def test_every_row_is_taken_but_those_that_overlap_or_lie_ahead() -> None:
    why = [said.why for said in plan().refused]

    assert len(plan().houses) == 27
    assert len([w for w in why if "overlaps" in w]) == 9
    assert len([w for w in why if "after the export" in w]) == 4
    assert len([w for w in why if "its enrollment is not taken" in w]) == 3
    assert len(why) == 16
    assert sum(len(h.spells) for h in plan().houses) == 4771 - 9


@pytest.mark.django_db
@pytest.mark.parametrize("project", SOME)
def test_a_house_is_counted_alike_in_the_file_and_in_the_book(
    project: str,
) -> None:
    center = Center.objects.get(pk=import_project(REAL, project).center)

    check_nights(center, project)
    check_beds(center)
    check_screens(center, project)


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_one_house_in_three_is_counted_alike_and_a_second_import_changes_nothing() -> (
    None
):
    night, houses = date(2022, 9, 30), plan().houses[::3]
    imported = import_houses(houses, night, SILENT)

    report = Report(night, [*map(line_of, houses, imported)], (), ())
    truth = recount(REAL, refused(), night.isoformat())
    taken = {told.project.key for told in houses}
    assert as_dict(report)["projects"] == [
        {"id": project, **counts}
        for project, counts in truth.items()
        if project in taken
    ]
    for done, told in zip(imported, houses, strict=True):
        center = Center.objects.get(pk=done.center)
        check_nights(center, told.project.key)
        check_beds(center)
        check_screens(center, told.project.key)
    with nothing_changes():
        assert import_houses(houses, night, SILENT) == imported


def check_nights(center: Center, project: str) -> None:
    for night in NIGHTS:
        truth = recount(REAL, refused(), night)[project]["present"][night]
        assert census(center, date.fromisoformat(night)) == Census(**truth)


def check_screens(center: Center, project: str) -> None:
    """The board, the limits and the counts hold at the end of the export."""
    today = plan().export.made_on + timedelta(days=1)
    seen = night_of(center, noon(today, center.time_zone), today)
    here = Stay.objects.filter(center=center, exit_day=None)
    assert len(seen.families) == here.count()
    assert all(family.clock for family in seen.families)
    assert len(timeline(center, today)) == here.count()
    counts = count(house_on(center, today), today)
    assert counts.families_living == here.exclude(form="day").count()
    counted = rooms_on(house(project).stock, today)
    beyond = [u for u in seen.house.units if u.code.startswith("extra")]
    gone = sum(u.size for u in seen.house.units) - sum(u.size for u in beyond)
    assert gone >= sum(counted.units) + sum(counted.shared)
    assert counts.beds.all == sum(unit.size for unit in seen.house.units)
    assert counts.beds.shut == 0
