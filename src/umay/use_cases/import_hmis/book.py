"""The book of one imported house: who writes in it, and the order of each act."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from umay.core.hmis.plan import HousePlan
from umay.core.hmis.projects import HARDSHIP, VIOLENCE
from umay.core.hmis.rows import plain
from umay.core.limits import Reach
from umay.core.rules import OlderBoys, Overflow
from umay.records.models import Center, Worker
from umay.records.queries.acts import carried_out
from umay.records.queries.house import center as center_of
from umay.use_cases.furnish_house import change_rules, set_own_limit
from umay.use_cases.open_center import CenterPlan, open_center
from umay.use_cases.order import Order

NOON = time(12)
KEYS = UUID("3f4e0b6c-6a0e-5d0b-9c57-6f2f0a1d7c11")  # drawn once, for import's keys
SLUG = re.compile(r"[A-Za-z0-9_-]{1,39}")

# Her people slept there: no rule of ours may say now that they could not.
RULES = {
    "cot_until_months": 0,  # HMIS counts beds, and a baby has one
    "older_boys": OlderBoys.WELCOME,
    "older_boy_from": None,
    "overflow": Overflow.FREELY,
    "fold_outs_per_unit": 20,
}
LIMIT_MONTHS = 24
LIMIT_SOURCE = "set by the import, for HMIS names no limit; to be set by the house"


class AnotherHouse(Exception):
    """The center is already here, and not from the same rows."""


@dataclass
class Book:
    """Every order is given on a day of the past, at noon of the center's zone."""

    plan: HousePlan
    center: UUID
    by: UUID
    zone: str
    written: int = 0

    def order(self, day: date) -> Order:
        self.written += 1
        return Order(
            center=self.center,
            by=self.by,
            at=noon(day, self.zone),
            key=key_of(self.plan, self.written),
            zone=self.zone,
        )


def noon(day: date, zone: str) -> datetime:
    return datetime.combine(day, NOON, ZoneInfo(zone))


def key_of(plan: HousePlan, number: int) -> UUID:
    """Return the key of an act: the same rows give the same keys."""
    return uuid5(KEYS, f"{plan.source}/{plan.project.key}/{plan.digest}/{number}")


def slug_of(plan: HousePlan) -> str:
    key = plan.project.key
    return f"p{key}" if SLUG.fullmatch(key) else f"p{uuid5(KEYS, key).hex[:16]}"


def written(plan: HousePlan) -> Center | None:
    """Return the center if just this was imported. Raises ``AnotherHouse``."""
    center = Center.objects.filter(slug=slug_of(plan)).first()
    if center is None:
        return None
    first = carried_out(key_of(plan, 1))
    if first is None or first.center_id != center.pk:
        raise AnotherHouse(
            f"project {plain(plan.project.key)}: the center {center.slug} is already "
            "here and was made from other rows"
        )
    return center


def name_of_writer(plan: HousePlan) -> str:
    return f"import-{slug_of(plan)}"


def writer_of(plan: HousePlan) -> Worker:
    """Return the worker who wrote the book of an imported house."""
    return Worker.objects.get(username=name_of_writer(plan))


def open_book(plan: HousePlan) -> Book:
    """Open the center. Nobody knows the password of the worker who writes."""
    shape = CenterPlan(
        slug=slug_of(plan),
        name=plan.project.name,
        programmes=(VIOLENCE, HARDSHIP),
    )
    at = noon(plan.opens_on, shape.time_zone)
    password = secrets.token_urlsafe(32)
    worker = open_center(shape, name_of_writer(plan), password, at)
    zone = center_of(worker.center_id).time_zone
    book = Book(plan, worker.center_id, worker.pk, zone)
    change_rules(book.order(plan.opens_on), **RULES)
    set_own_limit(
        book.order(plan.opens_on),
        plan.opens_on,
        LIMIT_MONTHS,
        Reach.NEW_AND_OPEN,
        LIMIT_SOURCE,
    )
    return book
