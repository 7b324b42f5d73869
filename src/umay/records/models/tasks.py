"""Tasks: what the night left for the day."""

from django.db import models
from django.db.models import Q

from umay.records.classes import operational
from umay.records.models.rows import CenterRow
from umay.records.veil import OfHousehold


class Task(OfHousehold, CenterRow):
    """Offered, then done or declined; declining closes it and costs her nothing."""

    class What(models.TextChoices):
        ORIENTATION = "orientation"
        DANGER_TALK = "danger_talk"
        SAFE_CONTACT = "safe_contact"
        HEALTH = "health"
        CHILDREN = "children"
        DEVICES = "devices"
        DOCUMENTS = "documents"
        INTAKE = "intake"
        PLAN = "plan"
        COT = "cot"
        REFUSAL = "refusal"
        COURT_ORDER = "court_order"

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DECLINED = "declined"

    household = operational(
        models.ForeignKey("records.Household", on_delete=models.PROTECT)
    )
    what = operational(models.CharField(max_length=16, choices=What))
    role = operational(models.CharField(max_length=10))
    due_on = operational(models.DateField())
    state = operational(
        models.CharField(max_length=8, choices=State, default=State.OPEN)
    )
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        indexes = [
            models.Index(
                fields=["center", "due_on"],
                condition=Q(state="open"),
                name="open_tasks",
            )
        ]
