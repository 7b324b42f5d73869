"""Her rights over her file: what she asked for, and what she was answered."""

from django.db import models
from django.db.models import Q

from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class RightAsked(OfHousehold, CenterRow):
    """She asks to see, correct, copy, restrict or erase; somebody answers in time."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="rights")
    )
    right = operational(models.CharField(max_length=8))
    asked_on = operational(models.DateField())
    due_on = operational(models.DateField())
    # Kept, because it can be done only after she has left.
    waits = operational(models.BooleanField(default=False))
    wants = special(Sealed(Category.NOTES, 1000))
    answer = operational(models.CharField(max_length=8, blank=True))
    answered_at = operational(models.DateTimeField(null=True, blank=True))
    answered_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    answered = special(Sealed(Category.NOTES, 1000))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
                name="an_answer_has_its_day",
            )
        ]


class Restriction(OfHousehold, CenterRow):
    """While it stands, only her own worker may open her file."""

    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, related_name="restrictions"
        )
    )
    since = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(ended_at__isnull=True),
                name="one_restriction_a_household",
            )
        ]
