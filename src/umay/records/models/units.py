"""Units and beds: what there is to give."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.core.places import Condition
from umay.records.classes import operational
from umay.records.models.rows import CenterRow
from umay.records.veil import hidden


class Unit(CenterRow):
    """A lockable room or flat. ``adjoins`` lists codes of units with a shared door."""

    code = operational(models.CharField(max_length=12))
    floor = operational(models.SmallIntegerField(default=1))
    programme = operational(
        models.ForeignKey("records.Programme", on_delete=models.PROTECT)
    )
    step_free = operational(models.BooleanField(default=False))
    shared = operational(models.BooleanField(default=False))
    condition = operational(models.CharField(max_length=10, default=Condition.READY))
    closed_until = operational(models.DateField(null=True, blank=True))
    adjoins = operational(models.JSONField(default=list, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["center", "code"], name="one_unit_code")
        ]


class Standing(models.Manager["Bed"]):
    """A fold-out bed was put up for one household: it is hidden with her."""

    def get_queryset(self) -> models.QuerySet["Bed"]:
        beds = super().get_queryset()
        gone = hidden()
        if not gone:
            return beds
        hers = Q(kind=Bed.Kind.FOLD_OUT, claim__household__in=gone)
        return beds.exclude(pk__in=Bed.unveiled.filter(hers).values("pk"))


class Bed(CenterRow):
    """A place to sleep; a cot has no unit of its own and moves between units."""

    objects: ClassVar[Standing] = Standing()
    unveiled: ClassVar[models.Manager["Bed"]] = models.Manager()

    class Kind(models.TextChoices):
        BED = "bed"
        FOLD_OUT = "fold_out"
        COT = "cot"

    code = operational(models.CharField(max_length=16))
    unit = operational(
        models.ForeignKey(
            Unit, on_delete=models.PROTECT, null=True, related_name="beds"
        )
    )
    kind = operational(models.CharField(max_length=8, choices=Kind, default=Kind.BED))
    slot = operational(models.PositiveIntegerField())
    removed_on = operational(models.DateField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "code"],
                condition=Q(removed_on__isnull=True),
                name="one_bed_code",
            ),
            models.CheckConstraint(
                condition=Q(kind="cot", unit__isnull=True)
                | Q(unit__isnull=False) & ~Q(kind="cot"),
                name="only_a_cot_has_no_unit",
            ),
        ]
