"""Place a hold: keep units free while a household is on its way, or from a day."""

from datetime import datetime, timedelta
from uuid import UUID

from umay.core.asking import Choice
from umay.core.nights import Nights
from umay.core.places import ClaimKind, House, Needs
from umay.core.proposals import NoUnitFits, Proposal, propose, take
from umay.core.refusals import Ground, Refused
from umay.records.models import Hold, Request
from umay.records.queries.find import find
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_for
from umay.records.store.claims import give
from umay.records.store.rows import change, make
from umay.use_cases.order import Done, Order, Outcome, once


def place_hold(
    order: Order,
    request: UUID,
    choice: Choice | None = None,
    minutes: int | None = None,
) -> Outcome:
    """Keep the chosen units, or the best unbent proposal, and return the hold's key.

    A hold for tonight lapses after ``minutes`` (the house's rule if not given); one
    from a later day is a reservation and waits for people to decide. Raises
    ``NoUnitFits`` with every unit's objections, ``Refused`` if the request has ended.
    """
    return once(order, "hold.placed", lambda: _place(order, request, choice, minutes))


def _place(
    order: Order, request: UUID, choice: Choice | None, minutes: int | None
) -> Done:
    row = find(Request, order.center, request)
    if row.outcome not in {Request.Outcome.OPEN, Request.Outcome.WAITING}:
        held = row.outcome == Request.Outcome.HELD
        raise Refused(Ground.ALREADY_HELD if held else Ground.REQUEST_ENDED)
    house = house_now(order.center, order.at, order.today)
    nights = Nights(max(row.first_night, order.today), row.until)
    needs = needs_for(row.household, nights, house.rules)
    proposal = decide(needs, house, choice)
    later = nights.first > order.today
    hold = make(
        Hold,
        center_id=order.center,
        household=row.household,
        request=row,
        placed_at=order.at,
        placed_by_id=order.by,
        lapses_at=None if later else _lapses_at(order, house, minutes),
        first_night=nights.first,
        until=nights.until,
        bends=sorted(proposal.bent),
        bends_why=choice.why if choice else "",
    )
    give(
        proposal,
        center_id=order.center,
        household_id=row.household_id,
        kind=ClaimKind.RESERVATION if later else ClaimKind.HOLD,
        nights=nights,
        hold=hold,
    )
    change(row, outcome=Request.Outcome.HELD)
    return Done(hold.pk, given(proposal), changes_beds=True)


def decide(needs: Needs, house: House, choice: Choice | None) -> Proposal:
    """Return what to give: what the person chose, or the best that bends nothing."""
    if choice is None:
        answers = propose(needs, house)
        unbent = [p for p in answers.proposals if not p.bends]
        if not unbent:
            raise NoUnitFits(answers.refusals)
        return unbent[0]
    proposal = take(choice.units, choice.bends, needs, house)
    if proposal.wants_reason(house) and not choice.why.strip():
        raise Refused(Ground.REASON_NEEDED)
    return proposal


def keep_reason(
    order: Order,
    household: UUID,
    proposal: Proposal,
    choice: Choice | None,
    request: UUID | None = None,
) -> None:
    """Keep why a rule was bent for somebody who had no hold: one used at once."""
    if choice is None or not proposal.bends or not choice.why.strip():
        return
    make(
        Hold,
        center_id=order.center,
        household_id=household,
        request_id=request,
        placed_at=order.at,
        placed_by_id=order.by,
        lapses_at=order.at,
        first_night=order.today,
        state=Hold.State.ADMITTED,
        bends=sorted(proposal.bent),
        bends_why=choice.why,
    )


def given(proposal: Proposal) -> dict[str, object]:
    """What the ledger keeps of a proposal taken: codes and counts."""
    return {
        "units": list(proposal.units),
        "beds": len(proposal.beds) + proposal.fold_outs,
        "cots": len(proposal.cots),
        "bends": sorted(proposal.bent),
    }


def _lapses_at(order: Order, house: House, minutes: int | None) -> datetime:
    return order.at + timedelta(minutes=minutes or house.rules.hold_minutes)
