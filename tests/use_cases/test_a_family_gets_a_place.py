"""The main job: asked, held, admitted, moved, gone."""

from datetime import date

import pytest

from tests.small_house import BABY, CHILD, TODAY, WOMAN, SmallHouse, small_house
from umay.core.asking import Choice
from umay.core.counts import count
from umay.core.exits import Destination
from umay.core.people import Age, Answer, Person, Whereabouts
from umay.core.places import Why
from umay.core.proposals import NoUnitFits
from umay.core.refusals import Ground, Refused
from umay.records.models import Bed, Claim, Hold, LedgerEntry, Request, Stay, Unit
from umay.records.queries.house import house as house_now
from umay.use_cases.change_members import change_whereabouts, join_member, record_birth
from umay.use_cases.exit_household import exit_household, plan_leaving
from umay.use_cases.keep_hold import extend_hold, release_hold
from umay.use_cases.move_household import move_household

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> SmallHouse:
    return small_house()


def beds(house: SmallHouse):
    seen = house_now(house.worker.center_id, house.now, house.order().today)
    return count(seen, house.order().today)


def test_a_mother_with_a_child_is_held_the_two_bed_room(house: SmallHouse) -> None:
    hold = house.holds(house.asks(CHILD))

    units = {c.unit.code for c in Claim.objects.filter(hold=hold)}
    assert units == {"12"}
    assert beds(house).beds.kept == 2


def test_a_hold_frees_itself_at_its_moment(house: SmallHouse) -> None:
    request = house.asks(CHILD)
    house.holds(request, "12")
    house.later(minutes=89)
    with pytest.raises(NoUnitFits):
        house.holds(house.asks(CHILD), "12")
    house.later(minutes=1)

    house.holds(house.asks(CHILD), "12")

    assert Hold.objects.filter(state="lapsed").count() == 1
    assert Request.objects.get(pk=request).outcome == "open"


def test_an_extended_hold_is_kept_longer_and_a_released_one_is_free(house) -> None:
    hold = house.holds(house.asks(CHILD), "12")
    extend_hold(house.order(), hold, 60)
    house.later(minutes=120)
    assert beds(house).beds.kept == 2

    release_hold(house.order(), hold)

    assert beds(house).beds.kept == 0


def test_she_moves_into_what_was_kept_for_her(house: SmallHouse) -> None:
    request = house.asks(CHILD, BABY)
    house.holds(request)

    stay = house.admits(request)

    claims = Claim.objects.filter(stay=stay, is_open=True)
    assert claims.count() == 3  # two beds and a cot
    assert {c.member.age for c in claims} == {Age.ADULT, Age.SCHOOL, Age.BABY}
    assert beds(house).cots.lived_in == 1


def test_two_families_never_get_one_unit(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD), "12")

    with pytest.raises(NoUnitFits) as refusal:
        house.admits(house.asks(CHILD), "12")

    assert [o.why for o in refusal.value.objections["12"]] == [Why.OCCUPIED]


def test_a_shared_room_is_given_bed_by_bed(house: SmallHouse) -> None:
    first = house.admits(house.asks(may_share=True), "15")
    second = house.admits(house.asks(may_share=True), "15")

    claimed = Claim.objects.filter(stay__in=[first, second])
    assert {c.bed.code for c in claimed} == {"15.1", "15.2"}


def test_a_whole_room_and_one_of_its_beds_are_never_both_given(house) -> None:
    house.admits(house.asks(may_share=True), "15")
    with pytest.raises(NoUnitFits):
        house.admits(house.asks(CHILD, CHILD, CHILD), "15")


def test_a_fold_out_bed_needs_a_reason_and_goes_with_her(house: SmallHouse) -> None:
    request = house.asks(CHILD, CHILD)
    with pytest.raises(Refused) as refusal:
        house.admits(request, "12", bends=frozenset({Why.TOO_SMALL}))
    assert refusal.value.ground is Ground.REASON_NEEDED

    stay = house.admits(
        request, "12", bends=frozenset({Why.TOO_SMALL}), why="three at night"
    )

    assert beds(house).beds.extra == 1
    exit_household(house.order(), stay, TODAY, Destination.UNKNOWN)
    assert Bed.objects.filter(kind="fold_out", removed_on=TODAY).count() == 1


