"""A change of operator that is open, and what a family decided."""

from datetime import timedelta
from uuid import UUID

from tests.keys import ring_of
from tests.small_house import SmallHouse
from umay.core.operators import Address, Answer
from umay.core.roles import Role
from umay.core.secrets import Category
from umay.records.models import Worker
from umay.records.queries.operators import open_change
from umay.use_cases.operators.answering import decide
from umay.use_cases.operators.opening import open_operator_change
from umay.vault.files import new_identity
from umay.vault.pairs import new_pair
from umay.vault.streams import public_of

TO = "Invented operator"


def address() -> Address:
    return Address(public_of(new_identity()), new_pair().public)


def another_comes(house: SmallHouse) -> UUID:
    """Return the key of the change, opened by nobody who could agree to it."""
    change = open_change(house.worker.center_id)
    if change is not None:
        return change.pk
    order = house.order()
    day = order.today + timedelta(days=30)
    return open_operator_change(order, day, TO, address()).subject


def decided(house: SmallHouse, household: UUID) -> UUID:
    another_comes(house)
    answers = {Category.IDENTITY: Answer.HAND_OVER, Category.NOTES: Answer.DESTROY}
    return decide(house.order(), household, answers).subject


def director(house: SmallHouse) -> Worker:
    made = Worker.objects.create(
        center=house.worker.center,
        username=f"director-{house.worker.center.slug}",
        role=Role.DIRECTOR,
    )
    ring_of(house, made)
    return made
