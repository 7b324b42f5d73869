"""Everybody out: nobody who lives here is missing from the list."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.small_house import BABY, CHILD, SmallHouse, small_house
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Member, Stay, Worker
from umay.records.queries.everybody import everybody
from umay.use_cases.sign_out import sign_out


@pytest.fixture
def house(db: None) -> SmallHouse:
    made = small_house()
    made.admits(made.asks(CHILD, BABY), "13")
    made.admits(made.asks(pregnant="yes"), "11")
    return made


@pytest.fixture
def duty(house: SmallHouse) -> Client:
    worker = Worker.objects.create(
        center=house.worker.center, username="duty-here", role=Role.DUTY
    )
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker)
    return client


def test_each_person_who_lives_here_is_counted_once(house: SmallHouse) -> None:
    found = everybody(house.worker.center_id, house.order().today)

    assert sum(one.people for one in found) == Member.objects.count() == 4
    assert [one.units for one in found] == [("11",), ("13",)]
    assert [one.pregnant for one in found] == [True, False]
    assert [(one.car_seats, one.cots) for one in found] == [(0, 0), (1, 1)]


def test_who_is_signed_out_stands_on_the_list_as_such(house: SmallHouse) -> None:
    stay = Stay.objects.earliest("first_day", "pk")
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=2), "")

    found = everybody(house.worker.center_id, house.order().today)

    assert [one.away for one in found].count(True) == 1


def test_the_page_names_every_family_by_code(house: SmallHouse, duty: Client) -> None:
    page = duty.get("/board/everybody/").content.decode()

    for stay in Stay.objects.select_related("household"):
        assert stay.household.survivor_code in page


def test_printing_it_is_written_down(house: SmallHouse, duty: Client) -> None:
    answer = duty.post("/board/everybody/")

    assert answer.status_code == 200
    entry = LedgerEntry.objects.get(act="release.made")
    assert (entry.facts["paper"], entry.facts["to"]) == ("everybody", "house")
