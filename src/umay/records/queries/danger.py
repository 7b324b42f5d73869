"""Talks about danger of one family, and the parts of its safety plan."""

from uuid import UUID

from umay.records.models import DangerTalk, SafetyPart, Task


def talks_of(household: UUID) -> list[DangerTalk]:
    """Return the talks in the order they were held. One query."""
    rows = DangerTalk.objects.filter(household=household)
    return list(rows.select_related("household", "held_by", "judged_by"))


def offered_talks(household: UUID) -> list[Task]:
    """Return the talks she is offered and has neither had nor declined. One query."""
    offered = Task.objects.filter(
        household=household, what=Task.What.DANGER_TALK, state=Task.State.OPEN
    )
    return list(offered.order_by("due_on"))


def safety_parts_of(household: UUID) -> dict[str, SafetyPart]:
    """Return the written parts by their code. One query."""
    rows = SafetyPart.objects.filter(household=household)
    return {row.part: row for row in rows.select_related("written_by")}
