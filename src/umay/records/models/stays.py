"""Stays: from the first night to the last, and what is decided on the way."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from umay.core.exits import Destination
from umay.core.nights import Nights
from umay.core.people import Answer
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Stay(OfHousehold, CenterRow):
    """A stay ends only when a person records the exit.

    ``form`` *day* is the daytime service without a bed.
    """

    class Form(models.TextChoices):
        ROUND_THE_CLOCK = "round_the_clock"
        DAY = "day"

    household = operational(
        models.ForeignKey(
            "records.Household", on_delete=models.PROTECT, related_name="stays"
        )
    )
    form = operational(
        models.CharField(max_length=16, choices=Form, default=Form.ROUND_THE_CLOCK)
    )
    first_day = operational(models.DateField())
    planned_leaving = operational(models.DateField(null=True, blank=True))
    leaving_to = operational(models.CharField(max_length=20, blank=True))
    exit_day = operational(models.DateField(null=True, blank=True))
    destination = operational(
        models.CharField(
            max_length=20, blank=True, choices=[(d.value, d.value) for d in Destination]
        )
    )
    keys_back = operational(models.CharField(max_length=8, default=Answer.UNKNOWN))
    follow_up = operational(models.CharField(max_length=8, default=Answer.UNKNOWN))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(exit_day__isnull=True),
                name="one_open_stay_a_household",
            ),
            models.CheckConstraint(
                condition=Q(exit_day__isnull=True) | Q(exit_day__gte=F("first_day")),
                name="nobody_leaves_before_she_comes",
            ),
            models.CheckConstraint(
                condition=Q(exit_day__isnull=True) | ~Q(destination=""),
                name="an_exit_has_a_destination",
            ),
        ]
        indexes = [models.Index(fields=["center", "exit_day", "first_day"])]

    def nights_from(self, today: date) -> Nights:
        """The nights still to come; open-ended once the planned day has passed."""
        planned = self.planned_leaving
        return Nights(today, planned if planned and planned > today else None)


class Extension(OfHousehold, CenterRow):
    """A longer stay: asked for with a reason and her wish, decided by a person.

    If refused, she may have it looked at by somebody else, once.
    """

    paths = ("stay__household",)

    class Decision(models.TextChoices):
        GRANTED = "granted"
        REFUSED = "refused"

    stay = operational(
        models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="extensions")
    )
    asked_at = operational(models.DateTimeField())
    asked_by = operational(
        models.ForeignKey("records.Worker", on_delete=models.PROTECT, related_name="+")
    )
    reason = special(Sealed(Category.NOTES, 1000))
    her_wish = special(Sealed(Category.NOTES, 1000))
    wanted_until = operational(models.DateField())
    decision = operational(models.CharField(max_length=8, choices=Decision, blank=True))
    decided_at = operational(models.DateTimeField(null=True, blank=True))
    decided_by = operational(
        models.ForeignKey(
            "records.Worker", on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    decided_why = special(Sealed(Category.NOTES, 1000))
    last_day = operational(models.DateField(null=True, blank=True))
    appealed_at = operational(models.DateTimeField(null=True, blank=True))
    appeal = special(Sealed(Category.NOTES, 1000))
    looked_at = operational(models.DateTimeField(null=True, blank=True))
    looked_by = operational(
        models.ForeignKey(
            "records.Worker", on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    looked_why = special(Sealed(Category.NOTES, 1000))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_by__isnull=True) | ~Q(looked_by=F("decided_by")),
                name="an_appeal_is_for_somebody_else",
            ),
            models.UniqueConstraint(
                fields=["stay"], condition=Q(decision=""), name="one_open_extension"
            ),
            models.CheckConstraint(
                condition=~Q(decision="granted") | Q(last_day__isnull=False),
                name="a_granted_extension_has_a_day",
            ),
        ]


class Absence(OfHousehold, CenterRow):
    """Signed out: when she expects to be back and what to do if she is not."""

    paths = ("stay__household",)

    stay = operational(models.ForeignKey(Stay, on_delete=models.PROTECT))
    left_at = operational(models.DateTimeField())
    expected_at = operational(models.DateTimeField())
    if_late = special(Sealed(Category.SAFETY, 200))
    back_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(back_at__isnull=True),
                name="one_open_absence",
            )
        ]
