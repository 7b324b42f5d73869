"""Doors: by which a resident comes to her own file with a card and a PIN."""

from django.db import models
from django.db.models import Q

from umay.records.classes import operational
from umay.records.models.households import Household
from umay.records.models.keys import Holder, SealedCopy
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold


class Door(OfHousehold, CenterRow):
    """Her private key in one of two slots; the other one holds a key to nothing.

    ``tag`` is the first group of her card. The other three stand nowhere.
    """

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="doors")
    )
    holder = operational(
        models.OneToOneField(Holder, on_delete=models.PROTECT, related_name="door")
    )
    tag = operational(models.CharField(max_length=4))
    salt = operational(models.BinaryField(max_length=64))
    first = operational(models.BinaryField(max_length=128))
    second = operational(models.BinaryField(max_length=128))
    memory = operational(models.PositiveIntegerField())
    passes = operational(models.PositiveIntegerField())
    opened_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    opened_at = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tag"],
                condition=Q(ended_at__isnull=True),
                name="one_door_a_tag",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(ended_at__isnull=True),
                name="one_door_a_household",
            ),
        ]


class DoorSign(OfHousehold, SealedCopy):
    """Left at every sign-in for those near her: one word only they can read."""

    paths = ("door__household",)

    door = operational(
        models.ForeignKey(Door, on_delete=models.CASCADE, related_name="signs")
    )
    at = operational(models.DateTimeField())

    class Meta:
        indexes = [models.Index(fields=["holder", "at"])]
