"""A resident comes in with her card: to her own pages, and to nothing else."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.keys import ring_of
from tests.small_house import SmallHouse
from tests.web.her import PIN, QUIET, WORDS, Hers, with_card
from tests.web.living import boxes, sent
from tests.web.test_access import routes
from umay.core.policy import HERS
from umay.core.rights import Right
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import (
    Consent,
    Door,
    Failure,
    Household,
    LedgerEntry,
    RightAsked,
    SafeContact,
    Worker,
)
from umay.records.queries.openings import openings_of
from umay.records.sessions import Session
from umay.use_cases.her.coming_in import alone_with
from umay.web.access import PUBLIC

ClientOf = Callable[..., Client]


@pytest.fixture
def hers(house: SmallHouse, workers: dict[Role, Worker]) -> Hers:
    for role in (Role.SOCIAL, Role.DIRECTOR, Role.DUTY):
        ring_of(house, workers[role])
    return with_card(house, workers[Role.SOCIAL])


def test_her_card_and_her_pin_open_her_page(hers: Hers) -> None:
    browser, answer = hers.comes()

    assert answer["Location"] == "/days/"
    page = browser.get("/days/")
    assert page.status_code == 200
    assert "My days here" in page.content.decode()


@pytest.mark.parametrize("typed", ["lower", "cyrillic", "joined"])
def test_the_card_may_be_typed_as_a_tired_hand_types_it(hers: Hers, typed: str) -> None:
    groups = hers.card.groups
    ways = {
        "lower": groups.lower(),
        "cyrillic": groups.translate(str.maketrans("ABCEHKMPTX01", "АВСЕНКМРТХОl")),
        "joined": groups.replace(" ", "-"),
    }

    assert hers.comes(card=ways[typed])[1].status_code == 302


def test_a_wrong_card_and_a_wrong_pin_are_answered_alike(hers: Hers) -> None:
    other = hers.card.tag + hers.card.secret[::-1]
    answers = {
        _without_tokens(hers.comes(pin=pin, card=card)[1].content.decode())
        for pin, card in (("314159", ""), (PIN, other), (PIN, "0" * 16))
    }

    assert len(answers) == 3  # the letters she typed stay in the form
    assert len({re.sub('value="[^"]*"', "", one) for one in answers}) == 1


def test_wrong_tries_wait_longer_and_the_right_one_still_opens_later(
    hers: Hers,
) -> None:
    answers = [hers.comes(pin="314159")[1] for _ in range(8)]

    assert [one.status_code for one in answers[:3]] == [422, 422, 422]
    later = [one for one in answers if one.status_code == 429]
    assert later
    assert all(int(one["Retry-After"]) >= 1 for one in later)
    Failure.objects.update(last_at=hers.order().at - timedelta(minutes=15))
    assert hers.comes()[1].status_code == 302


def test_she_opens_only_what_is_hers(hers: Hers) -> None:
    browser, _ = hers.comes()
    wrong = []
    for route in routes():
        if route.action == PUBLIC:
            continue
        answer = browser.get(route.path)
        if route.action in HERS:
            fine = answer.status_code in {200, 404, 405}
        else:
            fine = answer.status_code == 302 and "/sign-in/" in answer["Location"]
        if not fine:
            wrong.append((route.path, route.action, answer.status_code))

    assert wrong == []


def test_another_familys_rows_do_not_exist_for_her(hers: Hers) -> None:
    other = hers.house.asks()
    hers.house.admits(other, "13")
    theirs = Household.objects.get(requests=other)
    consent = consent_of(hers, theirs.pk)
    browser, _ = hers.comes()

    assert browser.post(f"/days/agreed/{consent}/end/", sent()).status_code == 404
    assert Consent.objects.get(pk=consent).withdrawn_at is None


def test_what_she_changes_is_done_at_once_and_written_down_as_hers(
    hers: Hers,
) -> None:
    consent = consent_of(hers, hers.household)
    browser, _ = hers.comes()

    browser.post(f"/days/agreed/{consent}/end/", sent())
    browser.post("/days/ask/", sent(right=Right.CORRECT, wants="Ойдан шыққан"))
    browser.post("/days/reach/new/", contact(hers))

    assert Consent.objects.get(pk=consent).withdrawn_at is not None
    assert RightAsked.objects.get(household=hers.household).due_on is not None
    row = SafeContact.objects.get(member__household=hers.household)
    browser.post(f"/days/reach/{row.pk}/end/", sent())
    row.refresh_from_db()
    assert row.ended_at is not None
    door = Door.objects.get()
    acts = LedgerEntry.objects.filter(by=door.pk).order_by("seq")
    assert [one.act for one in acts] == [
        "door.used",
        "consent.withdrawn",
        "right.asked",
        "contact.added",
        "contact.ended",
    ]


def test_what_she_reads_is_marked_as_read_by_her(hers: Hers) -> None:
    browser, _ = hers.comes()
    browser.post("/days/ask/", sent(right=Right.CORRECT, wants=WORDS))

    page = browser.get("/days/read/").content.decode()

    assert WORDS in page
    newest = openings_of(hers.own.center_id, hers.household)[0]
    assert (newest.hers, newest.why) == (True, Reason.HERSELF)
    assert "She herself" in browser.get("/days/").content.decode()


def test_the_quiet_pin_shows_a_calendar_and_nothing_of_hers(hers: Hers) -> None:
    browser, answer = hers.comes(pin=QUIET)
    _, control = hers.comes()

    assert shape(answer) == shape(control)
    pages = [browser.get(route.path) for route in routes() if route.action in HERS]
    assert {page.status_code for page in pages} == {200}
    said = pages[0].content.decode()
    assert '<table class="month">' in said
    code = Household.objects.get(pk=hers.household).survivor_code
    assert code not in said
    assert "My days" not in said


def test_the_quiet_pin_tells_her_own_worker_and_the_director_and_nobody_else(
    hers: Hers, workers: dict[Role, Worker], client_of: ClientOf
) -> None:
    code = Household.objects.get(pk=hers.household).survivor_code
    hers.comes()
    assert "alone" not in client_of(Role.SOCIAL).get("/mine/").content.decode()

    hers.comes(pin=QUIET)

    for role, told in ((Role.SOCIAL, True), (Role.DIRECTOR, True), (Role.DUTY, False)):
        page = client_of(role).get("/mine/").content.decode()
        assert (f"Talk with {code} alone." in page) is told, role


def test_the_disk_and_the_ledger_do_not_tell_one_pin_from_the_other(
    hers: Hers,
) -> None:
    hers.comes()
    hers.comes(pin=QUIET)
    door = Door.objects.get()

    usual, quiet = LedgerEntry.objects.filter(act="door.used").order_by("seq")
    assert usual.said == quiet.said == {}
    signs = door.signs.order_by("at").values_list("sealed", flat=True)
    assert len({len(bytes(one)) for one in signs}) == 1
    at = hers.order().at
    assert alone_with(ring_of(hers.house, hers.own), at) != []  # control: she can


def test_her_session_ends_when_nobody_uses_it(hers: Hers) -> None:
    browser, _ = hers.comes()
    for row in Session.objects.filter(worker_id=None):
        row.seen_at -= timedelta(minutes=6)
        row.save(update_fields=["seen_at"])

    answer = browser.get("/days/")

    assert (answer.status_code, answer["Location"]) == (302, "/card/")


def test_a_door_that_has_ended_opens_nothing_in_a_session_that_stands(
    hers: Hers, client_of: ClientOf
) -> None:
    browser, _ = hers.comes()
    client_of(Role.SOCIAL).post(f"/families/{hers.household}/card/end/", sent())

    assert browser.get("/days/").status_code == 302
    assert hers.comes()[1].status_code == 422


def test_nothing_is_kept_in_her_browser(hers: Hers) -> None:
    browser, _ = hers.comes()
    page = browser.get("/days/")

    assert page["Cache-Control"] == "no-store"
    assert page["Refresh"] == "300; url=/card/"
    assert {c["max-age"] for n, c in browser.cookies.items() if n in {"s", "k"}} == {""}


def test_her_own_worker_makes_the_card_and_nobody_else(
    hers: Hers, client_of: ClientOf
) -> None:
    typed = sent(password="135790", password_again="135790")
    path = f"/families/{hers.household}/card/new/"

    assert client_of(Role.DIRECTOR).post(path, typed).status_code == 403
    page = client_of(Role.SOCIAL).post(path, typed).content.decode()
    groups = re.search(r'class="secret">([0-9A-Z ]{19})<', page).group(1)
    assert hers.comes(pin="135790", card=groups)[1].status_code == 302
    assert hers.comes()[1].status_code == 422  # the first card has ended


def test_pins_that_are_guessed_first_or_do_not_agree_are_refused(
    hers: Hers, client_of: ClientOf
) -> None:
    browser, path = client_of(Role.SOCIAL), f"/families/{hers.household}/card/new/"
    usual = {"password": "135790", "password_again": "135790"}
    quiet = {"password_quiet": "135790", "password_quiet_again": "135790"}
    wrong = [
        usual | {"password": "123456", "password_again": "123456"},
        usual | {"password_again": "135791"},
        usual | quiet,
        usual | quiet | {"password_quiet_again": ""},
    ]

    assert {browser.post(path, sent(**one)).status_code for one in wrong} == {422}


def shape(answer: object) -> dict[str, str]:
    """Return what a stranger on the line sees of an answer."""
    cookies = {name: len(one.OutputString()) for name, one in answer.cookies.items()}
    return {**answer.headers, "status": answer.status_code, "cookies": cookies}


def contact(hers: Hers) -> dict[str, object]:
    head = Household.objects.get(pk=hers.household).members.get(number=1)
    return sent(
        member=head.pk,
        channel="call",
        way="ойдан",
        days=[0, 1],
        begins="10:00",
        ends="12:00",
        voicemail="never",
        message="never",
        **boxes("until", hers.order().today.replace(year=hers.order().today.year + 1)),
    )


def consent_of(hers: Hers, household: UUID) -> UUID:
    at = hers.order().at
    return Consent.objects.create(
        id=uuid4(),
        center_id=hers.own.center_id,
        household_id=household,
        recipient="her_lawyer",
        purpose="legal_help",
        fields=["stay.first_day"],
        asked_at=at,
        asked_by=hers.own,
        until=at + timedelta(days=9),
        signed_as="paper",
        signed_at=at,
    ).pk


def _without_tokens(page: str) -> str:
    return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', "", page)
