"""Consents granted, withdrawn, past, and papers asked for, in any order."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.gate.family import Family, family
from tests.small_house import small_house
from umay.core.consents import Consent, Purpose, allows
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Refused
from umay.records.models import Release
from umay.use_cases.consents import withdraw_consent
from umay.use_cases.gate import Leaving, leave
from umay.web.papers import write_out

FIELDS = ("stay.first_day", "member.age", "house.region")
RECIPIENTS = (Recipient.SOCIAL_OFFICE, Recipient.HER_LAWYER)
PURPOSES = (Purpose.ALLOWANCE, Purpose.HOUSING)


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
        self.said[key] = replace(self.said[key], withdrawn_at=self.made.house.now)

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
