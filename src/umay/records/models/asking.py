"""Asking for a place: requests, the waiting list, and those turned away."""

from django.db import models
from django.db.models import Q

from umay.core.people import Answer
from umay.core.secrets import Category
from umay.core.waiting import Danger
from umay.records.classes import identity, operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Request(OfHousehold, CenterRow):
    """Somebody asks for a place, and gets one of the answers in ``Outcome``."""

    class Outcome(models.TextChoices):
        OPEN = "open"
        HELD = "held"
        WAITING = "waiting"
        ADMITTED = "admitted"
        REFERRED = "referred"
        ADVICE = "advice"
        TURNED_AWAY = "turned_away"
        WITHDRAWN = "withdrawn"

    class Channel(models.TextChoices):
        PHONE = "phone"
        CHAT = "chat"
        DOOR = "door"
        POLICE = "police"
        PARTNER = "partner"
        UNKNOWN = "unknown"

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="requests")
    )
    taken_at = operational(models.DateTimeField())
    taken_by = operational(
        models.ForeignKey("records.Worker", on_delete=models.PROTECT)
    )
    channel = operational(models.CharField(max_length=8, choices=Channel))
    safe_to_talk = operational(models.CharField(max_length=8, default=Answer.UNKNOWN))
    if_line_drops = identity(Sealed(Category.SAFETY, 200))
    danger_words = special(Sealed(Category.SAFETY, 1000))
    danger = operational(models.CharField(max_length=10, default=Danger.UNKNOWN))
    areas_to_avoid = special(Sealed(Category.SAFETY, 200))
    first_night = operational(models.DateField())
    until = operational(models.DateField(null=True, blank=True))
    outcome = operational(
        models.CharField(max_length=12, choices=Outcome, default=Outcome.OPEN)
    )
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        indexes = [models.Index(fields=["center", "outcome", "taken_at"])]


class TurnAway(OfHousehold, CenterRow):
    """A request that got no place, with one reason and the household's shape."""

    paths = ("request__household",)

    class Reason(models.TextChoices):
        FULL = "full"
        NO_UNIT_OF_SIZE = "no_unit_of_size"
        AREA_UNSAFE = "area_unsafe"
        NEEDS_NOT_MET = "needs_not_met"
        STEPS = "steps"
        OLDER_BOY = "older_boy"
        MUST_NOT_MEET = "must_not_meet"
        PETS = "pets"
        LANGUAGE = "language"
        NOT_FOR_US = "not_for_us"
        HER_CHOICE = "her_choice"
        NO_ANSWER = "no_answer"
        OTHER = "other"

    request = operational(models.OneToOneField(Request, on_delete=models.PROTECT))
    at = operational(models.DateTimeField())
    reason = operational(models.CharField(max_length=16, choices=Reason))
    adults = operational(models.PositiveSmallIntegerField())
    children = operational(models.PositiveSmallIntegerField())
    beds = operational(models.PositiveSmallIntegerField())
    cots = operational(models.PositiveSmallIntegerField(default=0))
    rule = operational(models.CharField(max_length=20, blank=True))

    class Meta:
        indexes = [models.Index(fields=["center", "at"])]


class WaitingEntry(OfHousehold, CenterRow):
    """A family on the waiting list, until a person takes it off."""

    paths = ("request__household",)

    request = operational(models.OneToOneField(Request, on_delete=models.PROTECT))
    danger = operational(models.CharField(max_length=10))
    since = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))
    ended_as = operational(models.CharField(max_length=12, blank=True))

    class Meta:
        indexes = [
            models.Index(
                fields=["center", "since"],
                condition=Q(ended_at__isnull=True),
                name="waiting_now",
            )
        ]


class WaitingMove(OfHousehold, CenterRow):
    """Who put which family before which, and why."""

    paths = ("entry__request__household", "before__request__household")

    entry = operational(models.ForeignKey(WaitingEntry, on_delete=models.PROTECT))
    before = operational(
        models.ForeignKey(
            WaitingEntry, on_delete=models.PROTECT, null=True, related_name="+"
        )
    )
    at = operational(models.DateTimeField())
    by = operational(models.ForeignKey("records.Worker", on_delete=models.PROTECT))
    why = special(Sealed(Category.SAFETY, 200))
