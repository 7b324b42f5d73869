"""Several processes want the last place at once, through the real use cases.

Each round draws a kind of contest; every process asks at the same moment; then the
records are read by a query of its own that knows nothing of our rules.
"""

import multiprocessing
import os
import random
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from rich.progress import track

ASKERS = 4

# Pairs of claims that give one bed, one person, or one unit to two, at any time.
DOUBLES = """
SELECT COUNT(*) FROM records_claim a JOIN records_claim b ON a.id < b.id
WHERE (a.bed_id = b.bed_id OR a.member_id = b.member_id
    OR (a.unit_id = b.unit_id AND a.household_id <> b.household_id
        AND a.slot_from < b.slot_until AND b.slot_from < a.slot_until))
  AND a.first_night < COALESCE(a.until, '9999-12-31')
  AND b.first_night < COALESCE(b.until, '9999-12-31')
  AND a.first_night < COALESCE(b.until, '9999-12-31')
  AND b.first_night < COALESCE(a.until, '9999-12-31')
"""


@dataclass
class Result:
    """What came of all rounds: ``doubles`` and ``crashes`` must be empty."""

    rounds: int = 0
    got: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    doubles: int = 0
    empty_rounds: int = 0


def race(
    environment: Mapping[str, str],
    rounds: int,
    seed: int,
    *,
    unguarded: bool = False,
    progress: bool = False,
) -> Result:
    """Run ``rounds`` contests between ``ASKERS`` processes on one house.

    ``unguarded`` takes the lock, the transaction and the constraints away: the
    control that shows the race is real.
    """
    context = multiprocessing.get_context("spawn")
    start, end = context.Barrier(ASKERS + 1), context.Barrier(ASKERS + 1)
    answers: Any = context.Queue()
    askers = [
        context.Process(
            target=_ask,
            args=(dict(environment), n, rounds, seed, start, end, answers, unguarded),
            daemon=True,
        )
        for n in range(ASKERS)
    ]
    for asker in askers:
        asker.start()
    result = Result()
    for _ in track(range(rounds), disable=not progress):
        start.wait(120)
        end.wait(120)
        _tell(result, [answers.get(timeout=60) for _ in range(ASKERS)])
        result.doubles += _doubles_then_clear()
    for asker in askers:
        asker.join(60)
    return result


def _tell(result: Result, answers: list[tuple[str, str]]) -> None:
    result.rounds += 1
    got = 0
    for kind, what in answers:
        if kind == "got":
            got += 1
        elif kind == "refused":
            result.refused[what] += 1
        else:
            result.crashes.append(what)
    result.got += got
    result.empty_rounds += got == 0


def _doubles_then_clear() -> int:
    """Count what was given twice, then let every hold go for the next round."""
    from django.db import connection

    from umay.records.models import Claim, Hold

    with connection.cursor() as cursor:
        cursor.execute(DOUBLES)
        doubles = int(cursor.fetchone()[0])
    Claim.objects.all().delete()
    Hold.objects.filter(state="open").update(state="released")
    return doubles


def _ask(
    environment: dict[str, str],
    number: int,
    rounds: int,
    seed: int,
    start: Any,
    end: Any,
    answers: Any,
    unguarded: bool,
) -> None:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="umay.settings")
    import django

    django.setup()
    for turn in range(rounds):
        contest = random.Random(f"{seed}-{turn}")
        wish = _wish(contest, random.Random(f"{seed}-{turn}-{number}"), number)
        request = _prepare(wish)
        start.wait(120)
        with _no_guards() if unguarded else nullcontext():
            answers.put(_try(request, wish))
        end.wait(120)


def _wish(contest: random.Random, own: random.Random, number: int) -> dict[str, Any]:
    """What this asker wants in this round; the contest is the same for all."""
    kind = contest.choice(["unit", "unit or bed", "dates", "cot", "any"])
    nights = (own.randint(1, 6), own.randint(7, 12)) if kind == "dates" else None
    return {
        "units": {
            "unit": ("11",),
            "unit or bed": ("15",),
            "dates": ("13",),
            "cot": (f"2{number + 1}",),
            "any": None,
        }[kind],
        "share": kind == "unit or bed" and own.random() < 0.5,
        "baby": kind == "cot",
        "nights": nights,
    }


def _prepare(wish: dict[str, Any]) -> uuid.UUID:
    from tests.small_house import BABY, WOMAN
    from umay.core.asking import CallSheet
    from umay.use_cases.take_request import take_request

    order = _order()
    first, until = wish["nights"] or (0, None)
    sheet = CallSheet(
        programme="violence",
        people=(WOMAN, BABY) if wish["baby"] else (WOMAN,),
        may_share=wish["share"],
        first_night=order.today + timedelta(days=first),
        until=order.today + timedelta(days=until) if until else None,
    )
    return take_request(order, sheet).subject


def _order() -> Any:
    from django.utils import timezone

    from umay.records.models import Worker
    from umay.use_cases.order import Order

    worker = Worker.objects.get()
    return Order(worker.center_id, worker.pk, timezone.now(), uuid.uuid4())


def _try(request: uuid.UUID, wish: dict[str, Any]) -> tuple[str, str]:
    from umay.core.asking import Choice
    from umay.core.proposals import NoUnitFits
    from umay.core.refusals import Refused
    from umay.use_cases.place_hold import place_hold

    choice = Choice(wish["units"]) if wish["units"] else None
    try:
        place_hold(_order(), request, choice)
    except NoUnitFits as refusal:
        found = {o.why for against in refusal.objections.values() for o in against}
        return ("refused", "+".join(sorted(found)))
    except Refused as refusal:
        return ("refused", f"database: {refusal.ground}")
    except Exception as error:  # noqa: BLE001 (a crash is what we look for)
        return ("crash", f"{type(error).__name__}: {error}")
    return ("got", "")


@contextmanager
def _no_guards() -> Iterator[None]:
    """Only for the control: no transaction, no lock, no ledger order."""
    from umay.records.models import LedgerHead
    from umay.use_cases import order

    acts = order.acts
    with (
        patch.object(order.transaction, "atomic", lambda *_, **__: nullcontext()),
        patch.object(acts, "lock_center", lambda center: LedgerHead(center_id=center)),
        patch.object(acts, "append_entry", lambda *_, **__: None),
    ):
        yield
