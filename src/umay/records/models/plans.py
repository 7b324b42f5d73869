"""The plan made with her: goals, appointments, services, notes. Steps are tasks."""

from django.db import models

from umay.core.plan import GoalState, Kept, Service
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household, Member
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Goal(OfHousehold, CenterRow):
    """What she wants, in her words; ``member`` if it is a child's."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="goals")
    )
    member = operational(models.ForeignKey(Member, models.PROTECT, null=True))
    number = operational(models.PositiveSmallIntegerField())
    set_on = operational(models.DateField())
    words = special(Sealed(Category.NOTES, 1000))
    state = operational(models.CharField(max_length=10, default=GoalState.OPEN))
    ended_on = operational(models.DateField(null=True))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "number"], name="goals_are_numbered"
            )
        ]


class Appointment(OfHousehold, CenterRow):
    """A day and an hour somebody expects her; where and what for is sealed."""

    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, related_name="appointments"
        )
    )
    at = operational(models.DateTimeField())
    words = special(Sealed(Category.NOTES, 400))
    kept = operational(models.CharField(max_length=10, default=Kept.AHEAD))

    class Meta:
        ordering = ["at"]


class ServiceGiven(OfHousehold, CenterRow):
    """One service on one day, as the ministry counts it; no word about it."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="services")
    )
    member = operational(models.ForeignKey(Member, models.PROTECT, null=True))
    day = operational(models.DateField())
    service = operational(
        models.CharField(max_length=16, choices=[(s.value, s.value) for s in Service])
    )

    class Meta:
        ordering = ["-day"]


class Note(OfHousehold, CenterRow):
    """Dated and by one writer, never changed. One of the three has words: for those
    who care for her, about her health, or the writer's own, which nobody else opens."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="notes")
    )
    written_at = operational(models.DateTimeField())
    by = operational(models.ForeignKey(Worker, models.PROTECT, related_name="+"))
    care = special(Sealed(Category.NOTES, 8000))
    health = special(Sealed(Category.HEALTH, 8000))
    own = special(Sealed(Category.PRIVATE, 8000))

    class Meta:
        ordering = ["-written_at"]
