"""Complaining: one person she chose reads it; whoever it is about cannot, nor know."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.keys import ring_of
from tests.small_house import SmallHouse
from tests.web.her import QUIET, Hers, with_card
from tests.web.living import sent
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Complaint, HouseSecret, LedgerEntry, Worker
from umay.use_cases.her.complaints import complain, reply

ClientOf = Callable[..., Client]
WORDS = "She reads my letters aloud"
ANSWER = "It will not happen again"


@pytest.fixture
def hers(house: SmallHouse, workers: dict[Role, Worker]) -> Hers:
    for role in (Role.SOCIAL, Role.DIRECTOR, Role.DUTY, Role.LAWYER):
        ring_of(house, workers[role])
    return with_card(house, workers[Role.SOCIAL])


def complains(hers: Hers, to: Worker, *about: Worker) -> Complaint:
    browser, _ = hers.comes()
    told = {"words": WORDS, "to": to.pk, "about": [one.pk for one in about]}
    answer = browser.post("/days/write/", sent(**told))
    assert answer.status_code == 302
    return Complaint.objects.get()


def without_tokens(page: str) -> str:
    return re.sub(r'value="[\w-]{30,}"', "", page)


def test_whom_she_chose_reads_and_answers_and_she_reads_the_answer(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    row = complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    lawyer = client_of(Role.LAWYER)

    assert WORDS in lawyer.get(f"/letters/{row.pk}/").content.decode()
    lawyer.post(f"/letters/{row.pk}/", sent(words=ANSWER))

    browser, _ = hers.comes()
    page = browser.get(f"/days/write/{row.pk}/").content.decode()
    assert WORDS in page
    assert ANSWER in page


def test_whoever_it_is_about_meets_nothing_of_it(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    """Also her own worker, who reads all else of hers; every page stays as it was."""
    own = client_of(Role.SOCIAL)
    family = f"/families/{hers.household}/"
    pages = ("/mine/", "/letters/", "/tonight/", family, f"{family}receipts/")
    before = [without_tokens(own.get(page).content.decode()) for page in pages]

    row = complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])

    after = [without_tokens(own.get(page).content.decode()) for page in pages]
    assert before == after
    assert own.get(f"/letters/{row.pk}/").status_code == 404
    holders = HouseSecret.objects.filter(of=row.pk).values_list("holder__worker_id")
    assert {one for (one,) in holders} == {workers[Role.LAWYER].pk, None}


def test_control_the_lawyers_page_tells_that_one_waits(
    hers: Hers, client_of: ClientOf, workers: dict[Role, Worker]
) -> None:
    before = client_of(Role.LAWYER).get("/letters/").content.decode()

    complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])

    after = client_of(Role.LAWYER).get("/letters/").content.decode()
    assert without_tokens(before) != without_tokens(after)


def test_it_cannot_be_sent_to_somebody_it_is_about(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    browser, _ = hers.comes()
    lawyer = workers[Role.LAWYER].pk
    told = sent(words=WORDS, to=lawyer, about=[lawyer])

    answer = browser.post("/days/write/", told)

    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    with pytest.raises(Refused) as refusal:
        complain(hers.order(), hers.household, lawyer, [lawyer], WORDS)
    assert refusal.value.ground is Ground.MAY_NOT_HOLD


def test_nobody_else_answers_it_and_it_is_answered_once(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    lawyer = workers[Role.LAWYER]
    row = complains(hers, lawyer)
    with pytest.raises(Refused) as refusal:
        reply(hers.order(), row.pk, ANSWER)
    assert refusal.value.ground is Ground.NOT_FOUND

    hers.house.worker = lawyer
    reply(hers.house.order(), row.pk, ANSWER)
    with pytest.raises(Refused) as refusal:
        reply(hers.house.order(), row.pk, ANSWER)
    assert refusal.value.ground is Ground.ALREADY_DECIDED


def test_the_entry_names_nobody_and_no_word(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    row = complains(hers, workers[Role.LAWYER], workers[Role.SOCIAL])
    entry = LedgerEntry.objects.get(act="complaint.made")

    assert entry.subject == str(row.pk)
    assert set(entry.said) <= {"words"}
    assert WORDS not in str(entry.facts)


def test_with_the_quiet_pin_there_is_a_calendar(
    hers: Hers, workers: dict[Role, Worker]
) -> None:
    row = complains(hers, workers[Role.LAWYER])
    browser, _ = hers.comes(pin=QUIET)

    for path in ("/days/write/", f"/days/write/{row.pk}/"):
        page = browser.get(path).content.decode()
        assert WORDS not in page
        assert "<textarea" not in page
