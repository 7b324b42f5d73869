"""Gaps: reported acts are opened, asked about and counted; only sums are kept."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from umay.core.incidents import Unreadable, incident_of
from umay.core.law.answering import Answer
from umay.core.law.asked import ask_about
from umay.core.law.packs import Part
from umay.core.refusals import Ground, Refused
from umay.core.reports.figures import Audience
from umay.core.reports.gaps import Reported, tell
from umay.core.reports.periods import Step
from umay.core.secrets import Reason
from umay.records.law_packs import law_now
from umay.records.models import Center, GapStep, Incident
from umay.records.queries import house
from umay.records.queries.gaps import (
    counted_gaps,
    forms_of_acts,
    given_out_in_other_steps,
)
from umay.records.queries.incidents import reported_in
from umay.records.store.rows import change, make
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.order import Done, Order, Outcome, once


def count_gaps(order: Order, step: Step) -> Outcome:
    """Count what was reported in a step, as far as her keys open it.

    Each opening has its entry. Raises ``Refused`` if the step is not over, the year
    was given out in others, this one was given out, or her session is locked.
    """

    def work() -> Done:
        center = house.center(order.center)
        row = _may_be_counted(order, center, step)
        rows = reported_in(center, step.first, step.last)
        found = list(_reported(order, center, rows))
        values = {
            "told": tell(found, forms_of_acts()),
            "whole": len(found) == len(rows),
            "counted_at": order.at,
            "counted_by_id": order.by,
        }
        if row is None:
            row = _begin(order, step, values)
        else:
            change(row, months=step.months, **values)
        facts = {"first": step.first.isoformat(), "months": step.months}
        return Done(row.pk, facts | {"whole": row.whole})

    return once(order, "gaps.counted", work)


def give_out_gaps(order: Order, step: Step, audience: Audience) -> Outcome:
    """Keep what was counted as it is. Raises ``Refused`` if nothing was counted, or
    the year was given out in other steps."""

    def work() -> Done:
        center = house.center(order.center)
        row = counted_gaps(center, step)
        if row is None:
            raise Refused(Ground.NOT_FOUND)
        if given_out_in_other_steps(center, step):
            raise Refused(Ground.OTHER_STEPS)
        change(row, given_out_at=row.given_out_at or order.at)
        facts = {"first": step.first.isoformat(), "months": step.months}
        return Done(row.pk, facts | {"for": audience})

    return once(order, "gaps.given_out", work)


def _may_be_counted(order: Order, center: Center, step: Step) -> GapStep | None:
    if order.ring is None:
        raise Refused(Ground.KEYS_LOCKED)
    if step.last >= order.today:
        raise Refused(Ground.DAY_TOO_LATE, step.last)
    if given_out_in_other_steps(center, step):
        raise Refused(Ground.OTHER_STEPS)
    row = GapStep.objects.filter(center=center, first=step.first).first()
    if row is not None and row.given_out_at:
        raise Refused(Ground.GIVEN_OUT)
    return row


def _begin(order: Order, step: Step, values: dict[str, object]) -> GapStep:
    return make(
        GapStep,
        center_id=order.center,
        first=step.first,
        months=step.months,
        **values,
    )


def _reported(order: Order, center: Center, rows: list[Incident]) -> Iterator[Reported]:
    """Yield what could be opened, with the answer of the day it was reported."""
    for family, theirs in groupby(rows, key=lambda row: row.household_id):
        mine = list(theirs)
        opened = open_rows(
            order.writer, family, mine, Reason.COUNTING, {"incident.told"}
        )
        for row in mine:
            words = opened.of(row)["told"]
            found = _asked(family, words, row, center) if words else None
            if found is not None:
                yield found


def _asked(family: UUID, words: str, row: Incident, center: Center) -> Reported | None:
    law = law_now()
    try:
        told = incident_of(words)
        form = law.acts[told.act].group
    except (Unreadable, KeyError):
        return None
    day = row.reported_at.astimezone(center.zone).date()
    answer: Answer = ask_about(told, day, law).parts[Part.PUNISHMENT].answer
    return Reported(family, form, answer)
