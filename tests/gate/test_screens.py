"""The screens of what leaves: agreed, signed, made, taken back, written down."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from tests.gate.family import Family, at, worker_of
from umay.core.recipients import Recipient
from umay.core.roles import Role
from umay.records.models import (
    Consent,
    LedgerEntry,
    Release,
)
from umay.records.store import acts

Unlocked = Callable[[], Client]


def asked(client: Client, made: Family, **changes: object) -> Consent:
    until = timezone.localdate() + timedelta(days=10)
    told = {
        "key": uuid4(),
        "recipient": "social_office",
        "to_whom": "The office in the center of the town",
        "purpose": "allowance",
        "what_for": "",
        "fields_told": ["member.full_name", "stay.first_day", "house.region"],
        "until_0": until.day,
        "until_1": until.month,
        "until_2": until.year,
    }
    answer = client.post(at("consent-new", made), told | changes)
    assert answer.status_code == 302, answer.content.decode()
    return Consent.objects.latest("asked_at")


def test_she_reads_it_writes_a_word_and_the_letter_is_made(
    client: Client, made: Family
) -> None:
    consent = asked(client, made)
    sign = at("consent-sign", made, consent=consent.pk)
    page = client.get(sign).content.decode()
    assert "The office in the center of the town" in page
    assert "You need not agree" in page

    client.post(sign, {"key": uuid4(), "her_word": "Sunflower"})
    consent.refresh_from_db()
    assert (consent.signed_as, consent.language) == ("screen", "en")
    assert b"Sunflower" not in bytes(consent.her_word)

    send = at("consent-send", made, consent=consent.pk)
    assert client.get(send).status_code == 200
    letter = client.post(send, {"key": uuid4(), "paper": "stay_letter"})

    assert letter["Content-Disposition"] == 'inline; filename="letter.html"'
    assert "lives with us today" in letter.content.decode()
    assert "<title>Letter</title>" in letter.content.decode()
    assert Release.objects.get().consent_id == consent.pk
    assert (
        "Letter: she lives with us" in client.get(at("papers", made)).content.decode()
    )


def test_what_a_recipient_may_not_have_cannot_be_asked_of_her(
    client: Client, made: Family
) -> None:
    answer = client.post(
        at("consent-new", made),
        {
            "key": uuid4(),
            "recipient": "other_party",
            "to_whom": "His lawyer",
            "purpose": "protection",
            "fields_told": ["house.name"],
            "until_0": 1,
            "until_1": 1,
            "until_2": timezone.localdate().year + 1,
        },
    )

    assert answer.status_code == 422
    assert "This recipient may not have that" in answer.content.decode()
    assert not Consent.objects.exists()


def test_before_she_signs_nothing_leaves(client: Client, made: Family) -> None:
    consent = asked(client, made)
    send = at("consent-send", made, consent=consent.pk)

    answer = client.post(send, {"key": uuid4(), "paper": "stay_letter"})

    assert answer.status_code == 422
    assert "She has not agreed to this" in answer.content.decode()


def test_taken_back_by_one_press_it_counts_at_once(
    client: Client, made: Family
) -> None:
    made.house.now = timezone.now()
    fields = frozenset({"stay.first_day"})
    consent = made.agrees(Recipient.SOCIAL_OFFICE, fields)

    client.post(at("consent-end", made, consent=consent), {"key": uuid4()})
    send = at("consent-send", made, consent=consent)
    answer = client.post(send, {"key": uuid4(), "paper": "stay_letter"})

    assert answer.status_code == 422
    assert not Release.objects.exists()


def test_signed_on_paper_is_noted_with_its_day(client: Client, made: Family) -> None:
    consent = asked(client, made)
    today = timezone.localdate()
    client.post(
        at("consent-paper", made, consent=consent.pk),
        {
            "key": uuid4(),
            "paper_of_0": today.day,
            "paper_of_1": today.month,
            "paper_of_2": today.year,
        },
    )

    consent.refresh_from_db()
    assert (consent.signed_as, consent.paper_of) == ("paper", today)


def test_her_copy_is_a_locked_file_or_a_page(client: Client, made: Family) -> None:
    copy = at("own-copy", made)
    words = {
        "password": "four words of hers",
        "password_again": "four words of hers",
    }

    assert client.get(copy).status_code == 200
    locked = client.post(copy, {"key": uuid4(), **words})
    page = client.post(copy, {"key": uuid4(), "password": "", "password_again": ""})
    other = client.post(
        copy, {"key": uuid4(), **words, "password_again": "other words"}
    )

    assert locked.content.startswith(b"age-encryption.org/v1")
    assert locked["Content-Disposition"] == 'attachment; filename="file.age"'
    assert "<title>File</title>" in page.content.decode()
    assert other.status_code == 422
    assert b"four words of hers" not in other.content


def test_signed_out_meanwhile_her_words_are_on_no_page(made: Family) -> None:
    words = {"password": "four words of hers", "password_again": "four words of hers"}

    answer = Client().post(at("own-copy", made), {"key": uuid4(), **words})

    assert answer.status_code == 401
    assert b"four words of hers" not in answer.content


def test_the_list_of_who_opened_it_leaves_through_the_gate(
    client: Client, made: Family
) -> None:
    answer = client.post(at("opened-print", made), {"key": uuid4()})

    assert answer["Content-Disposition"] == 'inline; filename="list.html"'
    assert Release.objects.get().recipient == Recipient.HERSELF


def test_the_beds_on_paper_leave_through_the_gate(made: Family) -> None:
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(worker_of(made.house, Role.DUTY))
    answer = browser.get("/board/paper/")

    release = Release.objects.get()
    assert answer["Content-Disposition"] == 'inline; filename="list.html"'
    assert (release.recipient, release.household) == ("house", None)
    assert LedgerEntry.objects.filter(subject=str(release.pk)).exists()


def test_a_full_disk_does_not_hide_the_beds_from_the_house(
    made: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **named: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(acts, "append_entry", full)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(worker_of(made.house, Role.DUTY))

    assert browser.get("/board/paper/").status_code == 200
