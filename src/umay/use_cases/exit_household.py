"""Exit: a person records that a household has left, and where to."""

from datetime import date
from uuid import UUID

from umay.core.exits import Destination
from umay.core.nights import ONE_DAY
from umay.core.people import Answer
from umay.core.places import Condition
from umay.core.refusals import Ground, Refused
from umay.records.models import Absence, Claim, Stay, Task, Unit
from umay.records.store.claims import close_stay_claims
from umay.records.store.rows import change
from umay.use_cases.gate_cards import end_cards
from umay.use_cases.keep_back import refuse_if_in_the_way
from umay.use_cases.leaving import ask_later
from umay.use_cases.lockers import all_back, ask_for_keys
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.sign_out import present_stay


def exit_household(
    order: Order,
    stay: UUID,
    day: date,
    destination: Destination,
    keys_back: Answer = Answer.UNKNOWN,
    follow_up: Answer = Answer.UNKNOWN,
) -> Outcome:
    """End the stay on ``day``: that night the beds are free, once cleaned.

    What was still to be done in the house ends with it, and the entry names it; so do
    her gate cards, and with the keys back her lockers are free; without, somebody is
    to ask for them.

    Raises ``Refused`` for a day before she came or ahead of today.
    """

    def work() -> Done:
        row = present_stay(order, stay)
        if day < row.first_day:
            raise Refused(Ground.DAY_TOO_EARLY, row.first_day)
        if day > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        _leave_beds(row, day)
        Absence.objects.filter(stay=row, back_at__isnull=True).update(back_at=order.at)
        change(
            row,
            exit_day=day,
            destination=destination,
            keys_back=keys_back,
            follow_up=follow_up,
        )
        ended = _end_tasks(order, row)
        ask_later(order, row)
        left: dict[str, object] = {"day": day.isoformat(), "tasks": ended}
        facts = left | {"destination": destination} | _let_go(order, row)
        return Done(row.pk, facts, changes_beds=True)

    return once(order, "stay.ended", work)


def plan_leaving(
    order: Order, stay: UUID, day: date | None, to: Destination | None
) -> Outcome:
    """Write down when and where to she plans to go; ``None`` is not known yet.

    Her beds can be reserved from that day on. Raises ``Refused`` for a past day, or
    ``BED_TAKEN`` if a later day is already promised to somebody else.
    """

    def work() -> Done:
        row = present_stay(order, stay)
        if day is not None and day <= order.today:
            raise Refused(Ground.DAY_TOO_EARLY, order.today + ONE_DAY)
        refuse_if_in_the_way(order, row, day)
        for claim in Claim.objects.filter(stay=row, is_open=True):
            change(claim, until=day)
        change(row, planned_leaving=day, leaving_to=to or "")
        facts = {"day": day.isoformat() if day else "", "to": to or ""}
        return Done(row.pk, facts, changes_beds=True)

    return once(order, "leaving.planned", work)


def _end_tasks(order: Order, stay: Stay) -> list[str]:
    """Return what was left open, by kind; a deadline outside the house stays."""
    tasks = Task.objects.filter(household_id=stay.household_id, state=Task.State.OPEN)
    bound = tasks.exclude(what__in=Task.AFTER_EXIT)
    left = sorted(bound.values_list("what", flat=True))
    bound.update(state=Task.State.ENDED, ended_at=order.at)
    return left


def _let_go(order: Order, stay: Stay) -> dict[str, int]:
    """End her gate cards and, if the keys are back, free her lockers; count both."""
    keys = stay.keys_back == Answer.YES
    if not keys:
        ask_for_keys(order, stay.household_id)
    counts = {
        "gate_cards": end_cards(order, stay.household_id),
        "lockers": all_back(order, stay.household_id) if keys else 0,
    }
    return {what: count for what, count in counts.items() if count}


def _leave_beds(stay: Stay, day: date) -> None:
    claims = list(Claim.objects.filter(stay=stay, is_open=True).select_related("bed"))
    close_stay_claims(claims, day)
    left = {claim.unit_id for claim in claims}
    Unit.objects.filter(pk__in=left, condition=Condition.READY).update(
        condition=Condition.TO_CLEAN
    )
