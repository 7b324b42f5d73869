"""What several threads ask at one moment is carried out in one go."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from umay.records.store.together import Together


def test_alone_a_question_is_answered_at_once() -> None:
    assert Together[int, int](lambda group: [n * 2 for n in group]).ask(21) == 42


def test_each_gets_her_own_answer_whoever_carried_it_out() -> None:
    together = Together[int, int](lambda group: [n * 2 for n in group])
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(together.ask, range(5000)))

    assert answers == [n * 2 for n in range(5000)]


def test_those_who_come_while_one_is_served_are_served_together() -> None:
    groups: list[list[int]] = []
    entered, go_on = Event(), Event()

    def carry_out(group: list[int]) -> Sequence[int]:
        groups.append(group)
        entered.set()
        go_on.wait(10)
        return group

    together = Together[int, int](carry_out)
    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(together.ask, 0)
        entered.wait(10)
        others = [pool.submit(together.ask, n) for n in range(1, 5)]
        while len(together._waiting) < len(others):
            pass
        go_on.set()

    assert first.result() == 0
    assert [other.result() for other in others] == [1, 2, 3, 4]
    assert [sorted(group) for group in groups] == [[0], [1, 2, 3, 4]]


def test_an_error_that_is_an_answer_reaches_only_its_own_question() -> None:
    def carry_out(group: list[int]) -> Sequence[int | Exception]:
        return [ValueError("odd") if n % 2 else n for n in group]

    together = Together[int, int](carry_out)

    assert together.ask(2) == 2
    with pytest.raises(ValueError, match="odd"):
        together.ask(3)


def test_an_error_of_the_whole_group_is_told_to_each() -> None:
    def carry_out(group: list[int]) -> Sequence[int]:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        Together[int, int](carry_out).ask(1)
