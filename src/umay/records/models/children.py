"""Children: what is known of each, what courts have ordered, and who sat with it."""

from django.db import models

from umay.core.children import Session
from umay.core.secrets import Category
from umay.records.classes import identity, operational, special
from umay.records.models.households import Member
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Child(OfHousehold, CenterRow):
    """Each column is ``core.children.Told`` of one part, in words. Who may collect is
    sealed to those at the door."""

    paths = ("member__household",)

    member = operational(
        models.OneToOneField(Member, on_delete=models.PROTECT, related_name="child")
    )
    health = special(Sealed(Category.HEALTH, 6000))
    school = identity(Sealed(Category.IDENTITY, 6000))
    collect = identity(Sealed(Category.SAFETY, 6000))
    danger = special(Sealed(Category.SAFETY, 8000))


class CourtOrder(OfHousehold, CenterRow):
    """``told`` is ``core.children.CourtOrder`` in words; its last day is plain, so that
    it does not pass unseen while every key is locked."""

    paths = ("member__household",)

    member = operational(
        models.ForeignKey(Member, on_delete=models.PROTECT, related_name="court_orders")
    )
    written_at = operational(models.DateTimeField())
    ends_on = operational(models.DateField(null=True, blank=True))
    ended_at = operational(models.DateTimeField(null=True, blank=True))
    told = special(Sealed(Category.NOTES, 4000))

    class Meta:
        ordering = ["written_at"]


class ChildSession(OfHousehold, CenterRow):
    """``notes`` are the writer's own, apart from the mother's file."""

    paths = ("member__household",)

    member = operational(
        models.ForeignKey(Member, on_delete=models.PROTECT, related_name="sessions")
    )
    day = operational(models.DateField())
    kind = operational(
        models.CharField(max_length=12, choices=[(s.value, s.value) for s in Session])
    )
    by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    written_at = operational(models.DateTimeField())
    notes = special(Sealed(Category.PRIVATE, 8000))

    class Meta:
        ordering = ["-day", "-written_at"]
