"""A consent holds for one recipient, one purpose, named fields, until its end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from tests.gate.any_consents import AnyOrder
from umay.core.consents import Consent, Lack, Purpose, allows, lack
from umay.core.recipients import Recipient

NOON = datetime(2026, 3, 2, 7, tzinfo=UTC)
GIVEN = Consent(
    Recipient.SCHOOL,
    Purpose.SCHOOLING,
    frozenset({"member.full_name"}),
    until=NOON + timedelta(days=30),
    signed_at=NOON,
)


def test_it_allows_what_she_signed() -> None:
    assert allows(GIVEN, Recipient.SCHOOL, Purpose.SCHOOLING, "member.full_name", NOON)


@pytest.mark.parametrize(
    ("recipient", "purpose", "field", "after", "expected"),
    [
        ("court", "schooling", "member.full_name", 0, Lack.OTHER_RECIPIENT),
        ("school", "housing", "member.full_name", 0, Lack.OTHER_PURPOSE),
        ("school", "schooling", "member.health", 0, Lack.OTHER_FIELD),
        ("school", "schooling", "member.full_name", 30, Lack.ENDED),
        ("school", "schooling", "member.full_name", -1, Lack.UNSIGNED),
    ],
)
def test_it_allows_nothing_else(
    recipient: str, purpose: str, field: str, after: int, expected: Lack
) -> None:
    at = NOON + timedelta(days=after)
    found = lack(GIVEN, Recipient(recipient), Purpose(purpose), field, at)

    assert found is expected


@pytest.mark.usefixtures("db")
def test_in_any_order_nothing_leaves_outside_a_consent() -> None:
    machine = AnyOrder.TestCase
    machine.settings = settings(
        max_examples=25,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine().runTest()
