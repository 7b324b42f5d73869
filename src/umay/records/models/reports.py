"""Reports: what was counted for a step of a year, kept as it was given out."""

from django.db import models
from django.db.models import Q

from umay.core.reports.periods import STEPS
from umay.records.classes import operational
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker


class ReportStep(CenterRow):
    """``counts`` by their codes; ``hidden`` the codes nobody outside is told.

    No row leads to a person: it holds how many, never who. It stays when a file is
    erased, because what was given out cannot be taken back.
    """

    first = operational(models.DateField())
    months = operational(models.PositiveSmallIntegerField())
    counts = operational(models.JSONField(default=dict))
    hidden = operational(models.JSONField(default=list))
    made_at = operational(models.DateTimeField())
    made_by = operational(models.ForeignKey(Worker, models.PROTECT, related_name="+"))

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "first"], name="a_step_is_counted_once"
            ),
            models.CheckConstraint(
                condition=Q(months__in=STEPS), name="steps_are_whole_months"
            ),
        ]


class GapStep(CenterRow):
    """Acts the law had nothing for. ``told`` is what may be told, by cell; what is
    hidden is kept nowhere: with the file alone nobody counts what was done to whom.

    ``whole`` is false if some acts stayed sealed for who counted. ``given_out_at`` is
    empty until the first paper; from then on the row stays as it is.
    """

    first = operational(models.DateField())
    months = operational(models.PositiveSmallIntegerField())
    told = operational(models.JSONField(default=dict))
    whole = operational(models.BooleanField())
    counted_at = operational(models.DateTimeField())
    counted_by = operational(
        models.ForeignKey(Worker, models.PROTECT, related_name="+")
    )
    given_out_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "first"], name="gaps_are_counted_once"
            ),
            models.CheckConstraint(
                condition=Q(months__in=STEPS), name="gaps_of_whole_months"
            ),
        ]
