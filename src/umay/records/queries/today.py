"""What is to be done today, for those in the house and those who left."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from umay.records.models import Stay, Task

AFTER_SHE_LEFT = (Task.What.FOLLOW_UP, Task.What.REFUSAL)


def tasks_due(center_id: UUID, today: date) -> list[Task]:
    """Return open tasks due by ``today``, the families that wait longest first."""
    lives_here = Stay.objects.filter(household=OuterRef("household"), exit_day=None)
    tasks = Task.objects.filter(
        Exists(lives_here) | Q(what__in=AFTER_SHE_LEFT),
        center_id=center_id,
        state=Task.State.OPEN,
        due_on__lte=today,
    ).select_related("household")
    return list(tasks.order_by("due_on", "household__survivor_code", "what"))
