"""End a request without a bed: turned away, referred, advised or withdrawn."""

from uuid import UUID

from umay.core.asking import CallSheet
from umay.core.nights import Nights
from umay.core.people import Age
from umay.core.refusals import Ground, Refused
from umay.records.models import Request, TurnAway, WaitingEntry
from umay.records.queries.find import find
from umay.records.queries.house import rules
from umay.records.queries.needs import members_here, needs_for
from umay.records.store.rows import change, make
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.take_request import write_request

ENDS = {Request.Outcome.REFERRED, Request.Outcome.ADVICE, Request.Outcome.WITHDRAWN}


def turn_away(order: Order, request: UUID, reason: str, rule: str = "") -> Outcome:
    """Count a request that got no place: one reason, and the household's shape.

    ``rule`` names the rule of the house that caused it, if one did. Returns the key of
    the request. Raises ``Refused`` if it has ended.
    """
    return once(
        order,
        "request.turned_away",
        lambda: _turn_away(order, request, reason, rule),
    )


def turn_away_at_once(order: Order, sheet: CallSheet, reason: str) -> Outcome:
    """Take and count a request in one step: twenty seconds on the phone."""

    def work() -> Done:
        request = write_request(order, sheet)
        return _turn_away(order, UUID(str(request.subject)), reason, "")

    return once(order, "request.turned_away", work)


def end_request(order: Order, request: UUID, outcome: str) -> Outcome:
    """End it as referred, advised or withdrawn. Raises ``Refused`` if it has ended."""

    def work() -> Done:
        row = open_request(order, request)
        if outcome not in ENDS:
            raise Refused(Ground.NOT_FOUND)
        close_request(order, row, outcome)
        return Done(row.pk, {"as": outcome})

    return once(order, "request.ended", work)


def _turn_away(order: Order, request: UUID, reason: str, rule: str) -> Done:
    row = open_request(order, request)
    if reason not in TurnAway.Reason.values:
        raise Refused(Ground.REASON_NEEDED)
    needs = needs_for(
        row.household, Nights(row.first_night), rules(order.center).as_core()
    )
    people = members_here(row.household)
    adults = sum(m.kind != "child" or m.age == Age.ADULT for m in people)
    make(
        TurnAway,
        center_id=order.center,
        request=row,
        at=order.at,
        reason=reason,
        adults=adults,
        children=len(people) - adults,
        beds=needs.beds,
        cots=needs.cots,
        rule=rule,
    )
    close_request(order, row, Request.Outcome.TURNED_AWAY)
    return Done(row.pk, {"reason": reason, "beds": needs.beds, "rule": rule})


def open_request(order: Order, request: UUID) -> Request:
    row = find(Request, order.center, request)
    if row.outcome not in {Request.Outcome.OPEN, Request.Outcome.WAITING}:
        raise Refused(Ground.REQUEST_ENDED)
    return row


def close_request(order: Order, request: Request, outcome: str) -> None:
    """A request that ends leaves the waiting list with it."""
    change(request, outcome=outcome, ended_at=order.at)
    WaitingEntry.objects.filter(request=request, ended_at__isnull=True).update(
        ended_at=order.at, ended_as=outcome
    )
