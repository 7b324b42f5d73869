"""Keys: who holds which key. Everything here is sealed: none of it opens alone."""

from django.db import models
from django.db.models import Q

from umay.core.secrets import Category
from umay.records.classes import operational
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.veil import OfHousehold

CATEGORIES = [(category.value, category.value) for category in Category]


class Holder(CenterRow):
    """Whom keys can be sealed to: a worker, the intake, the recovery, a resident, the
    next operator's house.

    A worker who is given a new start has a new holder; what the old one held, she lost.
    """

    class Kind(models.TextChoices):
        WORKER = "worker"
        INTAKE = "intake"
        RECOVERY = "recovery"
        RESIDENT = "resident"
        OPERATOR = "operator"

    kind = operational(models.CharField(max_length=8, choices=Kind))
    worker = operational(
        models.ForeignKey(
            Worker, on_delete=models.PROTECT, null=True, related_name="holders"
        )
    )
    public = operational(models.BinaryField(max_length=32))
    since = operational(models.DateTimeField())
    ended_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="worker", worker__isnull=False)
                | ~Q(kind="worker") & Q(worker__isnull=True),
                name="a_worker_is_named_only_if_she_holds",
            ),
            models.UniqueConstraint(
                fields=["worker"],
                condition=Q(ended_at__isnull=True, kind="worker"),
                name="one_key_pair_a_worker",
            ),
            models.UniqueConstraint(
                fields=["center", "kind"],
                condition=Q(ended_at__isnull=True)
                & ~Q(kind__in=["worker", "resident"]),
                name="one_key_pair_a_house",
            ),
        ]


class Lock(CenterRow):
    """A worker's private key under one secret of hers."""

    class Kind(models.TextChoices):
        PASSPHRASE = "passphrase"  # noqa: S105 (the name of a kind)
        PASSKEY = "passkey"

    holder = operational(
        models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="locks")
    )
    kind = operational(models.CharField(max_length=10, choices=Kind))
    credential = operational(models.CharField(max_length=400, blank=True))
    salt = operational(models.BinaryField(max_length=64))
    sealed = operational(models.BinaryField(max_length=128))
    memory = operational(models.PositiveIntegerField(default=0))
    passes = operational(models.PositiveIntegerField(default=0))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "kind", "credential"], name="one_lock_a_secret"
            )
        ]


class SealedCopy(CenterRow):
    """A key sealed to one holder, its outer layer under the secret of ``epoch``."""

    holder = operational(
        models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="+")
    )
    sealed = operational(models.BinaryField(max_length=256))
    epoch = operational(models.PositiveIntegerField())

    class Meta:
        abstract = True


class SharedKey(SealedCopy):
    """The intake's private key, or the search key, sealed to one worker."""

    class Kind(models.TextChoices):
        INTAKE = "intake"
        SEARCH = "search"

    kind = operational(models.CharField(max_length=8, choices=Kind))
    of = operational(models.UUIDField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "of", "holder"], name="one_shared_copy_a_holder"
            )
        ]


class HouseholdKey(OfHousehold, CenterRow):
    """A random key of one household for one category. Its bytes are only in grants."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="keys")
    )
    category = operational(models.CharField(max_length=8, choices=CATEGORIES))
    commitment = operational(models.BinaryField(max_length=32))
    made_at = operational(models.DateTimeField())
    # Somebody who held it is gone: who can open it next, seals all of it anew.
    renew_since = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        indexes = [
            models.Index(fields=["household", "category"]),
            models.Index(
                fields=["center", "renew_since"],
                condition=Q(renew_since__isnull=False),
                name="keys_to_renew",
            ),
        ]


class Grant(OfHousehold, SealedCopy):
    """A household's key for one holder, until a day; then it is destroyed."""

    paths = ("key__household",)

    class Because(models.TextChoices):
        INTAKE = "intake"
        OWN = "own"
        GIVEN = "given"
        WROTE = "wrote"
        GLASS = "glass"
        RECOVERY = "recovery"
        PRIVATE = "private"
        HERS = "hers"
        OPERATOR = "operator"

    key = operational(
        models.ForeignKey(HouseholdKey, on_delete=models.CASCADE, related_name="grants")
    )
    because = operational(models.CharField(max_length=8, choices=Because))
    since = operational(models.DateTimeField())
    until = operational(models.DateTimeField(null=True, blank=True))
    by = operational(models.UUIDField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "holder"], name="one_grant_a_holder"
            ),
            models.CheckConstraint(
                condition=Q(because__in=["intake", "recovery"])
                | Q(until__isnull=False),
                name="a_grant_to_a_worker_ends",
            ),
        ]
        indexes = [models.Index(fields=["holder", "key"])]


class Piece(OfHousehold, SealedCopy):
    """A supervisor's piece of a household's key; with ``other``'s it is whole."""

    paths = ("key__household",)

    key = operational(
        models.ForeignKey(HouseholdKey, on_delete=models.CASCADE, related_name="pieces")
    )
    other = operational(
        models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="+")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "holder", "other"], name="one_piece_a_pair"
            )
        ]


class BreakGlass(OfHousehold, CenterRow):
    """Two supervisors open one household for a quarter of an hour."""

    household = operational(models.ForeignKey(Household, on_delete=models.PROTECT))
    reason = operational(models.CharField(max_length=16))
    asked_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    asked_at = operational(models.DateTimeField())
    agreed_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    agreed_at = operational(models.DateTimeField(null=True, blank=True))
    until = operational(models.DateTimeField())
    told_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True)
                | ~Q(agreed_by=models.F("asked_by")),
                name="two_people_break_the_glass",
            )
        ]


class ForwardedPiece(OfHousehold, SealedCopy):
    """The asking supervisor's piece, sealed on to the one who may agree."""

    paths = ("key__household",)

    glass = operational(
        models.ForeignKey(BreakGlass, on_delete=models.CASCADE, related_name="pieces")
    )
    key = operational(models.ForeignKey(HouseholdKey, on_delete=models.CASCADE))


class Mark(OfHousehold, CenterRow):
    """One written form of a name, by which it is found again and cannot be read."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.CASCADE, related_name="marks")
    )
    mark = operational(models.PositiveIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "mark", "household"], name="one_mark_a_household"
            )
        ]
