"""The screens of safe contact and of demands."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from tests.gate.family import Family, at, worker_of
from umay.core.roles import Role
from umay.records.models import Demand, LedgerEntry, Member, Release, SafeContact


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


def test_a_demand_is_taken_checked_told_and_answered(
    client: Client, made: Family
) -> None:
    today = timezone.localdate()
    told = {
        "key": uuid4(),
        "kind": "police",
        "came_on_0": today.day,
        "came_on_1": today.month,
        "came_on_2": today.year,
        "from_whom": "An officer",
        "asks": "Everything",
    }
    assert client.post(at("demand-new", made), told).status_code == 302
    demand = Demand.objects.get()
    page = at("demand", made, demand=demand.pk)
    assert "Not checked yet" in client.get(page).content.decode()
    assert "An officer" in client.get(page).content.decode()

    director = Client(headers={"accept-language": "en"})
    director.force_login(worker_of(made.house, Role.DIRECTOR))
    check = at("demand-check", made, demand=demand.pk)
    assert director.get(check).status_code == 200
    verdict = {"verdict": "lawful", "named": ["member.age"], "why": "Lawful"}
    director.post(check, {"key": uuid4(), **verdict})
    assert "This house has no lawyer." in client.get(page).content.decode()

    answer = at("demand-answer", made, demand=demand.pk)
    assert client.post(answer, {"key": uuid4()}).status_code == 422
    client.post(at("demand-tell", made, demand=demand.pk), {"key": uuid4()})
    left = client.post(answer, {"key": uuid4()})

    assert left["Content-Disposition"] == 'inline; filename="file.html"'
    release = Release.objects.get()
    copy = client.get(at("release", made, release=release.pk)).content.decode()
    assert "18 or older" in copy
    assert release.sha256 in copy
    assert "A demand of the police" in client.get(at("papers", made)).content.decode()
