"""Consents, demands, and what left the house because of them."""

from django.db import models
from django.db.models import F, Q

from umay.core import consents, demands
from umay.core.recipients import Recipient
from umay.core.secrets import Category
from umay.records.classes import operational, special
from umay.records.models.households import Household
from umay.records.models.rows import CenterRow
from umay.records.models.workers import Worker
from umay.records.sealed import Sealed
from umay.records.veil import OfHousehold


class Consent(OfHousehold, CenterRow):
    """One purpose, one recipient, named fields, an end. Hers to take back."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="consents")
    )
    recipient = operational(models.CharField(max_length=16))
    purpose = operational(models.CharField(max_length=16))
    fields = operational(models.JSONField(default=list))
    to_whom = special(Sealed(Category.NOTES, 200))
    what_for = special(Sealed(Category.NOTES, 400))
    asked_at = operational(models.DateTimeField())
    asked_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    until = operational(models.DateTimeField())
    signed_as = operational(models.CharField(max_length=8, blank=True))
    signed_at = operational(models.DateTimeField(null=True, blank=True))
    paper_of = operational(models.DateField(null=True, blank=True))
    language = operational(models.CharField(max_length=5, blank=True))
    her_word = special(Sealed(Category.NOTES, 60))
    withdrawn_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("asked_at")), name="a_consent_ends"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_as="")
                | Q(signed_at__isnull=False, signed_as__in=["paper", "screen"]),
                name="signed_on_paper_or_on_the_screen",
            ),
        ]

    def as_core(self) -> consents.Consent:
        return consents.Consent(
            recipient=Recipient(self.recipient),
            purpose=consents.Purpose(self.purpose),
            fields=frozenset(self.fields),
            until=self.until,
            signed_at=self.signed_at,
            withdrawn_at=self.withdrawn_at,
        )


class Demand(OfHousehold, CenterRow):
    """A court, the police or an inspector asks for what is in a file."""

    household = operational(
        models.ForeignKey(Household, on_delete=models.PROTECT, related_name="demands")
    )
    kind = operational(models.CharField(max_length=12))
    came_on = operational(models.DateField())
    taken_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    )
    from_whom = special(Sealed(Category.EVIDENCE, 200))
    number = special(Sealed(Category.EVIDENCE, 60))
    asks = special(Sealed(Category.EVIDENCE, 1000))
    fields = operational(models.JSONField(default=list))
    verdict = operational(models.CharField(max_length=8, blank=True))
    checked_at = operational(models.DateTimeField(null=True, blank=True))
    checked_by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    without_lawyer = operational(models.BooleanField(default=False))
    checked_why = special(Sealed(Category.EVIDENCE, 1000))
    told_at = operational(models.DateTimeField(null=True, blank=True))
    answered_at = operational(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", checked_by__isnull=True)
                | ~Q(verdict="") & Q(checked_by__isnull=False),
                name="somebody_checked_it",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | Q(verdict="lawful", told_at__isnull=False),
                name="answered_when_checked_and_told",
            ),
        ]

    def as_core(self) -> demands.Demand:
        return demands.Demand(
            kind=demands.Kind(self.kind),
            fields=frozenset(self.fields),
            verdict=demands.Verdict(self.verdict) if self.verdict else None,
            told_at=self.told_at,
            answered_at=self.answered_at,
        )


class Release(OfHousehold, CenterRow):
    """What left the house: to whom, why, which fields, by whom; written first.

    ``by`` is nobody if a resident took it herself, signed in with her card.
    """

    household = operational(
        models.ForeignKey(
            Household, on_delete=models.PROTECT, null=True, related_name="releases"
        )
    )
    at = operational(models.DateTimeField())
    by = operational(
        models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    )
    paper = operational(models.CharField(max_length=16))
    recipient = operational(models.CharField(max_length=16))
    basis = operational(models.CharField(max_length=12))
    consent = operational(
        models.ForeignKey(Consent, on_delete=models.PROTECT, null=True)
    )
    demand = operational(models.ForeignKey(Demand, on_delete=models.PROTECT, null=True))
    fields = operational(models.JSONField(default=list))
    sha256 = operational(models.CharField(max_length=64))
    copy = special(Sealed(Category.EVIDENCE, 400_000))

    class Meta:
        indexes = [models.Index(fields=["center", "household", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis="consent", consent__isnull=False, demand__isnull=True)
                | Q(basis="demand", consent__isnull=True, demand__isnull=False)
                | Q(
                    basis__in=["her_right", "house", "totals"],
                    consent__isnull=True,
                    demand__isnull=True,
                ),
                name="a_release_has_its_basis",
            )
        ]
