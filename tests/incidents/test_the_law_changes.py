"""The law changes: who holds the key sees whose answer; the file tells nobody's."""

import json
import zlib
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.gate.family import Family, at
from tests.incidents.editions import OWED, STALKED, answered_with, older_packs
from umay.core.incidents import Incident
from umay.records import models
from umay.records.law_packs import law_now, law_of
from umay.records.models import LawEdition, LawLook, LedgerEntry, Worker
from umay.records.queries.law_editions import then, to_look_at
from umay.use_cases.incidents import report_incident
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.law_editions import look_at_law, take_in_law

OTHERWISE = "The law answers otherwise now"


def reported(made: Family, told: Incident) -> UUID:
    return report_incident(made.order(), made.household, told, {}).subject


@pytest.fixture
def changed(made: Family, tmp_path: Path) -> Family:
    """She told of stalking; since then the house answers with another edition."""
    older = older_packs(tmp_path / "law")
    answered_with(older, made.own.center_id, made.house.now - timedelta(days=9))
    reported(made, STALKED)
    made.house.later(hours=1)
    take_in_law(made.order())
    made.house.later(hours=1)
    return made


def listed(made: Family, worker: Worker) -> list[UUID]:
    found = to_look_at(worker.center, worker.pk, made.house.now)
    return [one.pk for one in found]


def test_the_first_unlocked_session_takes_the_edition_in_whole(made: Family) -> None:
    keep_keys(made.order())
    keep_keys(made.order())

    row = LawEdition.objects.get()
    assert row.edition == law_now().edition == law_of(bytes(row.packed)).edition
    assert law_of(bytes(row.packed)) == law_now()
    entry = LedgerEntry.objects.get(act="law.taken_in")
    assert entry.facts == {"edition": row.edition}


def test_an_edition_that_returns_is_taken_in_again(
    made: Family, tmp_path: Path
) -> None:
    take_in_law(made.order())
    made.house.later(hours=1)
    older = older_packs(tmp_path / "law")
    answered_with(older, made.own.center_id, made.house.now)
    made.house.later(hours=1)

    take_in_law(made.order())

    assert LawEdition.objects.count() == 3


def test_who_holds_the_key_sees_what_was_answered_and_is_now(
    changed: Family, client: Client
) -> None:
    page = client.get(reverse("law-changes")).text

    assert OTHERWISE in page
    assert "only if something else is so too" in page
    assert "no, the law has nothing for it" in page
    assert "1 August 2025" in page
    for address in ("incidents", "incident"):
        keys = {"incident": _only(changed)} if address == "incident" else {}
        assert OTHERWISE in client.get(at(address, changed, **keys)).text


def _only(made: Family) -> UUID:
    return models.Incident.objects.get(household=made.household).pk


def test_control_the_same_edition_again_answers_nothing_otherwise(
    made: Family, client: Client
) -> None:
    take_in_law(made.order())
    reported(made, STALKED)

    assert "Nothing waits to be looked at." in client.get(reverse("law-changes")).text
    assert OTHERWISE not in client.get(at("incidents", made)).text


def test_what_is_answered_as_before_is_named_as_such(
    made: Family, client: Client, tmp_path: Path
) -> None:
    older = older_packs(tmp_path / "law")
    answered_with(older, made.own.center_id, made.house.now - timedelta(days=9))
    reported(made, OWED)
    made.house.later(hours=1)
    take_in_law(made.order())

    page = client.get(reverse("law-changes")).text

    assert OTHERWISE not in page
    assert "Answered as before" in page


def test_it_waits_in_my_families_until_somebody_has_looked(
    changed: Family, client: Client
) -> None:
    assert "What the law answers otherwise now" in client.get(reverse("mine")).text
    sent = {"key": str(uuid4()), "families": [str(changed.household)]}

    client.post(reverse("law-changes"), sent)

    assert LawLook.objects.get().household_id == changed.household
    assert "What the law answers otherwise now" not in client.get(reverse("mine")).text
    assert OTHERWISE not in client.get(at("incidents", changed)).text


def test_a_look_is_written_down_whether_an_answer_changed_or_not(
    made: Family, tmp_path: Path
) -> None:
    """The plain record and the plain columns are the same in both worlds."""
    older = older_packs(tmp_path / "law")
    answered_with(older, made.own.center_id, made.house.now - timedelta(days=9))
    reported(made, OWED)
    made.house.later(hours=1)
    take_in_law(made.order())

    look_at_law(made.order(), [made.household])

    entry = LedgerEntry.objects.get(act="law.looked_at")
    assert entry.facts == {"household": str(made.household)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM records_lawlook")
        columns = {one[0] for one in cursor.description}
    assert columns == {"id", "center_id", "household_id", "at", "by_id"}


def test_who_holds_no_key_is_not_told_of_the_family(changed: Family) -> None:
    other = Worker.objects.create(
        center=changed.own.center, username="other", role=changed.own.role
    )

    assert listed(changed, changed.own) == [changed.household]
    assert listed(changed, other) == []


def test_a_fact_told_after_the_change_is_not_a_change_of_the_law(
    changed: Family,
) -> None:
    look_at_law(changed.order(), [changed.household])
    changed.house.later(hours=1)
    reported(changed, STALKED)

    assert listed(changed, changed.own) == []


def test_an_edition_this_version_cannot_read_says_nothing(made: Family) -> None:
    torn = zlib.compress(json.dumps({"acts.toml": "act = 1"}).encode())
    LawEdition.objects.create(
        center=made.own.center,
        edition="0" * 64,
        packed=torn,
        since=made.house.now - timedelta(days=9),
    )
    take_in_law(made.order())

    assert then(made.own.center_id).law_at(made.house.now - timedelta(days=1)) is None
