"""A safe way is used only as she said: this channel, these hours, until this day."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gate.family import Family
from umay.core.contact import Channel, Contact, Message, Objection, may_contact
from umay.core.refusals import Ground, Refused
from umay.records.models import LedgerEntry, Member, SafeContact
from umay.use_cases.safe_contact import add_contact, end_contact, reach

MONDAY = date(2026, 3, 2)
ALMATY = ZoneInfo("Asia/Almaty")
EVENINGS = Contact(
    Channel.CALL, frozenset({0, 2}), time(18), time(20), MONDAY + timedelta(days=9)
)
NIGHTS = Contact(
    Channel.CALL, frozenset({0}), time(22), time(2), MONDAY + timedelta(days=9)
)
CONTACTS = st.builds(
    Contact,
    st.sampled_from(Channel),
    st.frozensets(st.integers(0, 6)),
    st.times(),
    st.times(),
    st.dates(MONDAY, MONDAY + timedelta(days=30)),
    st.booleans(),
)
MOMENTS = st.integers(0, 40 * 24 * 60 * 60).map(
    lambda seconds: datetime(2026, 3, 1, tzinfo=ALMATY) + timedelta(seconds=seconds)
)


def on(days: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2 + days, hour, minute, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("contact", "channel", "at", "expected"),
    [
        (EVENINGS, Channel.CALL, on(0, 18), None),
        (EVENINGS, Channel.CALL, on(0, 19, 59), None),
        (EVENINGS, Channel.CALL, on(0, 20), Objection.OTHER_HOUR),
        (EVENINGS, Channel.CALL, on(1, 19), Objection.OTHER_DAY),
        (EVENINGS, Channel.TEXT, on(0, 19), Objection.OTHER_CHANNEL),
        (EVENINGS, Channel.CALL, on(9, 19), None),
        (EVENINGS, Channel.CALL, on(14, 19), Objection.PAST),
        (NIGHTS, Channel.CALL, on(1, 1), None),
        (NIGHTS, Channel.CALL, on(0, 1), Objection.OTHER_DAY),
    ],
)
def test_it_is_safe_at_the_hours_she_named(
    contact: Contact, channel: Channel, at: datetime, expected: Objection | None
) -> None:
    assert may_contact(contact, channel, at) is expected


DAY = 24 * 60 * 60 * 10**6  # microseconds


def moment_of(at: datetime | time) -> int:
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    return seconds * 10**6 + at.microsecond


def safe_by_hand(contact: Contact, channel: Channel, at: datetime) -> bool:
    """The same rule told another way: as stretches of a line of two days."""
    begins, ends = moment_of(contact.begins), moment_of(contact.ends)
    if begins == ends:
        begins, ends = 0, DAY
    elif ends < begins:
        ends += DAY
    hours = any(
        begins <= moment_of(at) + DAY * back < ends
        and (at.weekday() - back) % 7 in contact.days
        for back in (0, 1)
    )
    in_time = at.date() <= contact.until and not contact.ended
    return hours and in_time and channel == contact.channel


@settings(max_examples=2000, deadline=None)
@given(contact=CONTACTS, channel=st.sampled_from(Channel), at=MOMENTS)
def test_no_contact_is_allowed_that_she_did_not_allow(
    contact: Contact, channel: Channel, at: datetime
) -> None:
    allowed = may_contact(contact, channel, at) is None

    assert allowed == safe_by_hand(contact, channel, at)


def test_of_a_hundred_thousand_moments_none_is_allowed_off_policy() -> None:
    random, allowed = Random(7), 0
    channels = list(Channel)
    for _ in range(100_000):
        contact = Contact(
            random.choice(channels),
            frozenset(random.sample(range(7), random.randrange(8))),
            time(random.randrange(24), random.randrange(60)),
            time(random.randrange(24), random.randrange(60)),
            MONDAY + timedelta(days=random.randrange(30)),
            random.random() < 0.1,
        )
        channel = random.choice(channels)
        at = on(0, 0) + timedelta(minutes=random.randrange(40 * 1440))
        if may_contact(contact, channel, at) is None:
            allowed += 1
            assert safe_by_hand(contact, channel, at)

    assert allowed > 1000


def added(made: Family, contact: Contact) -> SafeContact:
    head = Member.objects.get(household=made.household, kind="head")
    words = {"way": "An invented number", "word_safe": "Lilac"}
    never = Message.NEVER
    done = add_contact(made.order(), head.pk, contact, never, never, words)
    return SafeContact.objects.get(pk=done.subject)


def test_choosing_a_safe_way_leaves_an_entry(made: Family) -> None:
    row = added(made, EVENINGS)
    made.house.now = on(0, 19).astimezone(UTC)

    reach(made.order(), row.pk)

    entry = LedgerEntry.objects.get(act="contact.chosen")
    assert entry.facts == {"household": str(made.household), "channel": "call"}
    assert b"Lilac" not in bytes(row.word_safe)


@pytest.mark.parametrize("days", [0, 10])
def test_a_way_that_is_not_safe_now_cannot_be_chosen(made: Family, days: int) -> None:
    row = added(made, EVENINGS)
    made.house.now = on(days, 12).astimezone(UTC)

    with pytest.raises(Refused) as refusal:
        reach(made.order(), row.pk)

    assert refusal.value.ground is Ground.NOT_SAFE_NOW
    assert not LedgerEntry.objects.filter(act="contact.chosen").exists()


def test_a_way_she_ended_cannot_be_chosen(made: Family) -> None:
    row = added(made, EVENINGS)
    end_contact(made.order(), row.pk)
    made.house.now = on(0, 19).astimezone(UTC)

    with pytest.raises(Refused):
        reach(made.order(), row.pk)


def test_a_way_whose_last_day_has_passed_is_not_written_down(made: Family) -> None:
    made.house.later(days=60)

    with pytest.raises(Refused) as refusal:
        added(made, EVENINGS)

    assert refusal.value.ground is Ground.DAY_TOO_EARLY
