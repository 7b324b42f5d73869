"""Whoever looks through a director's reads is drawn by lot, not chosen."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from umay.core.roles import Role
from umay.core.unusual import who_reviews_directors

MONDAY = date(2026, 3, 2)
WEEKS = [MONDAY + timedelta(weeks=number) for number in range(300)]
SOCIAL = {UUID(int=number): Role.SOCIAL for number in range(3)}
LAWYER = {UUID(int=9): Role.LAWYER}
DIRECTOR = {UUID(int=8): Role.DIRECTOR}


def test_a_lawyer_goes_before_a_social_worker_and_a_director_never() -> None:
    drawn = who_reviews_directors(MONDAY, SOCIAL | LAWYER | DIRECTOR)

    assert drawn == UUID(int=9)
    assert who_reviews_directors(MONDAY, DIRECTOR) is None


def test_the_same_week_draws_the_same_one_in_any_order() -> None:
    turned = dict(reversed(list(SOCIAL.items())))

    for week in WEEKS:
        assert who_reviews_directors(week, SOCIAL) == who_reviews_directors(
            week, turned
        )


def test_the_lot_falls_on_each() -> None:
    drawn = Counter(who_reviews_directors(week, SOCIAL) for week in WEEKS)

    assert set(drawn) == set(SOCIAL)
    assert min(drawn.values()) > 60
