"""A consent holds for one recipient, one purpose, named fields, until its end."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.gate.family import Family, family
from tests.small_house import small_house
from umay.core.consents import Consent, Lack, Purpose, allows, lack
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Refused
from umay.records.models import Release
from umay.use_cases.consents import withdraw_consent
from umay.use_cases.gate import Leaving, leave
from umay.web.papers import write_out

NOON = datetime(2026, 3, 2, 7, tzinfo=UTC)
FIELDS = ("stay.first_day", "member.age", "house.region")
RECIPIENTS = (Recipient.SOCIAL_OFFICE, Recipient.HER_LAWYER)
PURPOSES = (Purpose.ALLOWANCE, Purpose.HOUSING)

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
    class AnyOrder(RuleBasedStateMachine):
        """The model is a list of what she said; the house is the real one."""

        def __init__(self) -> None:
            super().__init__()
            self.made: Family = family(small_house())
            self.said: dict[UUID, Consent] = {}
            self.left = 0

        @rule(
            to=st.sampled_from(RECIPIENTS),
            purpose=st.sampled_from(PURPOSES),
            fields=st.frozensets(st.sampled_from(FIELDS), min_size=1),
            days=st.integers(1, 5),
        )
        def grant(
            self, to: Recipient, purpose: Purpose, fields: frozenset[str], days: int
        ) -> None:
            at = self.made.house.now
            until = at + timedelta(days=days)
            key = self.made.agrees(to, fields, until, purpose)
            self.said[key] = Consent(to, purpose, fields, until, signed_at=at)

        @precondition(lambda self: self.said)
        @rule(data=st.data())
        def withdraw(self, data: st.DataObject) -> None:
            key = data.draw(st.sampled_from(sorted(self.said)))
            if self.said[key].withdrawn_at is not None:
                return
            withdraw_consent(self.made.order(), key)
            self.said[key] = _withdrawn(self.said[key], self.made.house.now)

        @rule(hours=st.sampled_from([1, 24, 48]))
        def time_passes(self, hours: int) -> None:
            self.made.house.later(hours=hours)

        @precondition(lambda self: self.said)
        @rule(
            data=st.data(),
            to=st.sampled_from(RECIPIENTS),
            purpose=st.sampled_from(PURPOSES),
            fields=st.frozensets(st.sampled_from(FIELDS), min_size=1),
        )
        def release(
            self,
            data: st.DataObject,
            to: Recipient,
            purpose: Purpose,
            fields: frozenset[str],
        ) -> None:
            key = data.draw(st.sampled_from(sorted(self.said)))
            given, at = self.said[key], self.made.house.now
            expected = all(allows(given, to, purpose, one, at) for one in fields)
            what = Leaving(
                Paper.NAMED_FIELDS,
                to,
                Basis.CONSENT,
                fields,
                self.made.household,
                key,
                purpose,
            )
            try:
                leave(self.made.order(), what, write_out)
            except Refused:
                assert not expected
            else:
                assert expected
                self.left += 1
            ours = Release.objects.filter(household=self.made.household)
            assert ours.count() == self.left

    machine = AnyOrder.TestCase
    machine.settings = settings(
        max_examples=25,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine().runTest()


def _withdrawn(consent: Consent, at: datetime) -> Consent:
    return Consent(
        consent.recipient,
        consent.purpose,
        consent.fields,
        consent.until,
        consent.signed_at,
        at,
    )
