"""What is told of a child, for a test."""

from datetime import timedelta
from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.children import CourtOrder, OrderKind, Part, Session, Told
from umay.core.people import Answer
from umay.records.models import Member
from umay.use_cases.children import add_court_order, note_session, write_part

LIST = Told(
    {"others_collect": Answer.YES, "court_names_somebody": Answer.UNSAID},
    {"may_collect": "The grandmother", "must_not_collect": "A tall man, grey car"},
)
ORDER = CourtOrder(
    OrderKind.CONTACT, "An invented court", "No. 2-1", "Only by telephone"
)


def child_told(house: SmallHouse, household: UUID) -> UUID:
    """Write down a list and an order, and time spent; return the order's key."""
    children = Member.objects.filter(household=household, kind="child")
    one = children.latest("number").pk
    write_part(house.order(), one, Part.COLLECT, LIST)
    today = house.order().today
    note_session(house.order(), one, today, Session.PLAY, "")
    ends = today + timedelta(days=60)
    return add_court_order(house.order(), one, ORDER, ends).subject
