"""The plan with her, read only: goals, steps, appointments, services, notes."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q

from umay.core.plan import Kept
from umay.records.models import (
    Appointment,
    ExitPlan,
    FollowUp,
    Goal,
    Note,
    ServiceGiven,
    Stay,
    Task,
)


def goals_of(household: UUID) -> list[Goal]:
    """Return her goals with their steps, the earliest due first. Two queries."""
    steps = Task.objects.order_by("due_on", "pk")
    rows = Goal.objects.filter(household_id=household).select_related("member")
    return list(rows.prefetch_related(Prefetch("steps", steps)))


def by_hand(household: UUID) -> list[Task]:
    """Return what somebody put on the list by hand and is not ended."""
    rows = Task.objects.filter(
        household_id=household, what=Task.What.BY_HAND, state=Task.State.OPEN
    )
    return list(rows.order_by("due_on", "pk"))


def appointments_of(household: UUID, since: datetime) -> list[Appointment]:
    """Return those ahead, and those nobody has said what became of."""
    rows = Appointment.objects.filter(household_id=household)
    return list(rows.filter(Q(at__gte=since) | Q(kept=Kept.AHEAD)))


def services_of(household: UUID) -> list[tuple[str, int, date]]:
    """Return how often she had each service, and when last. One query."""
    rows = list(ServiceGiven.objects.filter(household_id=household).order_by("day"))
    often = Counter(row.service for row in rows)
    last = {row.service: row.day for row in rows}
    return [(service, often[service], last[service]) for service in sorted(often)]


def notes_of(household: UUID, reader: UUID) -> list[Note]:
    """Return the notes there are for this reader; another's own notes are not."""
    rows = Note.objects.filter(household_id=household).select_related("by")
    return list(rows.filter(Q(own__isnull=True) | Q(by_id=reader)))


def exit_plan_of(stay: Stay) -> ExitPlan | None:
    """Return the plan for the way out with its lines, if it is begun."""
    rows = ExitPlan.objects.filter(stay=stay).select_related("stay")
    return rows.prefetch_related("lines").first()


def follow_ups_of(stay: Stay) -> list[FollowUp]:
    return list(FollowUp.objects.filter(stay=stay))
