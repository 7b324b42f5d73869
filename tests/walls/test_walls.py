"""Walls: who puts them up, what ends with them, and that names put them up at once."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from tests.small_house import SmallHouse, small_house
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import Category, Reason
from umay.records import veil
from umay.records.models import (
    Declaration,
    Grant,
    Household,
    LedgerEntry,
    Mark,
    Member,
    Piece,
    Request,
    Wall,
    Worker,
)
from umay.use_cases.keep_back import give_back, keep_back
from umay.use_cases.keys.breaking_glass import ask_to_break_glass
from umay.use_cases.keys.declaring import Known, declare
from umay.use_cases.keys.finding import find_again
from umay.use_cases.keys.granting import give_access, take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.walling import Lifted, lift_wall, look_at_wall, wall_off
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.order import Order
from umay.vault.locks import Cost

OrderOf = Callable[[Worker], Order]
CHEAP = Cost(memory=64, passes=1)
NAMED = Known("Akhmetova", "Aigul", 1990, "family")


@pytest.fixture
def house(db: None) -> SmallHouse:
    return small_house()


@pytest.fixture
def worker_of(house: SmallHouse) -> Callable[..., Worker]:
    def made(role: Role, **more: bool) -> Worker:
        worker = Worker.objects.create(
            center=house.worker.center, username=f"{role}-{uuid4()}", role=role, **more
        )
        make_keys(house.order(), worker.pk, "only for tests", CHEAP)
        return worker

    return made


@pytest.fixture
def order_of(house: SmallHouse) -> OrderOf:
    """An order of a worker whose keys are unlocked."""

    def made(worker: Worker) -> Order:
        ring = take_up(worker.pk, unlock(worker.pk, "only for tests"))
        return replace(house.order(), by=worker.pk, ring=ring)

    return made


@pytest.fixture
def named(house: SmallHouse, worker_of: Callable[..., Worker], order_of: OrderOf):
    """An intake worker, and a family whose name she has written down."""
    intake = worker_of(Role.SOCIAL)
    family = Request.objects.get(pk=house.asks()).household
    head = Member.objects.get(household=family, kind="head")
    words = {"full_name": "Ахметова Айгүл Сериковна", "birth_date": "05.03.1990"}
    write_sealed(order_of(intake), family.pk, head, words)
    return intake, family


def refused(call: Callable[[], object]) -> Ground:
    with pytest.raises(Refused) as found:
        call()
    return found.value.ground


def test_whom_a_worker_has_named_is_hidden_from_her_at_the_next_sign_in_of_the_intake(
    named, worker_of, order_of: OrderOf
) -> None:
    intake, family = named
    relative = worker_of(Role.PSYCHOLOGIST)
    declare(order_of(relative), NAMED)

    keep_keys(order_of(intake))

    wall = Wall.objects.get()
    assert (wall.worker, wall.household) == (relative, family)
    assert (wall.because, wall.looked_at) == (Wall.Because.NAMES, None)


def test_a_family_that_comes_later_meets_the_names_as_well(
    house: SmallHouse, worker_of, order_of: OrderOf
) -> None:
    intake, relative = worker_of(Role.SOCIAL), worker_of(Role.DUTY)
    declare(order_of(relative), NAMED)
    keep_keys(order_of(intake))
    assert Wall.objects.count() == 0
    family = Request.objects.get(pk=house.asks()).household
    head = Member.objects.get(household=family, kind="head")
    write_sealed(order_of(intake), family.pk, head, {"full_name": "Айгуль Ахметова"})

    keep_keys(order_of(intake))

    assert Wall.objects.get().household == family


def test_somebody_of_another_name_meets_no_wall(named, worker_of, order_of) -> None:
    intake, _family = named
    declare(order_of(worker_of(Role.DUTY)), Known("Ivanova", "Anna", 1971, "friend"))

    keep_keys(order_of(intake))

    assert Wall.objects.count() == 0


def test_a_wall_once_taken_down_stays_down(named, worker_of, order_of) -> None:
    intake, _family = named
    declare(order_of(worker_of(Role.DUTY)), NAMED)
    keep_keys(order_of(intake))
    look_at_wall(order_of(intake), Wall.objects.get().pk)

    lift_wall(order_of(intake), Wall.objects.get().pk, Lifted.ANOTHER)
    keep_keys(order_of(intake))

    assert Wall.objects.get().ended_at is not None


def test_what_was_named_is_sealed_and_no_entry_tells_it(
    worker_of, order_of: OrderOf
) -> None:
    worker_of(Role.SOCIAL)
    declare(order_of(worker_of(Role.LAWYER)), NAMED)

    told = str(list(LedgerEntry.objects.values_list("facts", flat=True)))
    assert b"Akhmetova" not in bytes(Declaration.objects.get().sealed)
    assert "Akhmetova" not in told


def test_her_keys_of_a_hidden_family_end_and_nobody_gives_her_new_ones(
    house: SmallHouse, named, worker_of, order_of: OrderOf
) -> None:
    intake, family = named
    walled = worker_of(Role.PSYCHOLOGIST)
    until = house.now.replace(year=house.now.year + 1)
    call = (family.pk, walled.pk, [Category.IDENTITY], until)
    give_access(order_of(intake), *call)
    assert Grant.objects.filter(holder__worker=walled).exists()

    wall_off(order_of(intake), family.pk, walled.pk)

    assert not Grant.objects.filter(holder__worker=walled).exists()
    again = refused(lambda: give_access(order_of(intake), *call))
    assert again is Ground.MAY_NOT_HOLD


def test_a_walled_supervisor_cannot_break_the_glass(
    named, worker_of, order_of: OrderOf
) -> None:
    intake, family = named
    one, two, three = (worker_of(Role.DIRECTOR, supervisor=True) for _ in range(3))
    keep_keys(order_of(intake))
    ask_to_break_glass(order_of(one), family.pk, Reason.EMERGENCY)

    wall_off(order_of(two), family.pk, one.pk)
    keep_keys(order_of(intake))

    asked = (order_of(one), family.pk, Reason.EMERGENCY)
    assert refused(lambda: ask_to_break_glass(*asked)) is Ground.NOT_FOUND
    holders = set(Piece.objects.values_list("holder__worker_id", flat=True))
    assert holders == {two.pk, three.pk}


def test_nobody_is_walled_off_from_the_family_she_works_with(
    named, worker_of, order_of: OrderOf
) -> None:
    intake, family = named
    take_on(order_of(intake), family.pk)
    declare(order_of(intake), NAMED)
    keep_keys(order_of(intake))

    other = worker_of(Role.SOCIAL)
    act = (order_of(other), family.pk, intake.pk)
    assert refused(lambda: wall_off(*act)) is Ground.HER_OWN_WORKER
    assert Wall.objects.count() == 0


def test_an_act_of_a_walled_worker_meets_the_veil_without_any_screen(
    house: SmallHouse, named, worker_of, order_of: OrderOf
) -> None:
    intake, family = named
    walled = worker_of(Role.SOCIAL)
    wall_off(order_of(intake), family.pk, walled.pk)

    act = (order_of(walled), family.pk)
    assert refused(lambda: take_on(*act)) is Ground.NOT_FOUND
    assert veil.hidden() == frozenset()


def test_a_returning_woman_is_found_by_any_spelling_and_only_as_a_code(
    named, order_of: OrderOf
) -> None:
    intake, family = named
    keep_keys(order_of(intake))

    found = find_again(order_of(intake), "Aygul Ahmetova", 1990, agreed=True)

    assert [(one.household, one.code) for one in found] == [
        (family.pk, family.survivor_code)
    ]
    entry = LedgerEntry.objects.get(act="names.searched")
    assert entry.facts == {"found": 1}
    assert find_again(order_of(intake), "Anna Ivanova", 1971, agreed=True) == []


def test_nobody_looks_without_her_agreement_or_from_another_role(
    named, worker_of, order_of: OrderOf
) -> None:
    intake, _family = named
    lawyer = worker_of(Role.LAWYER)

    def look(worker: Worker, *, agreed: bool) -> Ground:
        order = order_of(worker)
        return refused(lambda: find_again(order, "Aigul", 1990, agreed=agreed))

    assert look(intake, agreed=False) is Ground.NOT_AGREED
    assert look(lawyer, agreed=True) is Ground.MAY_NOT_HOLD


def test_marking_opens_only_names_and_leaves_an_entry(named, order_of) -> None:
    intake, family = named

    keep_keys(order_of(intake))

    entry = LedgerEntry.objects.get(act="fields.opened", facts__why=Reason.MARKING)
    assert entry.facts["fields"] == {"member.full_name": 1, "member.birth_date": 1}
    assert Household.objects.get(pk=family.pk).marked_at is not None
    assert Mark.objects.filter(household=family).count() == 5


def test_beds_kept_back_are_given_to_nobody_and_opened_only_by_who_closed_them(
    house: SmallHouse, worker_of, order_of: OrderOf
) -> None:
    unit = house.worker.center.unit_set.get(code="11")
    director, other = worker_of(Role.DIRECTOR), worker_of(Role.DIRECTOR)
    request: UUID = house.asks()

    keep_back(order_of(director), unit.pk)

    assert refused(lambda: house.admits(request, "11")) is Ground.BED_TAKEN
    theirs = order_of(other)
    assert refused(lambda: give_back(theirs, unit.pk)) is Ground.KEPT_BACK
    give_back(order_of(director), unit.pk)
    house.admits(request, "11")
    again = order_of(director)
    assert refused(lambda: keep_back(again, unit.pk)) is Ground.LIVED_IN
