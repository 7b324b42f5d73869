"""The screens of what leaves: agreed, signed, made, taken back, written down."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gate.family import Family
from umay.core.recipients import Recipient
from umay.records.models import Consent, LedgerEntry, Member, Release, SafeContact
from umay.use_cases.keys.own_keys import unlock

Unlocked = Callable[[], Client]


@pytest.fixture
def client(made: Family) -> Client:
    """The browser of her own worker, unlocked as her passphrase unlocks it."""
    from base64 import b64encode

    made.house.now = timezone.now()
    client = Client(headers={"accept-language": "en"})
    client.force_login(made.own)
    halves = unlock(made.own.pk, "four words of hers")
    session = client.session
    session["half"] = b64encode(halves.server).decode()
    session.save()
    client.cookies[settings.HALF_COOKIE_NAME] = b64encode(halves.browser).decode()
    return client


def at(name: str, made: Family, **more: object) -> str:
    return reverse(name, kwargs={"household": made.household, **more})


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
    words = {"words": "four words of hers", "again": "four words of hers"}

    assert client.get(copy).status_code == 200
    locked = client.post(copy, {"key": uuid4(), **words})
    page = client.post(copy, {"key": uuid4(), "words": "", "again": ""})
    other = client.post(copy, {"key": uuid4(), **words, "again": "other words"})

    assert locked.content.startswith(b"age-encryption.org/v1")
    assert locked["Content-Disposition"] == 'attachment; filename="file.age"'
    assert "<title>File</title>" in page.content.decode()
    assert other.status_code == 422
    assert b"four words of hers" not in other.content


def test_the_list_of_who_opened_it_leaves_through_the_gate(
    client: Client, made: Family
) -> None:
    answer = client.post(at("opened-print", made), {"key": uuid4()})

    assert answer["Content-Disposition"] == 'inline; filename="list.html"'
    assert Release.objects.get().recipient == Recipient.HERSELF


def test_the_beds_on_paper_leave_through_the_gate(made: Family) -> None:
    from tests.gate.family import worker_of
    from umay.core.roles import Role

    browser = Client(headers={"accept-language": "en"})
    browser.force_login(worker_of(made.house, Role.DUTY))
    answer = browser.get("/board/paper/")

    release = Release.objects.get()
    assert answer["Content-Disposition"] == 'inline; filename="list.html"'
    assert (release.recipient, release.household) == ("house", None)
    assert LedgerEntry.objects.filter(subject=str(release.pk)).exists()


def contact(client: Client, made: Family, **changes: object) -> SafeContact:
    last = timezone.localdate() + timedelta(days=5)
    told = {
        "key": uuid4(),
        "member": Member.objects.get(household=made.household, kind="head").pk,
        "channel": "call",
        "way": "An invented number",
        "days": list(range(7)),
        "begins": "00:00",
        "ends": "00:00",
        "ask_for": "Roza",
        "word_safe": "Lilac",
        "word_unsafe": "Thistle",
        "voicemail": "never",
        "message": "neutral",
        "until_0": last.day,
        "until_1": last.month,
        "until_2": last.year,
    }
    answer = client.post(at("contact-new", made), told | changes)
    assert answer.status_code == 302, answer.content.decode()
    return SafeContact.objects.latest("made_at")


def test_reach_her_now_shows_the_number_and_the_words(
    client: Client, made: Family
) -> None:
    row = contact(client, made)
    listed = client.get(at("contacts", made)).content.decode()

    page = client.post(at("contact-now", made, contact=row.pk), {"key": uuid4()})

    assert "An invented number" not in listed
    for word in ("An invented number", "Roza", "Lilac", "Thistle"):
        assert word in page.content.decode()
    entry = LedgerEntry.objects.filter(act="fields.opened").latest("seq")
    assert entry.facts["why"] == "contact"
    assert LedgerEntry.objects.filter(act="contact.chosen").exists()


def test_a_way_that_is_not_safe_now_shows_why_and_no_number(
    client: Client, made: Family
) -> None:
    other_day = (timezone.localdate().weekday() + 3) % 7
    row = contact(client, made, days=[other_day])

    listed = client.get(at("contacts", made)).content.decode()
    refused = client.post(at("contact-now", made, contact=row.pk), {"key": uuid4()})

    assert "Not on this day." in listed
    assert "Reach her now" not in listed
    assert refused.status_code == 422
    assert "An invented number" not in refused.content.decode()


def test_a_number_is_not_among_what_is_sealed_at_large(
    client: Client, made: Family
) -> None:
    contact(client, made)

    page = client.get(at("sealed", made)).content.decode()

    assert "An invented number" not in page


def test_one_press_makes_a_way_unsafe(client: Client, made: Family) -> None:
    row = contact(client, made)

    client.post(at("contact-end", made, contact=row.pk), {"key": uuid4()})

    page = client.post(at("contact-now", made, contact=row.pk), {"key": uuid4()})
    assert page.status_code == 422
