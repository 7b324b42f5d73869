"""The law changed: a walled worker is told the same whether the family exists."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.incidents.editions import answered_with, older_packs
from tests.incidents.telling import happened
from tests.walls.crawling import browser_of, differences
from tests.walls.hidden_house import HiddenHouse, hidden_house
from tests.walls.test_two_worlds import both_worlds
from umay.core.roles import Role
from umay.records.models import Household, Worker
from umay.use_cases.law_editions import look_at_law, take_in_law

pytestmark = pytest.mark.django_db
WHERE = {"law-changes", "mine", "incidents", "gaps", "gaps-count"}


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def house_with_another_law(folder: Path) -> HiddenHouse:
    """She is the own worker of a family she may know of, whose law changed, as the
    law of the hidden ones did; one of these was looked at since."""
    made = hidden_house(Role.LAWYER)
    house, now = made.house, timezone.now()
    older = older_packs(folder / "law")
    answered_with(older, made.walled.center_id, now - timedelta(days=30))
    _told_to(made, made.seen_ids["household"], made.walled)
    hidden = made.hidden_ids["household"]
    _told_to(made, hidden, house.worker)
    house.now = now - timedelta(hours=2)
    take_in_law(house.order())
    house.now = now - timedelta(hours=1)
    look_at_law(house.order(), [other for other in made.hidden if other != hidden])
    house.now = now
    return made


def _told_to(made: HiddenHouse, household: UUID | str, own: Worker) -> None:
    Household.unveiled.filter(pk=household).update(own_worker=own)
    made.house.now = timezone.now() - timedelta(days=3)
    happened(made.house, UUID(str(household)))


def code_of(household: UUID | str) -> str:
    return Household.unveiled.get(pk=household).survivor_code


def test_no_page_of_the_law_tells_a_walled_worker_that_the_family_exists(
    tmp_path: Path,
) -> None:
    made = house_with_another_law(tmp_path)
    seen = code_of(made.seen_ids["household"])

    with_them, without = both_worlds(made, WHERE)

    assert differences(with_them, without) == []
    assert seen in with_them["GET law-changes seen"].body  # it is no empty page


def test_control_who_may_know_of_it_finds_it_on_the_same_page(tmp_path: Path) -> None:
    made = house_with_another_law(tmp_path)
    may_know = replace(made, walled=made.house.worker)

    page = browser_of(may_know).get(reverse("law-changes")).text

    assert code_of(made.hidden_ids["household"]) in page
