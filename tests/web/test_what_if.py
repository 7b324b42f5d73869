"""What if on the screen: a sentence, a picture, a table, of the house's own numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.gate.reading import said
from tests.small_house import SmallHouse
from umay.core.roles import Role
from umay.records.models import Center, Release
from umay.records.queries.own_numbers import own_numbers
from umay.use_cases.asking_forecast import Measure, Told, WhatIf
from umay.web.what_if import sentence

ClientOf = Callable[..., Client]
ASKED = {
    "rooms": "5",
    "beds": "2",
    "programme": "violence",
    "turned": "0",
    "wider": "0",
    "next_rooms": "0",
    "months": "6",
    "sooner_days": "0",
    "demand": "100",
}


def test_a_house_without_history_shows_where_each_figure_is_from(
    client_of: ClientOf,
) -> None:
    page = client_of(Role.DIRECTOR).get("/limits/what-if/").content.decode()

    assert "too little behind it" in page
    assert "60 of 100" in page
    assert "Germany, 70 days" in page
    assert 'role="img"' not in page


def test_it_is_answered_with_those_figures_once_somebody_has_sent_them(
    client_of: ClientOf,
) -> None:
    client = client_of(Role.DIRECTOR)

    page = client.get("/limits/what-if/", ASKED | {"families": "195", "stay": "70"})
    missing = client.get("/limits/what-if/", ASKED)

    assert page.content.decode().count('role="img"') == 2
    assert missing.status_code == 422


def test_it_answers_with_a_sentence_a_picture_and_a_table(
    lived_in: SmallHouse, client_of: ClientOf
) -> None:
    page = client_of(Role.SOCIAL).get("/limits/what-if/", ASKED).content.decode()

    assert "in a year" in page or "It cannot be said" in page
    assert page.count('role="img"') == 2
    assert "Families who find no place, a year" in page
    assert "22 stays, ended or not." in page


@pytest.mark.parametrize("asked", ["turned", "wider", "next_rooms"])
def test_every_change_of_rooms_is_answered(
    lived_in: SmallHouse, client_of: ClientOf, asked: str
) -> None:
    more = ASKED | {"rooms": "0", asked: "3"}
    page = client_of(Role.DIRECTOR).get("/limits/what-if/", more).content.decode()

    assert page.count('role="img"') == 2
    assert "That is all that were planned." in page or "the second was over" in page


def test_those_turned_away_are_part_of_who_asked(lived_in: SmallHouse) -> None:
    numbers = own_numbers(lived_in.worker.center, timezone.localdate())

    assert sum(count for _beds, count in numbers.asked) == 33
    assert len(numbers.stays) == 22


def test_a_house_without_a_limit_is_told_to_set_one(
    lived_in: SmallHouse, client_of: ClientOf
) -> None:
    Center.objects.update(jurisdiction="xx")

    page = client_of(Role.SOCIAL).get("/limits/what-if/", ASKED).content.decode()

    assert "No limit is known for this house." in page
    assert 'role="img"' not in page


def test_a_number_that_cannot_be_is_said_and_the_others_stay(
    lived_in: SmallHouse, client_of: ClientOf
) -> None:
    answer = client_of(Role.SOCIAL).get("/limits/what-if/", ASKED | {"months": "999"})

    assert answer.status_code == 422
    assert 'name="rooms" value="5"' in answer.content.decode()


def whatif(mean: float, low: float, high: float) -> WhatIf:
    one = Measure(1, 0, 2)
    told = Told(one, one, (one,))
    return WhatIf(told, told, Measure(mean, low, high), 24, enough=False)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (whatif(31, 24, 39), "About 31 families fewer find no place in a year."),
        (whatif(31, 24, 39), "Between 24 and 39, nine times of ten."),
        (whatif(-8, -12, -3), "About 8 families more find no place in a year."),
        (whatif(-8, -12, -3), "Between 3 and 12, nine times of ten."),
        (whatif(1, -2, 4), "It cannot be said"),
    ],
)
def test_the_answer_is_one_plain_sentence(found: WhatIf, says: str) -> None:
    assert says in sentence(found)


def test_it_is_for_the_day_workers(client_of: ClientOf) -> None:
    for role in set(Role) - {Role.DIRECTOR, Role.SOCIAL}:
        assert client_of(role).get("/limits/what-if/").status_code == 403


@pytest.mark.parametrize("kind", ["page", "pdf"])
def test_the_answer_is_given_out_on_paper_with_what_was_asked(
    lived_in: SmallHouse, client_of: ClientOf, kind: str, tmp_path: Path
) -> None:
    answer = client_of(Role.DIRECTOR).post(
        "/limits/what-if/paper/", ASKED | {"as": kind}
    )

    told = said(answer.content, tmp_path) if kind == "pdf" else answer.content.decode()
    assert "How many more rooms?" in told
    assert "Families who find no place, a year" in told
    assert "What it is made of" in told
    release = Release.objects.get()
    assert (release.paper, release.household) == ("report", None)


def test_what_cannot_be_asked_comes_back_as_it_was_typed(
    lived_in: SmallHouse, client_of: ClientOf
) -> None:
    answer = client_of(Role.DIRECTOR).post(
        "/limits/what-if/paper/", ASKED | {"rooms": "7000"}
    )

    assert answer.status_code == 422
    assert 'value="7000"' in answer.content.decode()
    assert Release.objects.count() == 0
