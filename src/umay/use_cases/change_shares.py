"""Change the shares: for how many beds each programme pays, and why that changed."""

from collections.abc import Mapping
from enum import StrEnum

from umay.core.refusals import Ground, Refused
from umay.records.models import Programme
from umay.records.store.rows import change
from umay.use_cases.order import Done, Order, Outcome, once

MOST_BEDS = 999


class Because(StrEnum):
    """Why a share is another one. A choice: the ledger forgets no words."""

    AGREEMENT = "agreement"
    MOVED = "moved"
    MISTAKE = "mistake"


def change_shares(order: Order, beds: Mapping[str, int], because: Because) -> Outcome:
    """``beds`` by the code of the programme; it counts from now on.

    The units stand as they stood. The entry holds what was and what is. Raises
    ``Refused`` for a programme that is not there, or a number nobody can mean.
    """

    def work() -> Done:
        rows = {row.code: row for row in _programmes(order)}
        if not beds or set(beds) - set(rows):
            raise Refused(Ground.NOT_FOUND)
        if not all(0 <= number <= MOST_BEDS for number in beds.values()):
            raise Refused(Ground.TOO_MANY)
        before = {code: rows[code].beds for code in beds}
        for code, number in beds.items():
            change(rows[code], beds=number)
        first = rows[min(beds)]
        facts = {"before": before, "beds": dict(beds), "because": because}
        return Done(first.pk, facts, changes_beds=True)

    return once(order, "shares.changed", work)


def _programmes(order: Order) -> list[Programme]:
    return list(Programme.objects.filter(center_id=order.center))
