"""What is to be done today: open tasks, also for a family that has left."""

from datetime import date
from uuid import UUID

from umay.records.models import Task


def tasks_due(center_id: UUID, today: date) -> list[Task]:
    """Return open tasks due by ``today``, the families that wait longest first."""
    tasks = Task.objects.filter(
        center_id=center_id,
        state=Task.State.OPEN,
        due_on__lte=today,
    ).select_related("household")
    return list(tasks.order_by("due_on", "household__survivor_code", "what"))
