"""Journals: by codes, for a period, read by an inspector and by nobody she is not."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.gate.family import Family, family
from tests.house_log.test_log import browser, recorded, worker_of
from umay.core.house_log import Kind
from umay.core.journals import Journal
from umay.core.policy import POLICY
from umay.core.roles import Role
from umay.records.models import Household, LedgerEntry, Release
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import exit_household
from umay.use_cases.sign_out import sign_out


def period(made: Family, journal: Journal, days: int = 60) -> dict[str, object]:
    last = made.order().today
    ends = {"first": last - timedelta(days=days), "last": last}
    return {"journal": journal} | {
        f"{name}_{n}": part
        for name, day in ends.items()
        for n, part in enumerate((day.day, day.month, day.year))
    }


def inspector(made: Family) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker_of(made, Role.INSPECTOR))
    return client


def read(client: Client, made: Family, journal: Journal, **more: int) -> HttpResponse:
    return client.get(reverse("journals"), period(made, journal, **more))


def code(made: Family) -> str:
    return Household.objects.get(pk=made.household).survivor_code


def lived(made: Family) -> None:
    """One of each: out, back, at the gate, a fire, no place, gone."""
    house = made.house
    sign_out(house.order(), made.stay, house.now + timedelta(hours=2), "")
    recorded(made)
    recorded(made, Kind.FIRE)
    turn_away(house.order(), house.asks(), "full")
    exit_household(house.order(), made.stay, house.order().today, "kin_for_now")


SAYS = {
    Journal.ADMISSIONS: "Programme A",
    Journal.EXITS: "Programme A",
    Journal.ABSENCES: "Came back",
    Journal.GATE: "Somebody stood outside",
    Journal.EVENTS: "Fire or smoke",
    Journal.TURNED_AWAY: "Full",
}


@pytest.mark.parametrize("journal", list(Journal))
def test_an_inspector_reads_each_journal_and_it_is_written_down(
    made: Family, journal: Journal
) -> None:
    lived(made)

    page = read(inspector(made), made, journal).content.decode()

    assert SAYS[journal].lower() in page.lower()
    by_code = {Journal.ADMISSIONS, Journal.EXITS, Journal.ABSENCES}
    assert (code(made) in page) == (journal in by_code)
    entry = LedgerEntry.objects.get(act="journal.read")
    assert entry.facts["journal"] == journal
    assert entry.by == worker_of(made, Role.INSPECTOR).pk


@pytest.mark.parametrize("journal", list(Journal))
def test_no_journal_tells_where_anybody_went_or_lives(
    made: Family, journal: Journal
) -> None:
    lived(made)

    page = read(inspector(made), made, journal).content.decode()

    for word in ("Family or friends", "grey car", "Unit", ">12<"):
        assert word not in page


def test_an_inspector_may_do_nothing_else_and_print_nothing(made: Family) -> None:
    opened = {action for action, roles in POLICY.items() if Role.INSPECTOR in roles}
    assert opened == {"home", "own.sign_in", "own.account", "journal.see"}

    answer = inspector(made).post(reverse("journal-print"), {"key": uuid4()})

    assert answer.status_code == 403
    first = inspector(made).get(reverse("home"))
    assert first.url == reverse("journals")


def test_what_is_printed_is_a_paper_that_is_written_down(made: Family) -> None:
    lived(made)
    director = browser(made, Role.DIRECTOR)

    sent = period(made, Journal.ADMISSIONS)
    answer = director.post(reverse("journal-print"), sent)

    assert code(made) in answer.content.decode()
    assert 'filename="list.html"' in answer["Content-Disposition"]
    assert Release.objects.get().paper == "journal"
    assert not LedgerEntry.objects.filter(act="journal.read").exists()


def test_what_lies_outside_the_period_is_not_told(made: Family) -> None:
    made.house.now += timedelta(days=30)
    other = family(made.house, "13")

    page = read(inspector(made), made, Journal.ADMISSIONS, days=3).content.decode()

    assert code(other) in page
    assert code(made) not in page


def test_a_period_that_cannot_be_is_explained(made: Family) -> None:
    sent = period(made, Journal.GATE) | {"last_2": 2090}

    answer = inspector(made).get(reverse("journals"), sent)

    assert answer.status_code == 422
    assert "a year after the first one at the most" in answer.content.decode()


def test_without_a_question_the_form_proposes_this_month(made: Family) -> None:
    page = inspector(made).get(reverse("journals"))

    first = page.context["form"]["first"].value()
    assert isinstance(first, date)
    assert first.day == 1
