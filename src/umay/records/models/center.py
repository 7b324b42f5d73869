"""Center: one house under one roof and one set of rules."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from umay.core.house_log import GATE_LOG_DAYS, LEAST_LOG_DAYS, MOST_LOG_DAYS
from umay.core.plan import Terms
from umay.core.rules import MOST_WEEKS, HouseRules, OlderBoys, Overflow
from umay.records.classes import operational, public
from umay.records.models.rows import CenterRow, Row


class Center(Row):
    """``listed`` says whether other centers may see that there is room, never where."""

    slug = public(models.SlugField(max_length=40, unique=True))
    name = operational(models.CharField(max_length=80))
    region = operational(models.CharField(max_length=80, blank=True))
    time_zone = operational(models.CharField(max_length=40, default="Asia/Almaty"))
    jurisdiction = public(models.CharField(max_length=8, default="kz"))
    code_language = operational(models.CharField(max_length=5, default="kk"))
    listed = operational(models.BooleanField(default=False))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="center_slug")
        ]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class LedgerHead(models.Model):
    """How many entries a center's ledger has. Its row is the center's write lock."""

    center = operational(
        models.OneToOneField(Center, on_delete=models.PROTECT, primary_key=True)
    )
    size = operational(models.BigIntegerField(default=0))


class Rules(CenterRow):
    """What the house has decided for itself; see ``core.rules``."""

    hold_minutes = operational(models.PositiveIntegerField(default=90))
    cot_until_months = operational(models.PositiveIntegerField(default=24))
    older_boys = operational(
        models.CharField(max_length=12, default=OlderBoys.OWN_ROOM)
    )
    older_boy_from = operational(models.PositiveIntegerField(null=True, default=14))
    overflow = operational(
        models.CharField(max_length=12, default=Overflow.WITH_REASON)
    )
    fold_outs_per_unit = operational(models.PositiveIntegerField(default=1))
    danger_weeks = operational(models.PositiveIntegerField(default=MOST_WEEKS))
    reviews = operational(models.JSONField(default=list))
    notices = operational(models.JSONField(default=list))
    intake_days = operational(models.PositiveSmallIntegerField(default=2))
    plan_working_days = operational(models.PositiveSmallIntegerField(default=5))
    review_days = operational(models.PositiveSmallIntegerField(default=14))
    exit_plan_day = operational(models.PositiveSmallIntegerField(default=90))
    follow_up_days = operational(models.PositiveSmallIntegerField(default=14))
    gate_log_days = operational(models.PositiveSmallIntegerField(default=GATE_LOG_DAYS))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["center"], name="one_set_of_rules"),
            models.CheckConstraint(
                condition=Q(gate_log_days__gte=LEAST_LOG_DAYS)
                & Q(gate_log_days__lte=MOST_LOG_DAYS),
                name="gate_log_kept_for_some_days",
            ),
            models.CheckConstraint(
                condition=Q(hold_minutes__gte=5) & Q(hold_minutes__lte=1440),
                name="hold_between_5_minutes_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(danger_weeks__gte=1) & Q(danger_weeks__lte=MOST_WEEKS),
                name="danger_looked_at_in_time",
            ),
        ]

    def as_core(self) -> HouseRules:
        return HouseRules(
            hold_minutes=self.hold_minutes,
            cot_until_months=self.cot_until_months,
            older_boys=OlderBoys(self.older_boys),
            older_boy_from=self.older_boy_from,
            overflow=Overflow(self.overflow),
            fold_outs_per_unit=self.fold_outs_per_unit,
        )

    def terms(self) -> Terms:
        return Terms(
            intake_days=self.intake_days,
            plan_working_days=self.plan_working_days,
            review_days=self.review_days,
            exit_plan_day=self.exit_plan_day,
            follow_up_days=self.follow_up_days,
        )


class OwnLimit(CenterRow):
    """A limit a center sets itself, above the law pack's, from a day on."""

    since = operational(models.DateField())
    months = operational(models.PositiveIntegerField())
    reach = operational(models.CharField(max_length=20))
    source = operational(models.CharField(max_length=200))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["center", "since"], name="one_limit_a_day"),
            models.CheckConstraint(
                condition=Q(months__gte=1) & Q(months__lte=60), name="limit_in_months"
            ),
        ]


class Programme(CenterRow):
    """Who pays for a unit and for whom. ``beds`` is its share of the house."""

    code = operational(models.CharField(max_length=20))
    beds = operational(models.PositiveIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["center", "code"], name="one_programme_code"
            )
        ]
