"""Reviews: the weeks of reads a director has looked through; names that are alike."""

from django.db import models

from umay.records.classes import operational
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold


class ReadsReview(CenterRow):
    """One week of openings, looked through and signed. ``week`` is its Monday.

    Two people sign it: a director for the others, and another for the directors.
    """

    class Whose(models.TextChoices):
        OTHERS = "others"
        DIRECTORS = "directors"

    week = operational(models.DateField())
    whose = operational(
        models.CharField(max_length=9, choices=Whose, default=Whose.OTHERS)
    )
    by = operational(models.ForeignKey(Worker, on_delete=models.PROTECT))
    at = operational(models.DateTimeField())
    openings = operational(models.PositiveIntegerField())
    unusual = operational(models.PositiveIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "week", "whose"], name="a_week_once"
            )
        ]


class LikeName(OfHousehold, CenterRow):
    """A worker has named a surname like this family's: somebody should ask her.

    She is asked by a person, and not told of the family.
    """

    worker = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    household = operational(
        models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    )
    since = operational(models.DateTimeField())
    asked_at = operational(models.DateTimeField(null=True, blank=True))
    knows = operational(models.BooleanField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "household"], name="one_question_a_likeness"
            )
        ]
