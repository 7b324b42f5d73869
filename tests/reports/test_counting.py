"""A year counted from the rows of a house: each person once, each night, each help."""

from datetime import date

import pytest

from tests.small_house import CHILD, SmallHouse
from umay.core.exits import Destination
from umay.core.people import Age, Person, Whereabouts
from umay.core.places import Condition
from umay.core.refusals import Ground, Refused
from umay.core.reports.counts import Count
from umay.core.reports.figures import Audience, Counted
from umay.core.reports.periods import Period, nested, steps_of
from umay.records.models import (
    Center,
    Household,
    LedgerEntry,
    Member,
    ReportStep,
    Request,
    ServiceGiven,
    Stay,
    Unit,
)
from umay.records.queries.reports import counted
from umay.use_cases.exit_household import exit_household
from umay.use_cases.furnish_house import set_condition
from umay.use_cases.reports import keep_report

YEAR = 2026  # the small house's clock begins on 2 March
GRANDMOTHERS = Person(age=Age.SMALL, whereabouts=Whereabouts.ELSEWHERE)


def year_of(house: SmallHouse, months: int = 3) -> list[Counted]:
    center = Center.objects.get(pk=house.worker.center_id)
    return counted(center, Period(YEAR, 1, 12), months, [])


def told(house: SmallHouse, count: Count, months: int = 3) -> list[int]:
    return [one.counts[count] for one in year_of(house, months)]


def leaves(house: SmallHouse, stay: object, to: Destination) -> None:
    exit_household(house.order(), stay, house.order().today, to)
    for dirty in Unit.objects.filter(condition=Condition.TO_CLEAN):
        set_condition(house.order(), dirty.pk, Condition.READY)


def test_a_person_is_counted_once_a_year_and_a_night_each_night(
    house: SmallHouse,
) -> None:
    stay = house.admits(house.asks(CHILD), "12")  # 2 March
    house.later(days=40)
    leaves(house, stay, Destination.KIN_FOR_NOW)  # 11 April

    assert told(house, Count.PEOPLE) == [2, 0, 0, 0]
    assert told(house, Count.CHILDREN) == [1, 0, 0, 0]
    assert told(house, Count.NIGHTS) == [2 * 30, 2 * 10, 0, 0]
    assert told(house, Count.HERE) == [2, 0, 0, 0]
    assert told(house, Count.HERE_7_13) == [1, 0, 0, 0]
    assert told(house, Count.LEFT_KIN) == [0, 1, 0, 0]


def test_who_comes_again_is_still_one_person(house: SmallHouse) -> None:
    stay = house.admits(house.asks(), "12")
    household = Stay.objects.get(pk=stay).household_id
    house.later(days=10)
    leaves(house, stay, Destination.BACK_TO_HIM)
    Stay.objects.create(
        center_id=house.worker.center_id,
        household_id=household,
        first_day=date(YEAR, 5, 1),
        exit_day=date(YEAR, 5, 3),
        destination=Destination.RENTED,
    )

    assert told(house, Count.PEOPLE) == [1, 0, 0, 0]
    assert told(house, Count.NIGHTS) == [10, 2, 0, 0]
    assert told(house, Count.LEFT_BACK) == [1, 0, 0, 0]
    assert told(house, Count.LEFT_HOME) == [0, 1, 0, 0]


def test_a_child_who_lives_elsewhere_is_not_counted(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD, GRANDMOTHERS), "12")

    assert told(house, Count.PEOPLE)[0] == 2
    assert told(house, Count.HERE)[0] == 2


def test_who_came_before_the_year_belongs_to_its_first_step(house: SmallHouse) -> None:
    stay = house.admits(house.asks(), "12")
    Stay.objects.filter(pk=stay).update(first_day=date(YEAR - 1, 11, 3))

    assert told(house, Count.PEOPLE) == [1, 0, 0, 0]
    assert told(house, Count.NIGHTS)[0] == 31 + 28 + 31


def test_a_kind_of_help_is_counted_once_a_year_for_each(house: SmallHouse) -> None:
    stay = Stay.objects.get(pk=house.admits(house.asks(CHILD), "12"))
    child = Member.objects.get(household=stay.household, kind="child")
    head = Member.objects.get(household=stay.household, kind="head")
    for day, member in ((3, None), (4, head), (5, child), (9, child)):
        ServiceGiven.objects.create(
            center=stay.center,
            household=stay.household,
            member=member,
            day=date(YEAR, 3, day),
            service="medical",
        )

    assert told(house, Count.MEDICAL) == [2, 0, 0, 0]


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_every_step_adds_up_to_the_same_year(house: SmallHouse, months: int) -> None:
    stay = house.admits(house.asks(CHILD), "12")
    house.admits(house.asks(CHILD, CHILD), "13")
    house.later(days=100)
    leaves(house, stay, Destination.UNKNOWN)

    for count, whole in (
        (Count.PEOPLE, 5),
        (Count.CHILDREN, 3),
        (Count.LEFT, 1),
        (Count.NIGHTS, 2 * 100 + 3 * 305),
    ):
        assert sum(told(house, count, months)) == whole


def keeps(house: SmallHouse, period: Period, months: int) -> None:
    keep_report(house.order(), period, months, "ministry", Audience.AGREED)


def test_what_is_given_out_is_kept_with_all_before_it(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD), "12")
    house.later(days=150)

    keeps(house, Period(YEAR, 4, 3), 3)
    keeps(house, Period(YEAR, 4, 3), 3)

    first, second = ReportStep.objects.all()
    assert (first.first, second.first) == (date(YEAR, 1, 1), date(YEAR, 4, 1))
    assert (first.counts["people.all"], second.counts["people.all"]) == (2, 0)
    entry = LedgerEntry.objects.filter(act="report.made").latest("seq")
    assert entry.facts["last"] == f"{YEAR}-06-30"


@pytest.mark.parametrize(
    ("period", "months", "ground"),
    [
        (Period(YEAR, 1, 12), 3, Ground.DAY_TOO_LATE),
        (Period(YEAR, 1, 1), 3, Ground.OTHER_STEPS),
        (Period(YEAR, 1, 1), 1, Ground.OTHER_STEPS),
    ],
)
def test_an_open_period_or_another_step_is_refused(
    house: SmallHouse, period: Period, months: int, ground: Ground
) -> None:
    house.later(days=150)
    keeps(house, Period(YEAR, 1, 3), 3)

    with pytest.raises(Refused) as refused:
        keeps(house, period, months)

    assert refused.value.ground is ground
    assert ReportStep.objects.count() == 1


def test_a_kept_step_leads_to_no_person(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD), "12")
    house.later(days=150)
    keeps(house, Period(YEAR, 1, 3), 3)

    row = ReportStep.objects.get()
    told_of = {field.related_model for field in ReportStep._meta.get_fields()}
    assert not told_of & {Household, Member, Stay, Request}
    assert all(isinstance(value, int) for value in row.counts.values())


def test_periods_nest_and_a_step_is_cut_only_in_one_way() -> None:
    for months in (1, 3, 6, 12):
        steps = steps_of(YEAR, months)
        assert steps[0].first == date(YEAR, 1, 1)
        assert steps[-1].last == date(YEAR, 12, 31)
        for period in nested(YEAR):
            mine = period.steps(months)
            assert bool(mine) == (period.months >= months)
    with pytest.raises(ValueError, match="months, quarters"):
        steps_of(YEAR, 2)
