"""Doors of residents, read only."""

from datetime import date, datetime
from uuid import UUID

from umay.core.doors import STAYS_OPEN
from umay.records.models import Door, DoorSign, Holder, Stay


def door_with(tag: str) -> Door | None:
    """Return the door a card leads to; whoever asks has not come in yet."""
    rows = Door.unveiled.filter(tag=tag, ended_at__isnull=True)
    return rows.select_related("center", "household", "holder").first()


def door_in(key: str) -> Door | None:
    """Return the door of a session."""
    rows = Door.unveiled.filter(pk=key, ended_at__isnull=True)
    return rows.select_related("center", "household", "holder").first()


def door_of(household: UUID) -> Door | None:
    """Return the one that stands open for a household."""
    rows = Door.objects.filter(household_id=household, ended_at__isnull=True)
    return rows.select_related("holder").first()


def her_holder(household: UUID) -> Holder | None:
    """Return the holder of a resident's own pair, if she has one."""
    door = door_of(household)
    return door.holder if door else None


def is_open(door: Door, today: date) -> bool:
    """Whether she lives here, or left no longer ago than a door stays open."""
    if door.household.erased_at is not None:
        return False
    stays = Stay.unveiled.filter(household_id=door.household_id)
    ends = list(stays.values_list("exit_day", flat=True))
    return None in ends or any(end + STAYS_OPEN >= today for end in ends if end)


def doors_over(center: UUID, today: date) -> list[Door]:
    """Return those that stand and should not any more."""
    rows = Door.unveiled.filter(center_id=center, ended_at__isnull=True)
    found = rows.select_related("household", "holder")
    return [door for door in found if not is_open(door, today)]


def signs_for(holder: UUID, since: datetime) -> list[DoorSign]:
    rows = DoorSign.objects.filter(holder_id=holder, at__gte=since)
    return list(rows.select_related("door__household").order_by("-at"))
