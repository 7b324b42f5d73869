"""She takes her receipts herself, and asks that a refusal is looked at again."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.incidents.telling import HER_WORDS, happened
from tests.keys import ring_of
from tests.small_house import SmallHouse
from tests.web.her import QUIET, Hers, with_card
from tests.web.living import sent
from tests.web.test_complaints import ClientOf, complains
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.core.rights import Right
from umay.core.roles import Role
from umay.records.models import Door, Extension, LedgerEntry, Release, Stay, Worker
from umay.use_cases.extend_stay import ask_extension, decide_extension
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.rights import ask_right

ABOUT_HER = "She reads my letters aloud"


@pytest.fixture
def hers(house: SmallHouse, workers: dict[Role, Worker]) -> Hers:
    for role in (Role.SOCIAL, Role.DIRECTOR, Role.DUTY, Role.LAWYER):
        ring_of(house, workers[role])
    return with_card(house, workers[Role.SOCIAL])


def entry(act: str) -> UUID:
    return LedgerEntry.objects.get(act=act).pk


def takes(browser: Client, act: str, **more: str):
    told = {"sheet": "2", "kept_as": "file"} | more
    return browser.post(f"/days/sheets/{entry(act)}/", sent(**told))


def refused(hers: Hers, director: Worker) -> Extension:
    stay = Stay.objects.get(household=hers.household)
    until = hers.order().today + timedelta(days=240)
    asked = ask_extension(hers.order(), stay.pk, until, "No flat yet", "To stay")
    order = replace(hers.order(), by=director.pk)
    decide_extension(order, asked.subject, "No room", None)
    return Extension.objects.get(pk=asked.subject)


@pytest.mark.parametrize("kept_as", ["page", "file"])
@pytest.mark.parametrize("sheet", ["1", "2"])
def test_she_takes_either_sheet_herself(hers: Hers, sheet: str, kept_as: str) -> None:
    happened(hers.house, hers.household)
    browser, _ = hers.comes()

    answer = takes(browser, "incident.reported", sheet=sheet, kept_as=kept_as)

    assert answer.status_code == 200
    assert HER_WORDS not in answer.content.decode()
    row = Release.objects.get()
    assert (row.by, row.recipient, row.basis) == (None, "herself", "her_right")
    assert LedgerEntry.objects.get(act="release.made").by == Door.objects.get().pk


def test_her_page_lists_what_she_may_take(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    happened(hers.house, hers.household)
    ask_right(hers.order(), hers.household, Right.ERASE, "All of it")
    refused(hers, workers[Role.DIRECTOR])
    complains(hers, workers[Role.LAWYER])
    browser, _ = hers.comes()

    page = browser.get("/days/").content.decode()

    for act in ("stay.opened", "incident.reported", "extension.decided"):
        assert f"/days/sheets/{entry(act)}/" in page
    for act in ("right.asked", "complaint.made"):
        assert f"/days/sheets/{entry(act)}/" in page


def test_a_receipt_of_a_complaint_says_nothing_of_what_it_is_about(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    browser, _ = hers.comes()

    said = takes(browser, "complaint.made").content.decode()

    assert "complaint.made" in said
    for worker in (workers[Role.SOCIAL], workers[Role.LAWYER]):
        assert str(worker.pk) not in said
        assert worker.username not in said
    assert ABOUT_HER not in said
    assert str(hers.household) not in said


def test_no_worker_takes_a_receipt_of_a_complaint(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    own, line = client_of(Role.SOCIAL), entry("complaint.made")
    family = f"/families/{hers.household}/receipts/"

    assert str(line) not in own.get(family).content.decode()
    assert own.get(f"{family}{line}/").status_code == 404
    assert own.get(f"/days/sheets/{line}/").status_code in {403, 404}
    with pytest.raises(Refused) as refusal:
        leave(hers.order(), sheet_of(hers.household, line), lambda sheet: "")
    assert refusal.value.ground is Ground.NOT_FOUND


def test_the_page_a_worker_prints_for_her_does_not_tell_of_it(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    where = f"/families/{hers.household}/card/paper/"

    answer = client_of(Role.SOCIAL).post(where, sent(language="en"))

    said = answer.content.decode()
    assert "She was taken in" in said
    assert "wrote to somebody" not in said


def test_what_she_took_is_listed_without_saying_of_what(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    browser, _ = hers.comes()
    takes(browser, "complaint.made")

    page = client_of(Role.SOCIAL).get(f"/families/{hers.household}/papers/")

    said = page.content.decode()
    assert "She herself" in said
    assert str(entry("complaint.made")) not in said
    assert "wrote to somebody" not in said


def test_another_familys_receipt_does_not_exist_for_her(hers: Hers) -> None:
    hers.house.admits(hers.house.asks(), "13")
    last = LedgerEntry.objects.filter(act="stay.opened").latest("seq").pk
    browser, _ = hers.comes()

    assert browser.get(f"/days/sheets/{last}/").status_code == 404


def test_the_gate_gives_her_nothing_but_her_own(hers: Hers) -> None:
    other = Stay.objects.get(pk=hers.house.admits(hers.house.asks(), "13"))
    line = LedgerEntry.objects.filter(act="stay.opened").latest("seq").pk
    order = replace(hers.order(), by=Door.objects.get().pk)

    with pytest.raises(Refused) as refusal:
        leave(order, sheet_of(other.household_id, line), lambda sheet: "")

    assert refusal.value.ground is Ground.NOT_FOR_THEM


def test_she_asks_herself_that_somebody_else_looks_at_a_refusal(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    row = refused(hers, workers[Role.DIRECTOR])
    browser, _ = hers.comes()
    assert f"/days/longer/{row.pk}/" in browser.get("/days/").content.decode()

    answer = browser.post(f"/days/longer/{row.pk}/", sent(words="The court is in May"))

    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.appealed_at is not None
    assert "The court is in May" in decides(client_of, hers, row)
    assert takes(browser, "appeal.made").status_code == 200
    again = browser.post(f"/days/longer/{row.pk}/", sent(words="Once more"))
    assert again.status_code == 422


def test_another_familys_refusal_does_not_exist_for_her(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    row = refused(hers, workers[Role.DIRECTOR])
    stay = hers.house.admits(hers.house.asks(), "13")
    Extension.objects.filter(pk=row.pk).update(stay_id=stay)
    browser, _ = hers.comes()

    assert browser.get(f"/days/longer/{row.pk}/").status_code == 404


def test_the_quiet_pin_shows_none_of_it(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    row = refused(hers, workers[Role.DIRECTOR])
    browser, _ = hers.comes(pin=QUIET)

    for path in (f"/days/longer/{row.pk}/", f"/days/sheets/{entry('stay.opened')}/"):
        assert "<textarea" not in browser.get(path).content.decode()
        assert 'name="sheet"' not in browser.get(path).content.decode()
    assert takes(browser, "stay.opened")["Content-Type"].startswith("text/html")
    assert not Release.objects.exists()


def decides(client_of: ClientOf, hers: Hers, row: Extension) -> str:
    """Return the page on which somebody else decides."""
    where = reverse("appeal-decide", args=[hers.household, row.pk])
    return client_of(Role.LAWYER).get(where).content.decode()


def sheet_of(household: UUID, line: UUID) -> Leaving:
    return Leaving(
        Paper.RECEIPT,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        frozenset({"entry.proof"}),
        household,
        entry=line,
    )
