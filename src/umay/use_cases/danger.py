"""Danger: a talk written down, and a level that only a person sets, with her reason."""

from collections.abc import Mapping
from uuid import UUID

from umay.core.danger.talks import Level, Talk, to_words
from umay.core.refusals import Ground, Refused
from umay.records.models import DangerTalk, Household, Task
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.offering_talks import offer_again, open_offers
from umay.use_cases.order import Done, Order, Outcome, once


def hold_talk(
    order: Order,
    household: UUID,
    talk: Talk,
    words: str = "",
    level: Level | None = None,
    why: str = "",
) -> Outcome:
    """Write down a talk; the offer it answers is done and the next one made.

    ``words`` are hers. Raises ``Refused`` if a level has no reason.
    """

    def work() -> Done:
        _check_reason(level, why)
        family = find(Household, order.center, household)
        row = make(
            DangerTalk,
            center_id=order.center,
            household=family,
            number=family.talks.count() + 1,
            held_at=order.at,
            held_by_id=order.by,
            **_judged(order, level),
        )
        told = {"talked": to_words(talk), "in_her_words": words}
        _seal(order, row, told | _level(level, why))
        done = {"state": Task.State.DONE, "ended_at": order.at}
        open_offers(household).update(**done)
        offer_again(order, household)
        return Done(row.pk, {"household": str(household), "number": row.number})

    return once(order, "danger.talked", work)


def judge_danger(order: Order, talk: UUID, level: Level, why: str) -> Outcome:
    """Set the level a talk left open. What was set stands: a new talk, a new level.

    Raises ``Refused`` if it was set before, or without a reason.
    """

    def work() -> Done:
        row = find(DangerTalk, order.center, talk)
        _check_reason(level, why)
        if row.judged_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, **_judged(order, level))
        _seal(order, row, _level(level, why))
        facts = {"household": str(row.household_id), "number": row.number}
        return Done(row.pk, facts)

    return once(order, "danger.judged", work)


def _check_reason(level: Level | None, why: str) -> None:
    if level is not None and not why.strip():
        raise Refused(Ground.REASON_NEEDED)


def _judged(order: Order, level: Level | None) -> dict[str, object]:
    if level is None:
        return {}
    return {"judged_at": order.at, "judged_by_id": order.by}


def _level(level: Level | None, why: str) -> dict[str, str]:
    return {} if level is None else {"level": level.value, "level_why": why}


def _seal(order: Order, row: DangerTalk, words: Mapping[str, str]) -> None:
    kept = {name: text for name, text in words.items() if text}
    Sealer(order.writer, row.household_id).write(row, kept)
