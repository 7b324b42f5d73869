"""Sections of her page: one small function each, in the order she reads them.

A new one is a function here, a line in ``SECTIONS`` and a template of its own. Nothing
sealed is opened for this page; what is stands behind a link.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from umay.core.people import Whereabouts
from umay.core.plan import GoalState
from umay.core.rights import Answer, Right
from umay.records.models import Household
from umay.records.queries.complaints import complaints_of
from umay.records.queries.contacts import contacts_of
from umay.records.queries.household import living
from umay.records.queries.incidents import incidents_of
from umay.records.queries.law_editions import then
from umay.records.queries.openings import openings_of
from umay.records.queries.operators import answer_row, open_change
from umay.records.queries.plan import appointments_of, goals_of
from umay.records.queries.rights import rights_of
from umay.use_cases.ledger.receipts import Taken, receipts_of
from umay.web.wording.papers import told
from umay.web.wording.receipts import ACT
from umay.web.wording.rights import ANSWER, RIGHT

RECENT = 20  # openings on the page; she gets all of them on paper


@dataclass(frozen=True)
class Section:
    template: str
    told: Mapping[str, Any] = field(default_factory=dict)


def days(hers: Household, today: date) -> Section:
    """How long she may stay, and what happens when it ends."""
    found = living(hers.center, hers.pk, timezone.now(), today)
    no = [one for one in found.extensions if one.decision == "refused"]
    waits = [one for one in no if not one.looked_at]
    told = {"living": found, "clock": found.clock, "refused": waits}
    return Section("her/days.html", told)


def plan(hers: Household, today: date) -> Section:
    """Her plan behind a link, and the hours somebody expects her."""
    goals = [one for one in goals_of(hers.pk) if one.state == GoalState.OPEN]
    ahead = appointments_of(hers.pk, timezone.now())
    return Section("her/plan_link.html", {"goals": len(goals), "ahead": ahead})


def children(hers: Household, today: date) -> Section:
    """Her children, also one who lives elsewhere."""
    rows = hers.members.filter(kind="child")
    there = [row for row in rows if row.whereabouts != Whereabouts.LEFT]
    found = [(row, row.age_band_on(today)) for row in there]
    return Section("her/children.html", {"children": found})


def law(hers: Household, _today: date) -> Section:
    """What the law says to what happened, behind a link."""
    found = incidents_of(hers.pk)
    changed = then(hers.center_id).changed_at
    since = changed if any(changed and r.reported_at < changed for r in found) else None
    return Section("her/law_link.html", {"count": len(found), "changed": since})


def agreed(hers: Household, _today: date) -> Section:
    """What she agreed to and can take back."""
    now = timezone.now()
    rows = hers.consents.filter(
        withdrawn_at=None, signed_at__isnull=False, until__gt=now
    ).order_by("until")
    return Section("her/agreed.html", {"consents": [(r, told(r.fields)) for r in rows]})


def opened(hers: Household, _today: date) -> Section:
    """Who opened her file; what she opened herself is marked as hers."""
    found = openings_of(hers.center_id, hers.pk)
    more = len(found) - RECENT
    return Section("her/opened.html", {"openings": found[:RECENT], "more": more})


def receipts(hers: Household, _today: date) -> Section:
    """What she may take a receipt of, as a worker may print it."""
    return _taken(receipts_of(hers.center_id, hers.pk))


def all_receipts(hers: Household, _today: date) -> Section:
    """The same with what no worker is shown."""
    return _taken(receipts_of(hers.center_id, hers.pk, hers=True))


def asked(hers: Household, _today: date) -> Section:
    """What she asked of her file, and by which day she is answered."""
    rows = [
        (row, RIGHT[Right(row.right)], ANSWER[Answer(row.answer)] if row.answer else "")
        for row in rights_of(hers.pk)
    ]
    return Section("her/asked.html", {"rights": rows})


def complaints(hers: Household, _today: date) -> Section:
    """What she complained of to somebody she chose."""
    found = complaints_of(hers.pk)
    return Section("her/complaints.html", {"complaints": found})


def operator(hers: Household, _today: date) -> Section:
    """What is handed over if another operator comes; nothing while none does."""
    change = open_change(hers.center_id)
    answer = answer_row(change, hers.pk) if change else None
    return Section("her/operator_link.html", {"change": change, "answer": answer})


def reached(hers: Household, today: date) -> Section:
    """How she may be reached."""
    rows = contacts_of(hers.pk)
    return Section(
        "her/reached.html", {"contacts": [r for r in rows if r.until >= today]}
    )


def _taken(found: list[Taken]) -> Section:
    told = {"taken": [(one, ACT[one.entry.act]) for one in found]}
    return Section("her/receipts.html", told)


SECTIONS: tuple[Callable[[Household, date], Section], ...] = (
    operator,
    days,
    plan,
    children,
    law,
    agreed,
    opened,
    all_receipts,
    asked,
    complaints,
    reached,
)
