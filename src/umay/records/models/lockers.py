"""Lockers and fridge boxes, to whom they are lent, and allergies if she told."""

from django.db import models
from django.db.models import Q

from umay.core.lockers import LockerKind
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Locker(CenterRow):
    """Furniture of the house. What is taken out of use does not come back."""

    kind = operational(
        models.CharField(max_length=8, choices=[(k.value, k.value) for k in LockerKind])
    )
    code = operational(models.CharField(max_length=12))
    key_number = operational(models.CharField(max_length=12))
    out_of_use_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["center", "code"], name="one_locker_code")
        ]


class Lending(OfHousehold, CenterRow):
    """A locker in a family's hands. ``agreed`` is the storage agreement, signed."""

    locker = operational(
        models.ForeignKey(Locker, on_delete=models.PROTECT, related_name="lendings")
    )
    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="lendings")
    )
    agreed = operational(models.BooleanField(default=False))
    given_at = operational(models.DateTimeField())
    given_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    back_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["locker"],
                condition=Q(back_at__isnull=True),
                name="one_family_a_locker",
            )
        ]


class Allergies(OfHousehold, CenterRow):
    """What she chose to tell, and nothing else of her health."""

    household = operational(
        models.OneToOneField(Household, on_delete=models.PROTECT, related_name="+")
    )
    told = special(Sealed(Category.HEALTH, 500))
