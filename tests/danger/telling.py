"""A talk about danger and a plan, told in a test."""

from uuid import UUID

from tests.small_house import SmallHouse
from umay.core.danger.plans import Mark, Marked, Part
from umay.core.danger.talks import Fear, Level, Talk, talk_by
from umay.core.people import Answer
from umay.records.talk_sheets import our_sheet
from umay.use_cases.danger import hold_talk
from umay.use_cases.order import Order
from umay.use_cases.safety_plan import write_part

HER_WORDS = "He knows which bus I take"
BECAUSE = "He came twice this week"
HER_PLAN = "I ring twice and wait"


def a_talk(order: Order, fear: Fear | None = Fear.GREAT, **answers: Answer) -> Talk:
    """Everything but the last two questions answered, unless told otherwise."""
    asked = our_sheet().questions
    said = dict.fromkeys([one.id for one in asked[:-2]], Answer.UNKNOWN)
    return talk_by(our_sheet(), order.today, fear, said | answers)


def talked(house: SmallHouse, household: UUID) -> UUID:
    """Hold a talk, write a part of the plan; return the talk's key."""
    order = house.order()
    talk = a_talk(order, breath=Answer.YES, weapon=Answer.NO)
    kept = hold_talk(order, household, talk, HER_WORDS, Level.HIGH, BECAUSE)
    marked = (
        Marked("door", {"en": "Who may know", "kk": "?", "ru": "?"}, Mark.TALKED),
    )
    write_part(house.order(), household, Part.HOUSE, marked, HER_PLAN)
    return kept.subject
