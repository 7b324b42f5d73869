"""Tasks: what the night left for the day, steps of her plan, what is made by hand."""

from django.db import models
from django.db.models import Q

from umay.core.plan import Service
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.plans import Goal
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Task(OfHousehold, CenterRow):
    """Offered, then done or declined; declining closes it and costs her nothing.

    A step belongs to a goal and says what in ``words``; ``role`` is who does it, and
    may be herself.
    What is still open when she leaves ends with the stay, but for ``AFTER_EXIT``.
    """

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
        REVIEW = "review"
        EXIT_PLAN = "exit_plan"
        FOLLOW_UP = "follow_up"
        STEP = "step"
        BY_HAND = "by_hand"
        COURT_ORDER = "court_order"
        LOCKER = "locker"

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DECLINED = "declined"
        ENDED = "ended"

    # These do not hang on where she lives.
    AFTER_EXIT = frozenset({What.REFUSAL, What.FOLLOW_UP, What.LOCKER})

    household = operational(
        models.ForeignKey("records.Household", on_delete=models.PROTECT)
    )
    what = operational(models.CharField(max_length=16, choices=What))
    role = operational(models.CharField(max_length=12))
    due_on = operational(models.DateField())
    goal = operational(models.ForeignKey(Goal, models.PROTECT, "steps", null=True))
    words = special(Sealed(Category.NOTES, 500))
    service = operational(
        models.CharField(
            max_length=16, blank=True, choices=[(s.value, s.value) for s in Service]
        )
    )
    accepted_at = operational(models.DateTimeField(null=True))
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
