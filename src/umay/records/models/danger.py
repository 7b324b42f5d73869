"""Danger: talks about it as they were held, and the five parts of a safety plan.

What was said is sealed whole. Plain are only days and who wrote: the day a talk is next
due stands in its task.
"""

from django.db import models

from umay.core.danger.plans import Part
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold

WORKER = "records.Worker"


class DangerTalk(OfHousehold, CenterRow):
    """``talked`` is ``core.danger.talks.Talk`` in words; ``level`` one of its levels,
    missing while nobody has set it."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="talks")
    )
    number = operational(models.PositiveSmallIntegerField())
    held_at = operational(models.DateTimeField())
    held_by = operational(
        models.ForeignKey(WORKER, on_delete=models.PROTECT, related_name="+")
    )
    judged_at = operational(models.DateTimeField(null=True, blank=True))
    judged_by = operational(
        models.ForeignKey(WORKER, on_delete=models.PROTECT, null=True, related_name="+")
    )
    talked = special(Sealed(Category.SAFETY, 60_000))
    in_her_words = special(Sealed(Category.SAFETY, 4000))
    level = special(Sealed(Category.SAFETY, 20))
    level_why = special(Sealed(Category.SAFETY, 2000))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "number"], name="danger_talks_are_numbered"
            )
        ]


class SafetyPart(OfHousehold, CenterRow):
    """``marked`` are the sentences of ``core.danger.plans`` with what came of each."""

    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, related_name="safety_parts"
        )
    )
    part = operational(
        models.CharField(max_length=8, choices=[(p.value, p.value) for p in Part])
    )
    written_at = operational(models.DateTimeField())
    written_by = operational(
        models.ForeignKey(WORKER, on_delete=models.PROTECT, related_name="+")
    )
    marked = special(Sealed(Category.SAFETY, 20_000))
    plan_words = special(Sealed(Category.SAFETY, 4000))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "part"], name="one_safety_plan_a_family"
            )
        ]
