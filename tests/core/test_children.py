from datetime import date

import pytest

from umay.core.children import (
    ASKED,
    WORDS,
    CourtOrder,
    OrderKind,
    Part,
    Told,
    Unreadable,
    due_before,
    order_of,
    to_words,
    told_of,
)
from umay.core.people import Answer


def test_what_is_told_comes_back_as_it_was_and_unknown_is_not_written() -> None:
    told = Told({"goes": Answer.UNSAID, "place_found": Answer.UNKNOWN}, {"where": "x"})

    assert told_of(to_words(told)) == Told({"goes": Answer.UNSAID}, {"where": "x"})


def test_a_part_of_which_nothing_is_known_is_nothing_to_seal() -> None:
    assert to_words(Told({"goes": Answer.UNKNOWN}, {"where": ""})) == ""
    assert told_of("") == Told()


def test_an_order_comes_back_as_it_was() -> None:
    order = CourtOrder(OrderKind.TRAVEL, "A court", "2-17", "Not without her word")

    assert order_of(to_words(order)) == order


@pytest.mark.parametrize("words", ["no json", "[]", '{"answers": {"goes": "maybe"}}'])
def test_words_of_another_version_are_not_guessed_at(words: str) -> None:
    for read in (told_of, order_of):
        with pytest.raises(Unreadable):
            read(words)


def test_each_question_is_asked_once() -> None:
    names = [n for part in Part for n in (*ASKED[part], *WORDS[part])]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("ends", "due"),
    [(date(2026, 3, 20), date(2026, 3, 6)), (date(2026, 3, 5), date(2026, 3, 2))],
)
def test_an_order_is_a_task_two_weeks_before_its_last_day(
    ends: date, due: date
) -> None:
    assert due_before(ends, today=date(2026, 3, 2)) == due
