"""Safe contact: how one member may be reached, and until when that is known."""

from django.db import models

from umay.core import contact
from umay.core.secrets import Category
from umay.records.classes import identity, operational, special
from umay.records.models.households import Member
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class SafeContact(OfHousehold, CenterRow):
    """``days`` count from Monday, 0; ``until`` is the last day anybody may use it."""

    paths = ("member__household",)

    member = operational(
        models.ForeignKey(Member, on_delete=models.PROTECT, related_name="contacts")
    )
    channel = operational(models.CharField(max_length=10))
    days = operational(models.JSONField(default=list))
    begins = operational(models.TimeField())
    ends = operational(models.TimeField())
    until = operational(models.DateField())
    voicemail = operational(models.CharField(max_length=8))
    message = operational(models.CharField(max_length=8))
    way = identity(Sealed(Category.IDENTITY, 200))
    ask_for = identity(Sealed(Category.IDENTITY, 80))
    word_safe = special(Sealed(Category.SAFETY, 60))
    word_unsafe = special(Sealed(Category.SAFETY, 60))
    made_at = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        ordering = ["made_at"]

    def as_core(self) -> contact.Contact:
        return contact.Contact(
            channel=contact.Channel(self.channel),
            days=frozenset(self.days),
            begins=self.begins,
            ends=self.ends,
            until=self.until,
            ended=self.ended_at is not None,
        )
