"""Promises: a place another center has asked for, before a unit is chosen for it."""

from django.db import models
from django.db.models import Q

from umay.records.classes import operational
from umay.records.models.rows import CenterRow
from umay.records.veil import OfHousehold


class Promise(OfHousehold, CenterRow):
    """One unit of a kind, promised out of ``Vacancy``; a hold on a real unit follows.

    The center's next act, or the next look at it, chooses the unit. Between the two
    the unit is safe: whoever acts settles the promises first, under the same lock.
    """

    paths = ("hold__household",)

    class State(models.TextChoices):
        PENDING = "pending"
        HELD = "held"
        LAPSED = "lapsed"

    # Many are written at one moment: no index nobody looks through, and who asked and
    # where were looked up in the very act that writes it.
    center = operational(
        models.ForeignKey(
            "records.Center",
            on_delete=models.PROTECT,
            db_index=False,
            db_constraint=False,
            related_name="+",
        )
    )
    asked_by = operational(
        models.ForeignKey(
            "records.Worker",
            on_delete=models.PROTECT,
            db_index=False,
            db_constraint=False,
        )
    )
    programme = operational(models.CharField(max_length=20))
    size = operational(models.PositiveSmallIntegerField())
    step_free = operational(models.BooleanField())
    beds = operational(models.PositiveSmallIntegerField())
    cots = operational(models.PositiveSmallIntegerField(default=0))
    placed_at = operational(models.DateTimeField())
    lapses_at = operational(models.DateTimeField())
    state = operational(
        models.CharField(max_length=8, choices=State, default=State.PENDING)
    )
    hold = operational(
        models.ForeignKey(
            "records.Hold", on_delete=models.PROTECT, null=True, db_index=False
        )
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(beds__gte=1) & Q(size__gte=models.F("beds")),
                name="a_promise_fits",
            ),
            models.UniqueConstraint(
                fields=["hold"],
                condition=Q(hold__isnull=False),
                name="one_hold_a_promise",
            ),
        ]
        indexes = [
            models.Index(
                fields=["center"], condition=Q(state="pending"), name="open_promises"
            )
        ]
