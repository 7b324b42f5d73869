"""Many ask in one moment: they are answered in one statement, each her own answer."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection

from tests.quick.test_promises import promise, session, there
from tests.small_house import SmallHouse
from umay.records.models import LedgerEntry, Promise, SentForm, Vacancy
from umay.records.store import promises

__all__ = ["session", "there"]

Answer = tuple[str, Any]


@pytest.fixture
def at_once() -> Callable[[list[Callable[[], Answer]]], list[Answer]]:
    def ask(questions: list[Callable[[], Answer]]) -> list[Answer]:
        start = Barrier(len(questions))

        def one(question: Callable[[], Answer]) -> Answer:
            start.wait(30)
            try:
                return question()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(questions)) as pool:
            return list(pool.map(one, questions))

    return ask


def in_one_group(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let the first wait until all the others stand behind her."""
    carry_out = promises.TOGETHER._carry_out
    entered = Event()

    def first_waits(group: list[promises.Asked]) -> Any:
        if not entered.is_set():
            entered.set()
            while len(promises.TOGETHER._waiting) < size - len(group):
                pass
        return carry_out(group)

    monkeypatch.setattr(promises.TOGETHER, "_carry_out", first_waits)


def test_in_one_group_each_gets_her_own_answer(
    session: str, there: SmallHouse, at_once, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_one_group(monkeypatch, 9)
    twice = uuid.uuid4()
    wanted = [
        *({"size": 2} for _ in range(3)),
        *({"size": 4, "key": twice} for _ in range(3)),
        {"center": uuid.uuid4()},
        {"size": 9},
        {"programme": "nobody"},
    ]
    before = LedgerEntry.objects.count()
    answers = at_once([partial(promise, session, there, **more) for more in wanted])

    assert sorted(status for status, _ in answers[:3]) == ["200", "409", "409"]
    assert [status for status, _ in answers[3:]] == ["200"] * 3 + ["404"] * 3
    assert len({answer["promise"] for _, answer in answers[3:6]}) == 1
    repeated = sorted(answer["repeated"] for _, answer in answers[3:6])
    assert repeated == [False, True, True]
    assert Promise.objects.count() == 2
    assert LedgerEntry.objects.count() == before + 2
    assert Vacancy.objects.get(center=there.worker.center_id, size=2).free == 0


def test_an_earlier_act_with_that_key_is_not_this_one(session, there, at_once) -> None:
    used = SentForm.objects.filter(center_id=there.worker.center_id).first()
    assert used is not None
    answers = at_once([partial(promise, session, there, key=used.key)] * 4)

    assert [answer for _, answer in answers] == [{"error": "key_used"}] * 4
    assert Promise.objects.count() == 0
