"""Leaving: the plan for the way out, its lines, and asking later how she is."""

from django.db import models

from umay.core.leaving import LineState
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.rows import CenterRow
from umay.records.models.stays import Stay
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class ExitPlan(OfHousehold, CenterRow):
    """Her own word on where is safe. A stay has one from the day it is begun."""

    paths = ("stay__household",)

    stay = operational(
        models.OneToOneField(Stay, on_delete=models.PROTECT, related_name="exit_plan")
    )
    begun_on = operational(models.DateField())
    avoid = special(Sealed(Category.SAFETY, 1000))
    ties = special(Sealed(Category.SAFETY, 1000))
    far_enough = special(Sealed(Category.SAFETY, 400))
    wants = special(Sealed(Category.SAFETY, 1000))


class ExitLine(OfHousehold, CenterRow):
    """One line of it, once somebody has settled it."""

    paths = ("plan__stay__household",)

    plan = operational(
        models.ForeignKey(ExitPlan, on_delete=models.PROTECT, related_name="lines")
    )
    line = operational(models.CharField(max_length=16))
    state = operational(models.CharField(max_length=8, default=LineState.OPEN))
    why = special(Sealed(Category.SAFETY, 400))
    changed_on = operational(models.DateField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "line"], name="a_line_stands_once")
        ]


class FollowUp(OfHousehold, CenterRow):
    """Asked once, after she left, because she wanted to be asked."""

    paths = ("stay__household",)

    stay = operational(
        models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="follow_ups")
    )
    day = operational(models.DateField())
    outcome = operational(models.CharField(max_length=10))
    words = special(Sealed(Category.NOTES, 1000))

    class Meta:
        ordering = ["-day"]
