"""The weekly review: what a director is shown of what was opened, and signs."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.small_house import SmallHouse, small_house
from tests.walls.test_every_opening_is_counted import orders
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.core.unusual import Unusual, unusual, week_of
from umay.records import veil
from umay.records.models import Household, LikeName, ReadsReview, Request, Wall, Worker
from umay.records.queries.reads import (
    first_read,
    likenesses,
    names_alike,
    reads_of_week,
)
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.queries.walls import veil_of
from umay.use_cases.keys.declaring import (
    Known,
    answer_likeness,
    declare,
    say_all_named,
)
from umay.use_cases.keys.granting import take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import take_up, unlock
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.order import Order
from umay.use_cases.review_reads import sign_reads


@pytest.fixture
def house(db: None) -> SmallHouse:
    return small_house()


@pytest.fixture
def workers(house: SmallHouse) -> dict[Role, Order]:
    made = orders(house)
    return {Role(Worker.objects.get(pk=one.by).role): one for one in made}


def again(order: Order, **changes) -> Order:
    return replace(order, key=uuid4(), **changes)


def family(house: SmallHouse, social: Order, name: str) -> Household:
    row = Request.objects.get(pk=house.asks()).household
    head = row.members.first()
    write_sealed(again(social), row.pk, head, {"full_name": name})
    return row


def opens_at(order: Order, household: Household, at) -> None:
    reader = again(order, at=at).writer
    open_rows(reader, household.pk, sealed_rows(household.pk), Reason.SAFETY)


def week(house: SmallHouse, at):
    return reads_of_week(house.worker.center_id, house.order().zone, week_of(at.date()))


def test_the_week_shows_who_opened_at_night_and_a_day_reading_stays_out(
    house, workers
) -> None:
    social = workers[Role.SOCIAL]
    row = family(house, social, "Ойдан Шығарылған")
    take_on(again(social), row.pk)
    noon = house.now.replace(hour=7)  # noon in Almaty
    opens_at(social, row, noon)
    opens_at(social, row, noon + timedelta(hours=14))

    found = unusual(week(house, noon))

    assert [(one.worker, one.times, one.why) for one in found] == [
        (social.by, 1, {Unusual.OFF_SHIFT})
    ]


def test_the_intake_is_shown_once_the_family_has_its_own_worker(house, workers) -> None:
    social, duty = workers[Role.SOCIAL], workers[Role.DUTY]
    row = family(house, social, "Ойдан Шығарылған")
    keep_keys(again(social))
    take_on(again(social), row.pk)
    later = house.now + timedelta(hours=1)
    write_sealed(again(social), row.pk, row, {"safety_plan": "x"})
    ring = take_up(duty.by, unlock(duty.by, "only for tests"))
    opens_at(replace(duty, ring=ring), row, later)

    found = [one for one in unusual(week(house, later)) if one.worker == duty.by]

    assert [one.why for one in found] == [{Unusual.NOT_HERS}]


def test_what_the_program_opens_to_mark_names_is_no_read(house, workers) -> None:
    family(house, workers[Role.SOCIAL], "Ойдан Шығарылған")
    keep_keys(again(workers[Role.SOCIAL]))

    assert first_read(house.worker.center_id) is not None
    assert week(house, house.now) == []


def test_a_week_is_signed_once_and_only_when_it_is_over(house, workers) -> None:
    social = workers[Role.SOCIAL]
    row = family(house, social, "Ойдан Шығарылған")
    opens_at(social, row, house.now)
    monday = week_of(house.order().today)
    with pytest.raises(Refused) as early:
        sign_reads(house.order(), monday)
    after = house.now + timedelta(days=7)

    sign_reads(replace(house.order(), at=after), monday)

    assert early.value.ground is Ground.DAY_TOO_LATE
    assert ReadsReview.objects.get().openings == len(week(house, house.now))
    with pytest.raises(Refused) as twice:
        sign_reads(replace(house.order(), at=after), monday)
    assert twice.value.ground is Ground.ALREADY_DECIDED


def test_who_signs_is_not_shown_a_family_hidden_from_her(house, workers) -> None:
    social, lawyer = workers[Role.SOCIAL], workers[Role.LAWYER]
    row = family(house, social, "Ойдан Шығарылған")
    opens_at(social, row, house.now)
    assert week(house, house.now)
    Wall.objects.create(
        center=house.worker.center,
        worker_id=lawyer.by,
        household=row,
        because=Wall.Because.TOLD,
        since=house.now,
    )

    with veil.wearing(veil_of(lawyer.by)):
        assert week(house, house.now) == []


def test_a_like_surname_is_asked_about_and_a_like_name_is_hidden_at_once(
    house, workers
) -> None:
    social, lawyer = workers[Role.SOCIAL], workers[Role.LAWYER]
    row = family(house, social, "Ертегиева Айгүл")
    keep_keys(again(social))

    declare(again(lawyer), Known("Ертегиев", "Болат", None, "family"))
    keep_keys(again(social))

    assert [one.worker_id for one in likenesses(row.center_id)] == [lawyer.by]
    assert not Wall.objects.exists()
    assert (lawyer.by, row.pk) in names_alike(row.center_id)
    keep_keys(again(social))
    assert LikeName.objects.count() == 1
    declare(again(lawyer), Known("Ертегиева", "Айгуль", None, "family"))
    keep_keys(again(social))
    assert Wall.objects.get().because == Wall.Because.NAMES


@pytest.mark.parametrize("knows", [True, False])
def test_what_she_answers_hides_the_family_or_ends_the_question(
    house, workers, knows
) -> None:
    social, lawyer = workers[Role.SOCIAL], workers[Role.LAWYER]
    row = family(house, social, "Ертегиева Айгүл")
    declare(again(lawyer), Known("Ертегиев", "Болат", None, "family"))
    keep_keys(again(social))

    answer_likeness(house.order(), LikeName.objects.get().pk, knows=knows)

    assert Wall.objects.filter(household=row, worker_id=lawyer.by).exists() is knows
    assert likenesses(row.center_id) == []


def test_she_is_asked_until_she_has_said_that_nobody_is_missing(house, workers) -> None:
    lawyer = workers[Role.LAWYER]
    assert Worker.objects.get(pk=lawyer.by).declared_at is None

    say_all_named(again(lawyer))

    assert Worker.objects.get(pk=lawyer.by).declared_at == lawyer.at