def test_a_reservation_begins_where_a_planned_leaving_ends(house: SmallHouse) -> None:
    stay = house.admits(house.asks(CHILD), "12")
    plan_leaving(house.order(), stay, date(2026, 3, 10), None)

    hold = house.holds(house.asks(CHILD, first_night=date(2026, 3, 10)), "12")

    assert Hold.objects.get(pk=hold).lapses_at is None
    with pytest.raises(Refused) as refusal:
        plan_leaving(house.order(), stay, date(2026, 3, 12), None)
    assert refusal.value.ground is Ground.BED_TAKEN


def test_a_family_that_left_leaves_a_room_to_clean(house: SmallHouse) -> None:
    stay = house.admits(house.asks(CHILD), "12")

    exit_household(house.order(), stay, TODAY, Destination.KIN_FOR_NOW, Answer.YES)

    assert Unit.objects.get(code="12").condition == "to_clean"
    assert Stay.objects.get(pk=stay).exit_day == TODAY


def test_a_household_moves_and_keeps_a_bed_throughout(house: SmallHouse) -> None:
    stay = house.admits(house.asks(CHILD), "12")

    move_household(house.order(), stay, Choice(("13",)))

    now = Claim.objects.filter(stay=stay, is_open=True)
    assert {c.unit.code for c in now} == {"13"}
    assert Unit.objects.get(code="12").condition == "to_clean"


def test_a_baby_born_here_gets_a_cot_and_is_never_refused(house: SmallHouse) -> None:
    stay = house.admits(house.asks(), "11")

    for _ in range(3):
        record_birth(house.order(), stay, date(2026, 3, 1))

    assert beds(house).cots.lived_in == 2


def test_a_child_with_the_grandmother_needs_no_bed_until_it_comes(house) -> None:
    away = Person(age=Age.SCHOOL, whereabouts=Whereabouts.ELSEWHERE)
    stay = house.admits(house.asks(away), "11")
    child = Stay.objects.get(pk=stay).household.members.get(kind="child")

    with pytest.raises(Refused) as refusal:
        change_whereabouts(house.order(), child.pk, Whereabouts.HERE)
    assert refusal.value.ground is Ground.NO_BED_FOR_MEMBER

    change_whereabouts(house.order(), child.pk, Whereabouts.HERE, why="fold-out bed")
    assert beds(house).beds.extra == 1


def test_who_joins_sleeps_in_a_bed_of_the_households_own_room(house) -> None:
    stay = house.admits(house.asks(CHILD), "13")

    join_member(house.order(), stay, CHILD)

    assert Claim.objects.filter(stay=stay, member__isnull=True).count() == 0


def test_sending_the_same_order_twice_changes_nothing(house: SmallHouse) -> None:
    from umay.use_cases.place_hold import place_hold

    request, order = house.asks(CHILD), house.order()
    first = place_hold(order, request)
    second = place_hold(order, request)

    assert (second.subject, second.repeated) == (first.subject, True)
    assert Hold.objects.count() == 1


def test_every_act_has_its_entry_and_the_order_has_no_holes(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD, WOMAN))

    acts = list(LedgerEntry.objects.order_by("seq").values_list("seq", "act"))
    assert acts == [
        (1, "center.opened"),
        (2, "recovery.made"),
        (3, "request.taken"),
        (4, "stay.opened"),
    ]


def test_a_refused_act_leaves_no_entry(house: SmallHouse) -> None:
    house.admits(house.asks(CHILD), "12")
    request = house.asks(CHILD)
    before = LedgerEntry.objects.count()

    with pytest.raises(NoUnitFits):
        house.admits(request, "12")

    assert LedgerEntry.objects.count() == before


def test_a_child_written_down_as_back_twice_keeps_her_bed(house: SmallHouse) -> None:
    request = house.asks(CHILD)
    house.holds(request)
    stay = house.admits(request)
    child = Claim.objects.get(stay=stay, member__kind="child").member

    change_whereabouts(house.order(), child.pk, Whereabouts.HERE, why="fold-out bed")

    assert Claim.objects.filter(stay=stay, is_open=True, member=child).count() == 1
