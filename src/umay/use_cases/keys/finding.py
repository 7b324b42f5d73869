"""Finding again: whether a woman was here before, by marks that name nobody.

Only for whoever takes families in, only with her agreement, never outside the center.
A mark is shared by several names: what is found are codes to ask about, not an answer.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from umay.core.names import forms_of, surname_forms, year_of
from umay.core.policy import INTAKE
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category, Reason
from umay.records.models import Household, Mark, Member, SharedKey
from umay.records.queries.marks import last_day_here
from umay.records.store.keys import write_marks
from umay.records.store.rows import change
from umay.use_cases.keys.granting import ring_of_order
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import find_worker
from umay.use_cases.keys.rings import Ring
from umay.use_cases.order import Done, Order, once
from umay.vault.marks import mark

NAMES = frozenset({"member.full_name", "member.other_names", "member.birth_date"})
MOST = 200  # households at one sign-in
MOST_FOUND = 12


@dataclass(frozen=True)
class Candidate:
    """A family that may be hers. ``last_here`` is empty if she never stayed."""

    household: UUID
    code: str
    last_here: date | None


def find_again(
    order: Order, name: str, year: int | None, *, agreed: bool
) -> list[Candidate]:
    """Return the families whose marks match, the best first; never a name.

    The entry keeps that somebody searched, not for whom. Raises ``Refused`` without
    her agreement, for any role but the intake, or while the keys are locked.
    """
    ring = ring_of_order(order)
    found: list[Candidate] = []

    def work() -> Done:
        if find_worker(order.center, order.by).role not in INTAKE:
            raise Refused(Ground.MAY_NOT_HOLD)
        if not agreed:
            raise Refused(Ground.NOT_AGREED)
        search_key = ring.secret_of(SharedKey.Kind.SEARCH)
        if search_key is None:
            raise Refused(Ground.NO_KEY)
        marks = marks_of(search_key, forms_of(name, year))
        found.extend(candidates(order.center, marks))
        return Done(ring.holder, {"found": len(found)})

    once(order, "names.searched", work)
    return found


def candidates(center: UUID, marks: Iterable[int]) -> list[Candidate]:
    """Return whose marks are among these. Two queries."""
    met = Mark.objects.filter(center_id=center, mark__in=set(marks))
    times = Counter(met.values_list("household_id", flat=True))
    best = [key for key, _count in times.most_common(MOST_FOUND)]
    rows = {row.pk: row for row in last_day_here(best)}
    return [
        Candidate(key, rows[key].survivor_code, vars(rows[key])["last_here"])
        for key in best
        if key in rows
    ]


def mark_households(order: Order) -> int:
    """Mark those whose names were written since, as far as this ring opens them."""
    ring = order.ring
    search_key = ring.secret_of(SharedKey.Kind.SEARCH) if ring else None
    if ring is None or search_key is None:
        return 0
    waiting = Household.objects.filter(
        center_id=order.center, marked_at=None, erased_at=None
    )
    able = [
        household
        for household in waiting.order_by("-made_at")[:MOST]
        if ring.keys(household.pk, [Category.IDENTITY], order.at)
    ]
    for household in able:
        with transaction.atomic():
            mark_household(order, ring, search_key, household)
    return len(able)


def mark_household(
    order: Order, ring: Ring, search_key: bytes, household: Household
) -> None:
    """Open the names of one household, with an entry, and write their marks."""
    members = list(Member.objects.filter(household=household))
    opened = open_rows(order.writer, household.pk, members, Reason.MARKING, only=NAMES)
    forms: set[str] = set()
    for member in members:
        said = opened.of(member)
        year = year_of(said["birth_date"])
        for name in (said["full_name"], said["other_names"]):
            forms |= forms_of(name, year) | surname_forms(name)
    write_marks(household, marks_of(search_key, forms))
    change(household, marked_at=order.at)


def marks_of(search_key: bytes, forms: Iterable[str]) -> set[int]:
    return {mark(search_key, form) for form in forms}
