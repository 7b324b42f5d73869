"""Extend a stay: asked for with a reason and her wish, decided by a person."""

from datetime import date
from uuid import UUID

from umay.core.nights import ONE_DAY
from umay.core.policy import POLICY
from umay.core.refusals import Ground, Refused
from umay.records.models import Extension
from umay.records.queries.clocks import clock_of
from umay.records.queries.find import find
from umay.records.queries.keys import holders_with
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.sign_out import present_stay


def ask_extension(
    order: Order, stay: UUID, wanted_until: date, reason: str, her_wish: str = ""
) -> Outcome:
    """Return the key of the request. Raises ``Refused`` if one is open, or if the day
    is not after the last day as it stands."""

    def work() -> Done:
        row = present_stay(order, stay)
        if not reason.strip():
            raise Refused(Ground.REASON_NEEDED)
        if row.extensions.filter(decision="").exists():
            raise Refused(Ground.ALREADY_ASKED)
        last_day = clock_of(row, order.today).last_day
        if wanted_until <= last_day:
            raise Refused(Ground.DAY_TOO_EARLY, last_day + ONE_DAY)
        asked = make(
            Extension,
            center_id=order.center,
            stay=row,
            asked_at=order.at,
            asked_by_id=order.by,
            wanted_until=wanted_until,
        )
        _seal(order, asked, {"reason": reason, "her_wish": her_wish})
        return Done(asked.pk, {"until": wanted_until.isoformat()})

    return once(order, "extension.asked", work)


def decide_extension(
    order: Order, extension: UUID, why: str, last_day: date | None
) -> Outcome:
    """Grant a new ``last_day``, or refuse with ``None``; both need a reason.

    Raises ``Refused`` if it was decided before, or the day is not a later one.
    """

    def work() -> Done:
        row = find(Extension, order.center, extension)
        if row.decision:
            raise Refused(Ground.ALREADY_DECIDED)
        _check_day(order, row, why, last_day)
        granted = last_day is not None
        decision = Extension.Decision.GRANTED if granted else Extension.Decision.REFUSED
        change(
            row,
            decision=decision,
            decided_at=order.at,
            decided_by_id=order.by,
            last_day=last_day,
        )
        _seal(order, row, {"decided_why": why})
        day = last_day.isoformat() if last_day else ""
        return Done(row.pk, {"decision": decision, "day": day})

    return once(order, "extension.decided", work)


def appeal(order: Order, extension: UUID, words: str) -> Outcome:
    """She asks that somebody else looks at a refusal, once, while she lives here."""

    def work() -> Done:
        row = find(Extension, order.center, extension)
        present_stay(order, row.stay_id)
        if row.decision != Extension.Decision.REFUSED:
            raise Refused(Ground.NOT_REFUSED)
        if row.appealed_at is not None:
            raise Refused(Ground.ALREADY_ASKED)
        change(row, appealed_at=order.at)
        _seal(order, row, {"appeal": words}, "appeal.decide")
        return Done(row.pk, {"household": str(row.stay.household_id)})

    return once(order, "appeal.made", work)


def decide_appeal(
    order: Order, extension: UUID, why: str, last_day: date | None
) -> Outcome:
    """Grant a ``last_day`` after all, or let the refusal stand with ``None``.

    Raises ``Refused`` if she has not appealed, it was decided before, or whoever
    decides has refused it herself.
    """

    def work() -> Done:
        row = find(Extension, order.center, extension)
        if row.appealed_at is None or row.looked_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        if row.decided_by_id == order.by:
            raise Refused(Ground.TWO_PEOPLE)
        _check_day(order, row, why, last_day)
        change(row, looked_at=order.at, looked_by_id=order.by, last_day=last_day)
        if last_day is not None:
            change(row, decision=Extension.Decision.GRANTED)
        _seal(order, row, {"looked_why": why}, "appeal.decide")
        day = last_day.isoformat() if last_day else ""
        facts = {"household": str(row.stay.household_id), "day": day}
        return Done(row.pk, facts | {"decision": row.decision})

    return once(order, "appeal.decided", work)


def _check_day(order: Order, row: Extension, why: str, last_day: date | None) -> None:
    if not why.strip():
        raise Refused(Ground.REASON_NEEDED)
    current = clock_of(row.stay, order.today).last_day
    if last_day is not None and last_day <= current:
        raise Refused(Ground.DAY_TOO_EARLY, current + ONE_DAY)


def _seal(
    order: Order,
    row: Extension,
    words: dict[str, str],
    for_whom: str = "extension.decide",
) -> None:
    """Sealed also to those who decide, who need not hold anything else of hers."""
    deciding = holders_with(order.center, POLICY[for_whom])
    sealer = Sealer(order.writer, row.stay.household_id, also=deciding)
    sealer.write(row, words)
