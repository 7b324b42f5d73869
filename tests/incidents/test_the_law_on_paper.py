"""What the law said to her, on paper: kept sealed, and made again as it was."""

from hashlib import sha256
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.gate.family import Family, at
from tests.incidents.editions import STALKED
from umay.records.law_packs import law_now
from umay.records.models import Incident, LedgerEntry, Release
from umay.use_cases.incidents import add_facts, report_incident


@pytest.fixture
def told(made: Family) -> Incident:
    key = report_incident(made.order(), made.household, STALKED, {}).subject
    return Incident.objects.get(pk=key)


def printed(made: Family, client: Client, language: str = "en") -> HttpResponse:
    sent = {"key": str(uuid4()), "paper": "law_says", "language": language}
    return client.post(at("told-take", made), sent)


def again(made: Family, client: Client, release: Release) -> HttpResponse:
    address = at("release-again", made, release=release.pk)
    return client.post(address, {"key": str(uuid4())})


def test_it_tells_three_parts_and_the_edition_they_rest_on(
    made: Family, client: Client, told: Incident
) -> None:
    page = printed(made, client).text

    for part in ("Punishment", "Protection", "Money, home, children"):
        assert f"{part}: " in page
    assert "It is no legal advice" in page
    assert law_now().edition[:16] in page
    assert "1 August 2025" in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_made_again_to_the_byte_when_the_answer_is_another(
    made: Family, client: Client, told: Incident, language: str
) -> None:
    first = printed(made, client, language).content
    release = Release.objects.get()
    add_facts(made.order(), told.pk, STALKED, {"threat_to_kill": "yes"})
    made.house.later(hours=1)

    assert again(made, client, release).content == first
    assert sha256(first).hexdigest() == release.sha256
    assert {one.sha256 for one in Release.objects.all()} == {release.sha256}
    assert LedgerEntry.objects.filter(act="release.made").count() == 2


def test_control_a_new_page_tells_the_new_answer(
    made: Family, client: Client, told: Incident
) -> None:
    first = printed(made, client).content
    add_facts(made.order(), told.pk, STALKED, {"threat_to_kill": "yes"})

    assert printed(made, client).content != first


def test_the_copy_is_sealed(made: Family, client: Client, told: Incident) -> None:
    printed(made, client)

    copy = bytes(Release.objects.get().copy)
    assert b"1 August 2025" not in copy
    assert law_now().edition[:16].encode() not in copy


def test_another_paper_of_hers_is_not_kept_and_not_made_again(
    made: Family, client: Client, told: Incident
) -> None:
    sent = {"key": str(uuid4()), "paper": "chronology", "language": "en"}
    client.post(at("told-take", made), sent)
    release = Release.objects.get()

    again(made, client, release)

    assert release.copy is None
    assert Release.objects.count() == 1


def test_the_page_of_the_copy_offers_it(
    made: Family, client: Client, told: Incident
) -> None:
    printed(made, client)
    release = Release.objects.get()

    page = client.get(at("release", made, release=release.pk)).text

    assert "Make it again" in page
