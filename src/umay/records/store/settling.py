"""Settling: before any act, holds that lapsed are freed and promises get a unit."""

import secrets
from datetime import date, datetime

from umay.core.codes import draw_code
from umay.core.nights import Nights
from umay.core.people import Age
from umay.core.places import ClaimKind, Needs, Unit
from umay.core.proposals import take
from umay.records.models import (
    Center,
    Hold,
    Household,
    LedgerHead,
    Member,
    Programme,
    Promise,
    Request,
)
from umay.records.queries.house import house as house_now
from umay.records.store.acts import append_entry
from umay.records.store.claims import give
from umay.records.store.lapses import lapse_holds
from umay.records.store.rows import change, make


def settle(head: LedgerHead, at: datetime, today: date) -> int:
    """Bring the center up to date at ``at``; return how many holds and promises moved.

    The caller holds the center's lock.
    """
    moved = lapse_holds(head, at, today)
    pending = Promise.objects.filter(
        center_id=head.pk, state=Promise.State.PENDING
    ).order_by("placed_at", "pk")
    for promise in pending:
        moved += _settle_one(head, promise, at, today)
    return moved


def _settle_one(head: LedgerHead, promise: Promise, at: datetime, today: date) -> int:
    if promise.lapses_at <= at:
        change(promise, state=Promise.State.LAPSED)
        _entry(head, promise, "promise.lapsed", str(promise.pk), at)
        return 1
    house = house_now(head.pk, at, today)
    household = _household(promise, at, today)
    needs = Needs(
        household=str(household.pk),
        beds=promise.beds,
        cots=0,
        nights=Nights(today),
        programme=promise.programme,
    )
    unit = next(
        (
            u
            for u in house.units
            if _kind(u) == _wanted(promise) and not house.objections(u, needs)
        ),
        None,
    )
    if unit is None:  # Cannot be: the vacancy was counted under the same lock.
        raise LookupError("a promised unit is not free")
    hold = _hold(promise, household, at, today)
    give(
        take((unit.code,), frozenset(), needs, house),
        center_id=head.pk,
        household_id=household.pk,
        kind=ClaimKind.HOLD,
        nights=needs.nights,
        hold=hold,
    )
    change(promise, state=Promise.State.HELD, hold=hold)
    _entry(head, promise, "hold.placed", str(hold.pk), at)
    return 1


def _kind(unit: Unit) -> tuple[str, int, bool]:
    return unit.programme, unit.size, unit.step_free


def _wanted(promise: Promise) -> tuple[str, int, bool]:
    return promise.programme, promise.size, promise.step_free


def _household(promise: Promise, at: datetime, today: date) -> Household:
    """Of who comes only the number is known; no name has left the other center."""
    center = Center.objects.get(pk=promise.center_id)
    spent = Household.objects.filter(center=center)
    household = make(
        Household,
        center=center,
        survivor_code=draw_code(
            center.code_language,
            secrets.choice,
            lambda code: spent.filter(survivor_code=code).exists(),
        ),
        programme=Programme.objects.get(center=center, code=promise.programme),
        made_at=at,
    )
    ages = [Age.ADULT] + [Age.UNKNOWN] * (promise.beds - 1) + [Age.BABY] * promise.cots
    for number, age in enumerate(ages):
        make(
            Member,
            center=center,
            household=household,
            kind="child" if number else "head",
            number=number,
            age=age,
            since=today,
        )
    return household


def _hold(promise: Promise, household: Household, at: datetime, today: date) -> Hold:
    request = make(
        Request,
        center_id=promise.center_id,
        household=household,
        taken_at=promise.placed_at,
        taken_by_id=promise.asked_by_id,
        channel=Request.Channel.PARTNER,
        first_night=today,
        outcome=Request.Outcome.HELD,
    )
    return make(
        Hold,
        center_id=promise.center_id,
        household=household,
        request=request,
        placed_at=promise.placed_at,
        placed_by_id=promise.asked_by_id,
        lapses_at=promise.lapses_at,
        first_night=today,
    )


def _entry(
    head: LedgerHead, promise: Promise, act: str, subject: str, at: datetime
) -> None:
    append_entry(
        head, act=act, subject=subject, by=promise.asked_by_id, at=at, facts={}
    )
