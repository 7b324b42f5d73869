"""Which limit governs a stay, and what a change of it does to open stays."""

from datetime import date

import pytest

from umay.core.limits import Limit, NoLimitInForce, Reach, limit_for

SIX = Limit(date(2020, 1, 1), 6, Reach.NEW, "order one")
NINE_FOR_ALL = Limit(date(2026, 5, 1), 9, Reach.NEW_AND_OPEN, "order two")
THREE_FOR_NEW = Limit(date(2026, 5, 1), 3, Reach.NEW, "order three")


def test_the_limit_in_force_on_the_first_day_governs() -> None:
    assert limit_for(date(2026, 3, 1), date(2026, 3, 1), [NINE_FOR_ALL, SIX]) is SIX


def test_a_change_that_reaches_open_stays_governs_from_its_day() -> None:
    first, versions = date(2026, 3, 1), [SIX, NINE_FOR_ALL]

    assert limit_for(first, date(2026, 4, 30), versions) is SIX
    assert limit_for(first, date(2026, 5, 1), versions) is NINE_FOR_ALL


def test_a_change_for_new_stays_leaves_open_ones_alone() -> None:
    versions = [SIX, THREE_FOR_NEW]

    assert limit_for(date(2026, 4, 30), date(2026, 9, 1), versions) is SIX
    assert limit_for(date(2026, 5, 1), date(2026, 9, 1), versions) is THREE_FOR_NEW


def test_before_any_limit_the_answer_is_a_refusal_never_zero() -> None:
    with pytest.raises(NoLimitInForce):
        limit_for(date(2019, 12, 31), date(2026, 3, 1), [SIX, NINE_FOR_ALL])
