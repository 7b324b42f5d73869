"""Keeping a place in another center from the list of places."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.small_house import SmallHouse, small_house
from umay.core.roles import Role
from umay.records.models import Promise, Vacancy, Worker
from umay.use_cases.open_center import add_worker
from umay.web.wording.answers import PROGRAMME_MARKS

pytestmark = pytest.mark.usefixtures("house_db")
ASKED = f"/elsewhere/?beds=2&cots=0&programme={PROGRAMME_MARKS['violence']}"


@pytest.fixture
def there() -> SmallHouse:
    house = small_house()
    house.now = timezone.now()
    add_worker(house.order(), "invented-there", "x" * 20, Role.DUTY)
    house.asks()
    house.holds(house.asks(), "11")
    return house


@pytest.fixture
def duty(there: SmallHouse) -> Client:
    ours = small_house()
    add_worker(ours.order(), "invented-here", "x" * 20, Role.DUTY)
    client = Client(headers={"accept-language": "en"})
    client.force_login(Worker.objects.get(username="invented-here"))
    return client


def row(client: Client, size: int) -> dict[str, Any]:
    """The hidden fields of the first row with that size, as a browser sends them."""
    found = client.get(ASKED).context["found"]
    form = next(form for place, form in found if place["size"] == size)
    return {name: form[name].value() for name in form.fields if form[name].value()} | {
        "cots": 0
    }


def test_a_place_is_kept_there_and_leaves_the_list(duty: Client) -> None:
    said = duty.post("/elsewhere/keep/", row(duty, 2), follow=True)

    assert "kept there for 90 minutes" in said.content.decode()
    assert Promise.objects.get().size == 2
    assert Vacancy.objects.get(size=2, programme="violence").free == 0
    assert all(place["size"] > 2 for place, _ in said.context["found"])


def test_sending_it_twice_says_so_and_keeps_one(duty: Client) -> None:
    fields = row(duty, 2)
    duty.post("/elsewhere/keep/", fields)
    said = duty.post("/elsewhere/keep/", fields, follow=True)

    assert "already been saved" in said.content.decode()
    assert Promise.objects.count() == 1


def test_a_place_that_has_gone_is_refused_in_words(duty: Client) -> None:
    first, second = row(duty, 2), row(duty, 2)
    duty.post("/elsewhere/keep/", first)
    said = duty.post("/elsewhere/keep/", second, follow=True)

    assert "just taken" in said.content.decode()
    assert Promise.objects.count() == 1


@pytest.mark.parametrize("spoil", [{"center": "forged"}, {"size": 0}, {"beds": 999}])
def test_a_forged_row_changes_nothing(duty: Client, spoil: dict[str, Any]) -> None:
    said = duty.post("/elsewhere/keep/", row(duty, 2) | spoil, follow=True)

    assert "damaged" in said.content.decode()
    assert Promise.objects.count() == 0
