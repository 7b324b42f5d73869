"""Walls: whose existence is kept from which worker; beds the director keeps back."""

from django.db import models
from django.db.models import F, Q

from umay.records.classes import operational
from umay.records.models.households import Household
from umay.records.models.keys import SealedCopy
from umay.records.models.rows import CenterRow
from umay.records.models.units import Bed
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold


class Wall(OfHousehold, CenterRow):
    """For this worker this household does not exist. She is never told.

    ``by`` is empty if names she had declared put it up; then a director looks at it.
    """

    class Because(models.TextChoices):
        NAMES = "names"
        TOLD = "told"

    worker = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    )
    because = operational(models.CharField(max_length=8, choices=Because))
    by = operational(models.UUIDField(null=True))
    since = operational(models.DateTimeField())
    looked_at = operational(models.DateTimeField(null=True, blank=True))
    ended_at = operational(models.DateTimeField(null=True, blank=True))
    ended_why = operational(models.CharField(max_length=12, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "household"],
                condition=Q(ended_at__isnull=True),
                name="one_wall_between_two",
            )
        ]


class Declaration(SealedCopy):
    """Somebody a worker knows, sealed to the intake: she cannot read it back."""

    worker = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    at = operational(models.DateTimeField())


class Closure(CenterRow):
    """A bed or cot the director keeps back; only who closed it can open it again."""

    bed = operational(
        models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="closures")
    )
    first_night = operational(models.DateField())
    until = operational(models.DateField(null=True, blank=True))
    by = operational(models.UUIDField())
    at = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("first_night")),
                name="closure_ends_after_it_begins",
            )
        ]
        indexes = [
            models.Index(
                fields=["bed"], condition=Q(ended_at__isnull=True), name="kept_back"
            )
        ]
