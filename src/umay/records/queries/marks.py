"""Families found by their marks, told by code and by when they were last here."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from umay.records.models import Household


def last_day_here(households: Iterable[UUID]) -> QuerySet[Household]:
    """Return these families, each with ``last_here``. One query."""
    last = Max(Coalesce("stays__exit_day", "stays__first_day"))
    return Household.objects.filter(pk__in=list(households)).annotate(last_here=last)
