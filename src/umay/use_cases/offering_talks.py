"""Offering talks: one open offer a family, at least every few weeks and after news.

Declining costs her nothing; she is offered one again when the weeks are over.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from umay.core.roles import Role
from umay.records.models import Rules, Task
from umay.records.queries.rights import lives_here
from umay.records.store.rows import change, make
from umay.use_cases.order import Order


def offer_talk(order: Order, household: UUID, due_on: date) -> None:
    """Offer a talk by ``due_on``; one that is offered for later is brought forward."""
    offered = open_offers(household).order_by("due_on").first()
    if offered is None:
        make(
            Task,
            center_id=order.center,
            household_id=household,
            what=Task.What.DANGER_TALK,
            role=Role.SOCIAL,
            due_on=due_on,
        )
    elif due_on < offered.due_on:
        change(offered, due_on=due_on)


def offer_again(order: Order, household: UUID) -> None:
    """Offer the next one when the house's weeks are over, if they live here."""
    if lives_here(household):
        weeks = Rules.objects.get(center_id=order.center).danger_weeks
        offer_talk(order, household, order.today + timedelta(weeks=weeks))


def open_offers(household: UUID) -> QuerySet[Task]:
    return Task.objects.filter(
        household_id=household,
        what=Task.What.DANGER_TALK,
        state=Task.State.OPEN,
    )
