"""Incidents: written down in her words, completed with facts, told to offices."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from umay.core.incidents import Incident, Statement, to_words
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records import models
from umay.records.queries.find import find
from umay.records.queries.rights import lives_here
from umay.records.store.rows import make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.offering_talks import offer_talk
from umay.use_cases.order import Done, Order, Outcome, once


def report_incident(
    order: Order, household: UUID, told: Incident, words: Mapping[str, str]
) -> Outcome:
    """Write down one act. Raises ``Refused`` if it lies ahead or ends before it began.

    ``words`` are narrative, seen_by and injuries. A talk about danger is offered today.
    """

    def work() -> Done:
        _check_days(order, told)
        family = find(models.Household, order.center, household)
        row = make(
            models.Incident,
            center_id=order.center,
            household=family,
            number=family.incidents.count() + 1,
            reported_at=order.at,
        )
        kept = {name: text for name, text in words.items() if text}
        Sealer(order.writer, household).write(row, {"told": to_words(told), **kept})
        if lives_here(household):
            offer_talk(order, household, order.today)
        return Done(row.pk, {"household": str(household), "number": row.number})

    return once(order, "incident.reported", work)


def add_facts(
    order: Order, incident: UUID, told: Incident, facts: Mapping[str, str]
) -> Outcome:
    """Add what is known now; ``told`` is what was opened of the incident."""

    def work() -> Done:
        row = find(models.Incident, order.center, incident)
        known = replace(told, facts={**told.facts, **facts})
        Sealer(order.writer, row.household_id).write(row, {"told": to_words(known)})
        return Done(row.pk, {"household": str(row.household_id)})

    return once(order, "incident.completed", work)


def tell_office(
    order: Order, incident: UUID, told: Statement, answer: str, due_on: date | None
) -> Outcome:
    """Write down whom she told and what she was answered; a refusal leaves a task.

    Raises ``Refused`` if the day lies ahead.
    """

    def work() -> Done:
        row = find(models.Incident, order.center, incident)
        if told.day > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        made = make(
            models.Statement,
            center_id=order.center,
            incident=row,
            written_at=order.at,
            due_on=due_on,
        )
        words = {"told": to_words(told), "answer": answer}
        Sealer(order.writer, row.household_id).write(
            made, {name: text for name, text in words.items() if text}
        )
        if due_on is not None:
            _remind(order, row.household_id, due_on)
        facts = {"household": str(row.household_id), "refused": told.refused}
        return Done(made.pk, facts)

    return once(order, "office.told", work)


def _remind(order: Order, household: UUID, due_on: date) -> None:
    make(
        models.Task,
        center_id=order.center,
        household_id=household,
        what=models.Task.What.REFUSAL,
        role=Role.SOCIAL,
        due_on=due_on,
    )


def _check_days(order: Order, told: Incident) -> None:
    if told.last > order.today:
        raise Refused(Ground.DAY_TOO_LATE, order.today)
    if told.last < told.first:
        raise Refused(Ground.DAY_TOO_EARLY, told.first)
