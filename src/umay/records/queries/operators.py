"""A change of operator, read only: who was asked, what waits for a key, who is next."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from umay.core.operators import Answer, Change, answer_of, categories
from umay.core.policy import POLICY
from umay.core.secrets import SHARED, Category
from umay.records.models import (
    Grant,
    Holder,
    Household,
    HouseholdKey,
    OperatorAnswer,
    OperatorChange,
    Stay,
    Worker,
)


def open_change(center: UUID) -> OperatorChange | None:
    """Return the one families are asked about now."""
    rows = OperatorChange.objects.filter(center_id=center, ended_at=None)
    found = rows.filter(carried_at=None).select_related("holder", "opened_by")
    return found.first()


def last_change(center: UUID) -> OperatorChange | None:
    """Return the newest that was not called off."""
    rows = OperatorChange.objects.filter(center_id=center, ended_at=None)
    found = rows.select_related("holder", "opened_by", "agreed_by", "carried_by")
    return found.order_by("-opened_at").first()


def as_core(change: OperatorChange) -> Change:
    return Change(
        change.day,
        agreed=change.agreed_at is not None,
        carried=change.carried_at is not None,
        alone=not seconds_of(change).exists(),
    )


def seconds_of(change: OperatorChange) -> QuerySet[Worker]:
    """Return who could agree beside the one who opened it."""
    rows = Worker.objects.filter(center_id=change.center_id, is_active=True)
    able = rows.filter(role__in=POLICY["operator.agree"], vouched=True)
    return able.exclude(pk=change.opened_by_id)


def families(center: UUID) -> QuerySet[Household]:
    """Return those with something sealed; ``here`` are those who live in the house."""
    sealed = HouseholdKey.objects.filter(household=OuterRef("pk"), category__in=SHARED)
    living = Stay.objects.filter(household=OuterRef("pk"), exit_day=None)
    rows = Household.objects.filter(Exists(sealed), center_id=center, erased_at=None)
    return rows.annotate(here=Exists(living)).order_by("-here", "survivor_code")


def answer_row(change: OperatorChange, household: UUID) -> OperatorAnswer | None:
    return change.answers.filter(household_id=household).first()


def answers_of(change: OperatorChange) -> Mapping[UUID, OperatorAnswer]:
    """Return what was decided, by household."""
    return {
        row.household_id: row for row in OperatorAnswer.objects.filter(change=change)
    }


def next_holder(center: UUID, household: UUID, category: Category) -> Holder | None:
    """Return the next operator's holder, if she wants this category handed over."""
    change = open_change(center)
    row = answer_row(change, household) if change else None
    if change is None or row is None:
        return None
    wants = answer_of(row.answers, category) is Answer.HAND_OVER
    return change.holder if wants else None


def keys_to_hand_over(change: OperatorChange) -> list[HouseholdKey]:
    """Return keys of what shall be handed over that are not sealed for it yet."""
    wanted = {
        household: categories(row.answers, Answer.HAND_OVER)
        for household, row in answers_of(change).items()
    }
    given = Grant.objects.filter(holder_id=change.holder_id).values("key")
    keys = HouseholdKey.objects.filter(household__in=wanted).exclude(pk__in=given)
    return [key for key in keys if key.category in wanted[key.household_id]]


def keys_handed_over(holder: UUID) -> Iterable[UUID]:
    """Return the keys sealed for the next operator."""
    return Grant.unveiled.filter(holder_id=holder).values_list("key_id", flat=True)
