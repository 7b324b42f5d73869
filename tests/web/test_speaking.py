"""Another language in the middle of a form: nothing typed is lost, nothing is done."""

import pytest
from django.conf import settings

from tests.web.living import moved_in, sent
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Request

WORDS = "Көшеде күтіп тұр"


def test_what_was_typed_stands_on_the_page_in_the_other_language(
    house, client_of
) -> None:
    client = client_of(Role.DUTY)
    before = LedgerEntry.objects.count()
    typed = sent(danger_words=WORDS, adults="3", speak="ru")

    answer = client.post("/calls/new/", typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="ru"' in page
    assert WORDS in page
    assert 'value="3"' in page
    assert "govuk-error" not in page
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ru"
    assert not Request.objects.exists()
    assert LedgerEntry.objects.count() == before


def test_sent_after_that_it_is_saved_once(house, client_of) -> None:
    client = client_of(Role.DUTY)
    typed = sent(adults="3")
    client.post("/calls/new/", typed | {"speak": "kk"})

    for _ in range(2):
        assert client.post("/calls/new/", typed).status_code == 302

    assert Request.objects.count() == 1


def test_a_form_that_would_be_refused_is_not_scolded_for_it(house, client_of) -> None:
    client = client_of(Role.DIRECTOR)

    answer = client.post("/settings/units/new/", sent(code="", beds="x", speak="kk"))

    assert answer.status_code == 200
    assert "govuk-error" not in answer.content.decode()
    assert 'value="x"' in answer.content.decode()


def test_control_without_asking_for_a_language_it_is_refused(house, client_of) -> None:
    client = client_of(Role.DIRECTOR)

    assert client.post("/settings/units/new/", sent(beds="x")).status_code == 422


@pytest.mark.parametrize("language", ["de", "", "x" * 900])
def test_an_unknown_language_does_nothing_either(
    house, client_of, language: str
) -> None:
    stay = moved_in(house)
    away = f"/families/{stay.household_id}/out/"

    answer = client_of(Role.DUTY).post(away, sent(speak=language))

    assert answer.status_code == 200
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
