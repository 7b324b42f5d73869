"""Households: people who come together; a member may live elsewhere."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from umay.core.people import Age, Answer, Person, Sex, Whereabouts
from umay.core.places import Scope
from umay.core.secrets import Category
from umay.records.classes import identity, operational, special
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Household(OfHousehold, CenterRow):
    """Nobody needs a name to be let in: the house calls her by her code."""

    paths = ("pk",)

    survivor_code = operational(models.CharField(max_length=60))
    programme = operational(
        models.ForeignKey("records.Programme", on_delete=models.PROTECT)
    )
    call_name = identity(Sealed(Category.IDENTITY, 80))
    reach = identity(Sealed(Category.IDENTITY, 400))
    address = identity(Sealed(Category.IDENTITY, 400))
    relatives = identity(Sealed(Category.IDENTITY, 1000))
    abuser = identity(Sealed(Category.SAFETY, 1000))
    safety_plan = special(Sealed(Category.SAFETY, 4000))
    pregnant = special(models.CharField(max_length=8, default=Answer.UNKNOWN))
    step_free = special(models.CharField(max_length=8, default=Answer.UNKNOWN))
    access_needs = special(Sealed(Category.HEALTH, 400))
    pets = operational(models.CharField(max_length=8, default=Answer.UNKNOWN))
    languages = operational(models.CharField(max_length=120, blank=True))
    may_share = operational(models.BooleanField(default=False))
    may_split = operational(models.BooleanField(default=False))
    made_at = operational(models.DateTimeField())
    own_worker = operational(
        models.ForeignKey(
            "records.Worker", on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    marked_at = operational(models.DateTimeField(null=True, blank=True))
    erased_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "survivor_code"], name="a_code_is_never_reused"
            )
        ]


class Member(OfHousehold, CenterRow):
    """One person of a household, by role and age band."""

    class Kind(models.TextChoices):
        HEAD = "head"
        ADULT = "adult"
        CHILD = "child"

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    )
    kind = operational(models.CharField(max_length=8, choices=Kind))
    number = operational(models.PositiveSmallIntegerField())
    age = operational(models.CharField(max_length=8, default=Age.UNKNOWN))
    sex = operational(models.CharField(max_length=8, default=Sex.UNKNOWN))
    birth_month = identity(models.DateField(null=True, blank=True))
    whereabouts = operational(models.CharField(max_length=10, default=Whereabouts.HERE))
    elsewhere_with = identity(Sealed(Category.IDENTITY, 120))
    full_name = identity(Sealed(Category.IDENTITY, 120))
    other_names = identity(Sealed(Category.IDENTITY, 200))
    birth_date = identity(Sealed(Category.IDENTITY, 10))
    documents = identity(Sealed(Category.IDENTITY, 200))
    phone = identity(Sealed(Category.IDENTITY, 40))
    school = identity(Sealed(Category.IDENTITY, 200))
    health = special(Sealed(Category.HEALTH, 1000))
    since = operational(models.DateField())

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "number"], name="members_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["household"], condition=Q(kind="head"), name="one_head"
            ),
        ]

    def as_core(self) -> Person:
        return Person(
            age=Age(self.age),
            sex=Sex(self.sex),
            birth_month=self.birth_month,
            whereabouts=Whereabouts(self.whereabouts),
        )

    def age_band_on(self, on: date) -> Age:
        from umay.core.people import age_on

        return age_on(self.birth_month, on) if self.birth_month else Age(self.age)


class KeepApart(OfHousehold, CenterRow):
    """Two households that must not meet. ``why`` is never shown to the night shift."""

    paths = ("one", "other")

    one = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    )
    other = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    )
    scope = operational(models.CharField(max_length=8, default=Scope.HOUSE))
    why = special(Sealed(Category.SAFETY, 400))
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="apart_are_two")
        ]
