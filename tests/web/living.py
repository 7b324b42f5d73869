"""Families that already live in the invented house, and what their forms send."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.small_house import CHILD, WOMAN, SmallHouse
from umay.core.asking import CallSheet, Choice
from umay.core.people import Person
from umay.records.models import Stay
from umay.use_cases.admit_household import admit_household
from umay.use_cases.take_request import take_request


def moved_in(
    house: SmallHouse,
    *people: Person,
    unit: str = "12",
    days_ago: int = 0,
    form: str = Stay.Form.ROUND_THE_CLOCK,
) -> Stay:
    """Let a family live here since so many days, and set the clock to now."""
    house.now = timezone.now() - timedelta(days=days_ago)
    sheet = CallSheet(programme="violence", people=(WOMAN, *(people or (CHILD,))))
    request = take_request(house.order(), sheet).subject
    choice = Choice((unit,)) if form == Stay.Form.ROUND_THE_CLOCK else None
    stay = admit_household(house.order(), request, choice, form=form).subject
    house.now = timezone.now()
    return Stay.objects.get(pk=stay)


def page(stay: Stay, *parts: object) -> str:
    """The address of the family's page, or of one of its forms."""
    return "/".join(["/families", str(stay.household_id), *map(str, parts), ""])


def seen(client: Client, address: str) -> str:
    """Return what a page says of the words that it shows to be changed."""
    return str(client.get(address).context["form"]["seen"].value())


def sent(**typed: object) -> dict[str, object]:
    """What a form sends: a fresh key, and what was typed."""
    return {"key": uuid.uuid4(), **typed}


def boxes(name: str, day: date) -> dict[str, object]:
    """A day typed into its three boxes."""
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}


def sender(browser: Client, stay: Stay) -> Callable[..., HttpResponse]:
    """Return how this browser sends the forms of this family."""

    def send(*parts: object, **typed: object) -> HttpResponse:
        return browser.post(page(stay, *parts), sent(**typed))

    return send


def today() -> date:
    return timezone.localdate()


def in_days(number: int) -> date:
    return today() + timedelta(days=number)
