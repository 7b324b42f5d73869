"""Admit a household: open the stay, give the beds, leave the rest to the day."""

from datetime import date, timedelta
from uuid import UUID

from umay.core.asking import CallSheet, Choice
from umay.core.limits import limit_for
from umay.core.nights import Nights
from umay.core.places import ClaimKind, House, Needs, Why
from umay.core.proposals import Proposal
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import (
    Center,
    Claim,
    Hold,
    Household,
    Request,
    Rules,
    Stay,
    Task,
)
from umay.records.queries.find import find
from umay.records.queries.house import house as house_now
from umay.records.queries.limits import limits_of
from umay.records.queries.needs import members_here, needs_for
from umay.records.store.claims import close_hold_claims, give, settle
from umay.records.store.rows import change, make
from umay.use_cases.end_request import close_request
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.place_hold import decide, given, keep_reason
from umay.use_cases.take_request import write_request

# What a night admission leaves to the day: days from admission, and who.
FIRST_DAYS = (
    (Task.What.ORIENTATION, 0, Role.SOCIAL),
    (Task.What.DANGER_TALK, 0, Role.SOCIAL),
    (Task.What.SAFE_CONTACT, 0, Role.SOCIAL),
    (Task.What.HEALTH, 1, Role.SOCIAL),
    (Task.What.DEVICES, 1, Role.SOCIAL),
    (Task.What.DOCUMENTS, 3, Role.SOCIAL),
)


# A hold is a promise: what may be bent for her then is bent for her at the door.
PROMISED = frozenset(Why)


def admit_household(
    order: Order,
    request: UUID,
    choice: Choice | None = None,
    day: date | None = None,
    form: str = Stay.Form.ROUND_THE_CLOCK,
) -> Outcome:
    """Open the stay and return its key; her hold's units unless ``choice`` says other.

    ``day`` may lie in the past, never ahead. Raises ``NoUnitFits``, ``Refused`` or
    ``NoLimitInForce``.
    """
    return once(order, "stay.opened", lambda: _admit(order, request, choice, day, form))


def admit_at_the_door(
    order: Order, sheet: CallSheet, choice: Choice | None = None
) -> Outcome:
    """Take the request and open the stay in one act: at three at night, no papers."""

    def work() -> Done:
        request = write_request(order, sheet)
        form = Stay.Form.ROUND_THE_CLOCK
        return _admit(order, UUID(str(request.subject)), choice, None, form)

    return once(order, "stay.opened", work)


def admit_as_told(
    order: Order, sheet: CallSheet, choice: Choice | None, form: str
) -> Outcome:
    """Take a stay over from another book: nothing is left to the day, it is past."""

    def work() -> Done:
        request = UUID(str(write_request(order, sheet).subject))
        return _admit(order, request, choice, None, form, to_do=False)

    return once(order, "stay.opened", work)


def _admit(
    order: Order,
    request: UUID,
    choice: Choice | None,
    day: date | None,
    form: str,
    *,
    to_do: bool = True,
) -> Done:
    row = find(Request, order.center, request)
    first_day = day or order.today
    _check(order, row, first_day)
    house = house_now(order.center, order.at, order.today)
    hold = Hold.objects.filter(household=row.household, state=Hold.State.OPEN).first()
    until = hold.until if hold and hold.until and hold.until > first_day else None
    needs = needs_for(row.household, Nights(first_day, until), house.rules)
    proposal = None
    if form == Stay.Form.ROUND_THE_CLOCK:
        choice = choice or (_as_held(hold) if hold else None)
        proposal = decide(needs, house, choice)
        if hold is None:
            keep_reason(order, row.household_id, proposal, choice, row.pk)
    if hold is not None:
        close_hold_claims(hold, order.today)
        change(hold, state=Hold.State.ADMITTED)
    stay = make(
        Stay,
        center_id=order.center,
        household=row.household,
        form=form,
        first_day=first_day,
        planned_leaving=until,
    )
    if proposal is not None:
        settle_in(order, stay, proposal, needs, house)
    close_request(order, row, Request.Outcome.ADMITTED)
    if to_do:
        _leave_for_the_day(order, row.household, first_day, needs, proposal)
    facts = given(proposal) if proposal else {}
    return Done(stay.pk, facts | {"day": first_day.isoformat()}, changes_beds=True)


def _check(order: Order, request: Request, first_day: date) -> None:
    if request.outcome in {
        Request.Outcome.ADMITTED,
        Request.Outcome.TURNED_AWAY,
        Request.Outcome.REFERRED,
        Request.Outcome.ADVICE,
        Request.Outcome.WITHDRAWN,
    }:
        raise Refused(Ground.REQUEST_ENDED)
    if first_day > order.today:
        raise Refused(Ground.DAY_TOO_LATE, order.today)
    last = request.household.stays.order_by("-first_day").first()
    if last is not None and last.exit_day is None:
        raise Refused(Ground.ALREADY_HERE)
    if last is not None and last.exit_day and first_day < last.exit_day:
        raise Refused(Ground.DAY_TOO_EARLY, last.exit_day)
    center = Center.objects.get(pk=order.center)
    limit_for(first_day, order.today, limits_of(center))


def _as_held(hold: Hold) -> Choice:
    """What was kept for her is hers."""
    claims = Claim.objects.filter(hold=hold, is_open=True).select_related("unit")
    units = dict.fromkeys(c.unit.code for c in claims.order_by("bed__slot"))
    return Choice(tuple(units), PROMISED, hold.bends_why or "held")


def settle_in(
    order: Order, stay: Stay, proposal: Proposal, needs: Needs, house: House
) -> None:
    """Give the beds for as long as she stays, and say who sleeps where."""
    claims = give(
        proposal,
        center_id=order.center,
        household_id=stay.household_id,
        kind=ClaimKind.STAY,
        nights=needs.nights,
        stay=stay,
    )
    here = members_here(stay.household)
    until = house.rules.cot_until_months
    babies = {m.pk for m in here if m.as_core().needs_cot(needs.nights.first, until)}
    settle(claims, here, babies)


def _leave_for_the_day(
    order: Order,
    household: Household,
    day: date,
    needs: Needs,
    proposal: Proposal | None,
) -> None:
    tasks = [(what, day + timedelta(days=n), role) for what, n, role in FIRST_DAYS]
    terms = Rules.objects.get(center_id=order.center).terms()
    tasks += [
        (Task.What.INTAKE, terms.intake_by(day), Role.SOCIAL),
        (Task.What.PLAN, terms.plan_by(day), Role.SOCIAL),
        (Task.What.EXIT_PLAN, terms.exit_plan_by(day), Role.SOCIAL),
    ]
    if any(member.kind == "child" for member in members_here(household)):
        tasks.append((Task.What.CHILDREN, day + timedelta(days=1), Role.SOCIAL))
    if proposal is not None and len(proposal.cots) < needs.cots:
        tasks.append((Task.What.COT, day, Role.DUTY))
    for what, due_on, role in tasks:
        make(
            Task,
            center_id=order.center,
            household=household,
            what=what,
            role=role,
            due_on=due_on,
        )
