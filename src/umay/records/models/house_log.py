"""The log of the house, and what one shift hands to the next."""

from django.db import models
from django.db.models import F, Q

from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.keys import SealedCopy
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class HouseSecret(SealedCopy):
    """The key of one row that is no family's, for the intake or a director.

    ``of`` is the row whose words it opens.
    """

    of = operational(models.UUIDField(db_index=True))
    key = operational(models.UUIDField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "holder"], name="one_house_secret_a_holder"
            )
        ]


class HouseEvent(OfHousehold, CenterRow):
    """Something at the gate or in the house; ``household`` and ``other`` if it is about
    a family, or two. What was seen and done is sealed under a key of its own."""

    paths = ("household", "other")

    kind = operational(models.CharField(max_length=16))
    at = operational(models.DateTimeField())
    written_at = operational(models.DateTimeField())
    by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    told = operational(models.JSONField(default=list))
    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, null=True, related_name="events"
        )
    )
    other = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    seen = special(Sealed(Category.SAFETY, 4000))
    done = special(Sealed(Category.SAFETY, 2000))

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["center", "at"], name="events_by_time")]


class Handover(CenterRow):
    """What a shift left, kept as it was; read and signed by somebody else."""

    since = operational(models.DateTimeField())
    given_at = operational(models.DateTimeField())
    given_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    read_at = operational(models.DateTimeField(null=True, blank=True))
    read_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    note = special(Sealed(Category.SAFETY, 4000))

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_by__isnull=True) | ~Q(read_by=F("given_by")),
                name="somebody_else_reads_a_handover",
            )
        ]
        indexes = [
            models.Index(
                fields=["center"],
                condition=Q(read_at__isnull=True),
                name="unread_handovers",
            )
        ]


class HandoverLine(OfHousehold, CenterRow):
    """One line of it, a code and a time; hidden with the family it is about."""

    paths = ("household", "event__household", "event__other")

    handover = operational(
        models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="lines")
    )
    number = operational(models.PositiveSmallIntegerField())
    what = operational(models.CharField(max_length=10))
    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    event = operational(
        models.ForeignKey(
            HouseEvent, on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    at = operational(models.DateTimeField(null=True))
    day = operational(models.DateField(null=True))
    detail = operational(models.CharField(max_length=60, blank=True))

    class Meta:
        ordering = ["number"]
