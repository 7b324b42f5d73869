"""The morning: what waits for a decision, and what the night left."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from umay.records.models import Center, Extension, Task, TurnAway

NIGHT = timedelta(hours=24)


@dataclass(frozen=True)
class Morning:
    """``overdue`` are kinds of tasks with how many; ``refused`` reasons since
    yesterday; ``asked`` extensions and appeals nobody has decided."""

    overdue: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, int], ...]
    asked: tuple[Extension, ...]

    @property
    def refused_in_all(self) -> int:
        return sum(count for _reason, count in self.refused)


def morning(center: Center, at: datetime, today: date) -> Morning:
    """Return what one page tells the director. Three queries."""
    return Morning(
        overdue=_overdue(center.pk, today),
        refused=_refused(center.pk, at - NIGHT),
        asked=_asked(center.pk),
    )


def _overdue(center: UUID, today: date) -> tuple[tuple[str, int], ...]:
    late = Task.objects.filter(
        center_id=center, state=Task.State.OPEN, due_on__lt=today
    )
    rows = late.values_list("what").annotate(count=Count("pk"))
    return tuple(rows.order_by("-count", "what"))


def _refused(center: UUID, since: datetime) -> tuple[tuple[str, int], ...]:
    rows = TurnAway.objects.filter(center_id=center, at__gt=since)
    counted = rows.values_list("reason").annotate(count=Count("pk"))
    return tuple(counted.order_by("-count", "reason"))


def _asked(center: UUID) -> tuple[Extension, ...]:
    undecided = Q(decision="") | Q(appealed_at__isnull=False, looked_at__isnull=True)
    rows = Extension.objects.filter(
        undecided, center_id=center, stay__exit_day__isnull=True
    )
    return tuple(rows.select_related("stay__household").order_by("asked_at"))
