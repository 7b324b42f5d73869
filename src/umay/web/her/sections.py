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
from umay.records.queries.complaints import complaints_of
from umay.records.queries.contacts import contacts_of
from umay.records.queries.household import living
from umay.records.queries.incidents import incidents_of
from umay.records.queries.openings import openings_of
from umay.records.queries.operators import answer_row, open_change
from umay.records.queries.plan import appointments_of, goals_of
from umay.records.queries.rights import rights_of
from umay.use_cases.ledger.receipts import receipts_of
from umay.web.her.visiting import Visitor
from umay.web.wording.papers import told
from umay.web.wording.receipts import ACT
from umay.web.wording.rights import ANSWER, RIGHT

RECENT = 20  # openings on the page; she gets all of them on paper


@dataclass(frozen=True)
class Section:
    template: str
    told: Mapping[str, Any] = field(default_factory=dict)


def days(visitor: Visitor, today: date) -> Section:
    """How long she may stay, and what happens when it ends."""
    door = visitor.door
    found = living(door.center, door.household_id, timezone.now(), today)
    return Section("her/days.html", {"living": found, "clock": found.clock})


def plan(visitor: Visitor, today: date) -> Section:
    """Her plan behind a link, and the hours somebody expects her."""
    household = visitor.door.household_id
    goals = [one for one in goals_of(household) if one.state == GoalState.OPEN]
    ahead = appointments_of(household, timezone.now())
    return Section("her/plan_link.html", {"goals": len(goals), "ahead": ahead})


def children(visitor: Visitor, today: date) -> Section:
    """Her children, also one who lives elsewhere."""
    rows = visitor.door.household.members.filter(kind="child")
    there = [row for row in rows if row.whereabouts != Whereabouts.LEFT]
    found = [(row, row.age_band_on(today)) for row in there]
    return Section("her/children.html", {"children": found})


def law(visitor: Visitor, _today: date) -> Section:
    """What the law says to what happened, behind a link."""
    count = len(incidents_of(visitor.door.household_id))
    return Section("her/law_link.html", {"count": count})


def agreed(visitor: Visitor, _today: date) -> Section:
    """What she agreed to and can take back."""
    now = timezone.now()
    rows = visitor.door.household.consents.filter(
        withdrawn_at=None, signed_at__isnull=False, until__gt=now
    ).order_by("until")
    return Section("her/agreed.html", {"consents": [(r, told(r.fields)) for r in rows]})


def opened(visitor: Visitor, _today: date) -> Section:
    """Who opened her file; what she opened herself is marked as hers."""
    found = openings_of(visitor.door.center_id, visitor.door.household_id)
    more = len(found) - RECENT
    return Section("her/opened.html", {"openings": found[:RECENT], "more": more})


def receipts(visitor: Visitor, _today: date) -> Section:
    """What she may take a receipt of."""
    found = receipts_of(visitor.door.center_id, visitor.door.household_id)
    return Section(
        "her/receipts.html", {"taken": [(r, ACT[r.entry.act]) for r in found]}
    )


def asked(visitor: Visitor, _today: date) -> Section:
    """What she asked of her file, and by which day she is answered."""
    rows = [
        (row, RIGHT[Right(row.right)], ANSWER[Answer(row.answer)] if row.answer else "")
        for row in rights_of(visitor.door.household_id)
    ]
    return Section("her/asked.html", {"rights": rows})


def complaints(visitor: Visitor, _today: date) -> Section:
    """What she complained of to somebody she chose."""
    found = complaints_of(visitor.door.household_id)
    return Section("her/complaints.html", {"complaints": found})


def operator(visitor: Visitor, _today: date) -> Section:
    """What is handed over if another operator comes; nothing while none does."""
    change = open_change(visitor.door.center_id)
    answer = answer_row(change, visitor.door.household_id) if change else None
    return Section("her/operator_link.html", {"change": change, "answer": answer})


def reached(visitor: Visitor, today: date) -> Section:
    """How she may be reached."""
    rows = contacts_of(visitor.door.household_id)
    return Section(
        "her/reached.html", {"contacts": [r for r in rows if r.until >= today]}
    )


SECTIONS: tuple[Callable[[Visitor, date], Section], ...] = (
    operator,
    days,
    plan,
    children,
    law,
    agreed,
    opened,
    receipts,
    asked,
    complaints,
    reached,
)
