"""Change the head: she leaves before the others, and one of them stands in for her."""

from uuid import UUID

from umay.core.people import Whereabouts
from umay.core.refusals import Ground, Refused
from umay.records.models import Member
from umay.records.queries.find import find
from umay.records.store.rows import change
from umay.use_cases.order import Done, Order, Outcome, once


def change_head(order: Order, member: UUID) -> Outcome:
    """Make ``member`` the head; who was it stays, as another adult.

    Raises ``Refused`` if she does not live with the household now.
    """

    def work() -> Done:
        row = find(Member, order.center, member)
        if row.whereabouts != Whereabouts.HERE:
            raise Refused(Ground.NOT_HERE)
        if row.kind != Member.Kind.HEAD:
            head = row.household.members.get(kind=Member.Kind.HEAD)
            change(head, kind=Member.Kind.ADULT)
            change(row, kind=Member.Kind.HEAD)
        return Done(row.pk)

    return once(order, "head.changed", work)
