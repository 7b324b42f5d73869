"""Incidents: what happened to her, and what she was told where she told it.

Act, day, place and who he was are sealed as well: with the file alone nobody learns
what was done to whom.
"""

from django.db import models

from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Incident(OfHousehold, CenterRow):
    """``told`` is ``core.incidents.Incident`` in words; ``answered`` what the law
    answered when somebody last looked, to see when it changes."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="incidents")
    )
    number = operational(models.PositiveSmallIntegerField())
    reported_at = operational(models.DateTimeField())
    told = special(Sealed(Category.NOTES, 4000))
    narrative = special(Sealed(Category.NOTES, 8000))
    seen_by = special(Sealed(Category.NOTES, 1000))
    injuries = special(Sealed(Category.NOTES, 1000))
    answered = special(Sealed(Category.NOTES, 400))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "number"], name="incidents_are_numbered"
            )
        ]


class Statement(OfHousehold, CenterRow):
    """``told`` is ``core.incidents.Statement`` in words; ``due_on`` is plain, so that
    the day does not pass unseen while every key is locked."""

    paths = ("incident__household",)

    incident = operational(
        models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="statements")
    )
    written_at = operational(models.DateTimeField())
    due_on = operational(models.DateField(null=True, blank=True))
    told = special(Sealed(Category.NOTES, 400))
    answer = special(Sealed(Category.NOTES, 2000))

    class Meta:
        ordering = ["written_at"]
