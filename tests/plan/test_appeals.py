"""Appeals: a refusal is looked at by somebody who has not refused; once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.gate.family import Family, worker_of
from umay.core.receipts import MAY_BE_TAKEN
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Extension, Stay, Worker
from umay.records.queries.clocks import clock_of
from umay.records.queries.receipts import entries_for
from umay.use_cases.extend_stay import (
    appeal,
    ask_extension,
    decide_appeal,
    decide_extension,
)
from umay.use_cases.order import Order


def by(made: Family, worker: Worker) -> Order:
    return replace(made.house.order(), by=worker.pk)


def asked(made: Family) -> Extension:
    until = made.order().today + timedelta(days=240)
    key = ask_extension(made.order(), made.stay, until, "No flat yet", "To stay")
    return Extension.objects.get(pk=key.subject)


def refused(made: Family) -> tuple[Extension, Worker]:
    row, director = asked(made), worker_of(made.house, Role.DIRECTOR)
    decide_extension(by(made, director), row.pk, "No room", None)
    return row, director


def test_somebody_else_may_grant_what_was_refused(made: Family) -> None:
    row, _director = refused(made)
    other = worker_of(made.house, Role.DIRECTOR)
    appeal(made.order(), row.pk, "The court is in May")

    decide_appeal(by(made, other), row.pk, "She is right", row.wanted_until)

    row.refresh_from_db()
    assert (row.decision, row.looked_by) == (Extension.Decision.GRANTED, other)
    stay = Stay.objects.get(pk=made.stay)
    assert clock_of(stay, made.order().today).last_day == row.wanted_until


def test_a_refusal_may_stand_with_a_reason(made: Family) -> None:
    row, _director = refused(made)
    other = worker_of(made.house, Role.LAWYER)
    appeal(made.order(), row.pk, "Look again")
    with pytest.raises(Refused) as refusal:
        decide_appeal(by(made, other), row.pk, "  ", None)
    assert refusal.value.ground is Ground.REASON_NEEDED

    decide_appeal(by(made, other), row.pk, "Read it all", None)

    row.refresh_from_db()
    assert row.decision == Extension.Decision.REFUSED
    assert row.looked_at is not None


def test_whoever_refused_does_not_decide_it_again(made: Family) -> None:
    row, director = refused(made)
    appeal(made.order(), row.pk, "Look again")

    with pytest.raises(Refused) as refusal:
        decide_appeal(by(made, director), row.pk, "No", None)

    assert refusal.value.ground is Ground.TWO_PEOPLE


def test_the_database_does_not_let_her_either(made: Family) -> None:
    row, director = refused(made)
    rows = Extension.objects.filter(pk=row.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(looked_by=director)
    # The control: another worker may.
    assert rows.update(looked_by=worker_of(made.house, Role.DIRECTOR)) == 1


def test_there_is_one_appeal_and_only_against_a_refusal(made: Family) -> None:
    row = asked(made)
    with pytest.raises(Refused) as refusal:
        appeal(made.order(), row.pk, "Too early")
    assert refusal.value.ground is Ground.NOT_REFUSED

    director = worker_of(made.house, Role.DIRECTOR)
    decide_extension(by(made, director), row.pk, "No room", None)
    appeal(made.order(), row.pk, "Look again")
    with pytest.raises(Refused) as refusal:
        appeal(made.order(), row.pk, "And again")

    assert refusal.value.ground is Ground.ALREADY_ASKED


def test_she_may_take_a_receipt_of_refusal_and_appeal(made: Family) -> None:
    row, _director = refused(made)
    appeal(made.order(), row.pk, "Look again")

    acts = {one.act for one in entries_for(made.own.center_id, made.household)}
    assert {"extension.decided", "appeal.made"} <= acts <= set(MAY_BE_TAKEN)
