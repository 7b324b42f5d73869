"""Claims: one bed, a span of nights, one household. Nothing is ever promised twice.

The rules that no code can go round stand in the database (migration 0002):
claims on one bed never overlap; a whole unit and one of its beds are never given to
two households; a person is never on two beds; one bed holds one present stay.
"""

from django.db import models
from django.db.models import F, Q

from umay.core.places import ClaimKind
from umay.records.classes import operational, special
from umay.records.models.rows import CenterRow
from umay.records.veil import OfHousehold

# Slots of a unit: a whole unit is given as all of them, one bed as its own.
WHOLE_UNIT = (0, 1_000_000)
FIRST_COT_SLOT = 10_000
GIVEN = (ClaimKind.STAY.value, ClaimKind.HOLD.value, ClaimKind.RESERVATION.value)


class Hold(OfHousehold, CenterRow):
    """A unit kept free for a household: on its way until ``lapses_at``, or from a day.

    A reservation (``lapses_at`` empty) does not lapse by itself: people decide.
    """

    class State(models.TextChoices):
        OPEN = "open"
        LAPSED = "lapsed"
        RELEASED = "released"
        ADMITTED = "admitted"

    household = operational(
        models.ForeignKey("records.Household", on_delete=models.PROTECT)
    )
    request = operational(
        models.ForeignKey("records.Request", on_delete=models.PROTECT, null=True)
    )
    placed_at = operational(models.DateTimeField())
    placed_by = operational(
        models.ForeignKey("records.Worker", on_delete=models.PROTECT)
    )
    lapses_at = operational(models.DateTimeField(null=True, blank=True))
    first_night = operational(models.DateField())
    until = operational(models.DateField(null=True, blank=True))
    state = operational(
        models.CharField(max_length=8, choices=State, default=State.OPEN)
    )
    bends = operational(models.JSONField(default=list))
    bends_why = special(models.CharField(max_length=200, blank=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(state="open"),
                name="one_open_hold_a_household",
            )
        ]
        indexes = [
            models.Index(
                fields=["lapses_at", "center"],
                condition=Q(state="open"),
                name="open_holds",
            )
        ]


class Claim(OfHousehold, CenterRow):
    """One bed given to one household; ``member`` says who sleeps in it, if anybody.

    ``until`` is the first night it is free again, empty while nobody knows.
    ``is_open`` is false once a person has ended it: then it is history.
    """

    household = operational(
        models.ForeignKey("records.Household", on_delete=models.PROTECT)
    )
    bed = operational(models.ForeignKey("records.Bed", on_delete=models.PROTECT))
    unit = operational(models.ForeignKey("records.Unit", on_delete=models.PROTECT))
    member = operational(
        models.ForeignKey("records.Member", on_delete=models.PROTECT, null=True)
    )
    hold = operational(models.ForeignKey(Hold, on_delete=models.PROTECT, null=True))
    stay = operational(
        models.ForeignKey("records.Stay", on_delete=models.PROTECT, null=True)
    )
    kind = operational(models.CharField(max_length=12, choices=[(k, k) for k in GIVEN]))
    first_night = operational(models.DateField())
    until = operational(models.DateField(null=True, blank=True))
    slot_from = operational(models.PositiveIntegerField())
    slot_until = operational(models.PositiveIntegerField())
    is_open = operational(models.BooleanField(default=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("first_night")),
                name="claim_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(until__isnull=False),
                name="a_closed_claim_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["bed"],
                condition=Q(is_open=True, kind="stay"),
                name="one_present_stay_a_bed",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(is_open=True, kind="stay"),
                name="a_person_is_on_one_bed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["center", "first_night"],
                condition=Q(is_open=True),
                name="open_claims",
            ),
            models.Index(fields=["bed", "first_night"]),
        ]


class Vacancy(CenterRow):
    """How many units of one kind a center can give tonight, open-ended.

    Kept in the same transaction as the claims, so that a search over many centers is
    never older than the last committed hold.
    """

    programme = operational(models.CharField(max_length=20))
    size = operational(models.PositiveSmallIntegerField())
    step_free = operational(models.BooleanField())
    free = operational(models.IntegerField())
    free_cots = operational(models.PositiveSmallIntegerField(default=0))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "programme", "size", "step_free"], name="one_vacancy"
            ),
            models.CheckConstraint(
                condition=Q(free__gte=0), name="no_more_promised_than_free"
            ),
        ]
        # Not by ``free``: a count that changes must not touch an index.
        indexes = [models.Index(fields=["programme", "size"], name="units_of_a_kind")]
