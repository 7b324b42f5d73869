"""Her page on paper: what she sees by herself, in large letters, and no complaint."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation

from tests.gate.family import Family, at, worker_of
from tests.plan.planning import STEP, WISH, planned
from tests.web.complaining import complained
from umay.core.roles import Role
from umay.records.models import LedgerEntry, Release
from umay.use_cases.keys.own_keys import make_keys

HOUR = "The lawyer, room 4"


def prints(client: Client, made: Family, language: str = "en") -> str:
    form = {"key": uuid4(), "language": language}
    return client.post(at("her-page-print", made), form).content.decode()


@pytest.mark.parametrize(
    ("language", "title"), [("kk", "Менің бетім"), ("ru", "Моя страница")]
)
def test_it_is_hers_in_her_language(
    made: Family, client: Client, language: str, title: str
) -> None:
    planned(made.house, made.household)

    page = prints(client, made, language)

    assert f"<title>{title}</title>" in page
    assert "large-print" in page
    with translation.override(language):
        assert translation.gettext("My days here") in page
        assert translation.gettext("Who opened my file") in page
    for words in (WISH, STEP, HOUR):
        assert words in page
    release = Release.objects.get()
    assert (release.paper, release.recipient) == ("her_page", "herself")
    assert LedgerEntry.objects.filter(act="release.made").count() == 1


def test_no_complaint_is_on_it(made: Family, client: Client) -> None:
    complained(made.house, made.household)

    page = prints(client, made)

    assert "My plan" in page
    assert "If something is not right" not in page


def test_a_worker_without_the_key_is_told_and_nothing_is_printed(made: Family) -> None:
    planned(made.house, made.household)
    other = worker_of(made.house, Role.SOCIAL)
    make_keys(made.order(), other.pk, "other words of hers")
    client = Client(headers={"accept-language": "en"})
    client.force_login(other)

    page = prints(client, made)

    assert "large-print" not in page
    assert not Release.objects.exists()
