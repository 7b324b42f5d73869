"""A walled worker finds the family in no journal, no log and no handover."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.walls.hidden_house import HiddenHouse, hidden_house
from umay.core.journals import Journal
from umay.core.roles import Role
from umay.records.models import Handover, Household, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


def addresses() -> "Iterator[str]":
    last = timezone.localdate()
    first = last - timedelta(days=60)
    days = f"first_0={first.day}&first_1={first.month}&first_2={first.year}"
    days += f"&last_0={last.day}&last_1={last.month}&last_2={last.year}"
    for journal in Journal:
        yield f"{reverse('journals')}?journal={journal}&{days}"
    newest = Handover.objects.latest("given_at").pk
    yield from (reverse("gate"), reverse("events"), reverse("handover"))
    yield reverse("handover-one", args=[newest])


def pages(worker: Worker) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker)
    return "".join(client.get(address).content.decode() for address in addresses())


def codes(made: HiddenHouse) -> list[str]:
    rows = Household.objects.filter(pk__in=made.hidden)
    return sorted(rows.values_list("survivor_code", flat=True))


def test_a_walled_worker_reads_nothing_of_the_family() -> None:
    made = hidden_house(Role.DIRECTOR)

    told = pages(made.walled)

    assert [code for code in codes(made) if code in told] == []
    assert "A quarrel in the house" not in told


def test_control_somebody_else_reads_of_it_in_the_same_places() -> None:
    made = hidden_house(Role.DIRECTOR)
    other = Worker.objects.create(
        center=made.walled.center, username="not walled", role=Role.DIRECTOR
    )

    told = pages(other)

    assert len([code for code in codes(made) if code in told]) > 3
    assert "A quarrel in the house" in told
