"""Writing down what happened: sealed, numbered, in the ledger, and only what can be."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.gate.family import Family
from tests.incidents.telling import HER_WORDS, WAITED
from umay.core.incidents import (
    Incident,
    Office,
    Place,
    Relationship,
    Statement,
    Step,
    incident_of,
)
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records import models
from umay.use_cases.incidents import add_facts, report_incident, tell_office
from umay.use_cases.keys.opening import open_rows


def reported(made: Family, told: Incident = WAITED) -> models.Incident:
    words = {"narrative": HER_WORDS, "seen_by": "", "injuries": ""}
    key = report_incident(made.order(), made.household, told, words).subject
    return models.Incident.objects.get(pk=key)


def opened(made: Family, row: models.Incident | models.Statement) -> dict[str, str]:
    return open_rows(made.order().writer, made.household, [row], Reason.OWN).of(row)


def refused_by_police(made: Family, incident: UUID) -> models.Statement:
    told = Statement(Office.POLICE, made.order().today, True, Step.PROSECUTOR)
    due = made.order().today + timedelta(days=3)
    key = tell_office(made.order(), incident, told, "Go home", due).subject
    return models.Statement.objects.get(pk=key)


def test_what_happened_is_sealed_and_her_own_worker_reads_it(made: Family) -> None:
    row = reported(made)

    said = opened(made, row)
    assert incident_of(said["told"]) == WAITED
    assert said["narrative"] == HER_WORDS
    for column in ("told", "narrative"):
        assert b"K1" not in bytes(getattr(row, column))
        assert HER_WORDS.encode() not in bytes(getattr(row, column))


def test_the_entry_names_no_act_no_day_and_no_word(made: Family) -> None:
    row = reported(made)
    entry = models.LedgerEntry.objects.get(act="incident.reported", subject=row.pk)

    assert set(entry.facts) == {"household", "number", "words"}
    assert entry.facts["number"] == 1
    assert "K1" not in str(entry.facts)
    assert "2026-02" not in str(entry.facts)


def test_incidents_are_numbered_in_the_order_they_are_written(made: Family) -> None:
    assert [reported(made).number for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("first", "last", "ground"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), Ground.DAY_TOO_LATE),
        (date(2026, 2, 3), date(2026, 2, 2), Ground.DAY_TOO_EARLY),
    ],
)
def test_days_that_cannot_be_are_refused_and_leave_nothing(
    made: Family, first: date, last: date, ground: Ground
) -> None:
    told = Incident("K1", first, last, Place.HOME, Relationship.SPOUSE)

    with pytest.raises(Refused) as refusal:
        reported(made, told)

    assert refusal.value.ground is ground
    assert not models.Incident.objects.exists()


def test_a_fact_is_added_and_what_was_told_stays(made: Family) -> None:
    row = reported(made)

    add_facts(made.order(), row.pk, WAITED, {"substantial_harm": "yes"})

    row.refresh_from_db()
    told = incident_of(opened(made, row)["told"])
    assert told.facts == {"substantial_harm": "yes"}
    assert told.first == WAITED.first


def test_a_refusal_keeps_its_words_and_leaves_a_task_for_its_day(made: Family) -> None:
    statement = refused_by_police(made, reported(made).pk)

    assert opened(made, statement)["answer"] == "Go home"
    task = models.Task.objects.get(what=models.Task.What.REFUSAL)
    assert task.due_on == statement.due_on
    assert task.household_id == made.household


def test_telling_without_a_next_step_leaves_no_task(made: Family) -> None:
    told = Statement(Office.HOSPITAL, made.order().today, False)

    tell_office(made.order(), reported(made).pk, told, "", None)

    assert not models.Task.objects.filter(what=models.Task.What.REFUSAL).exists()


def test_nobody_can_have_told_an_office_tomorrow(made: Family) -> None:
    tomorrow = made.order().today + timedelta(days=1)
    told = Statement(Office.POLICE, tomorrow, False)

    with pytest.raises(Refused) as refusal:
        tell_office(made.order(), reported(made).pk, told, "", None)

    assert refusal.value.ground is Ground.DAY_TOO_LATE
