"""Editions of the law: taken in when a house first answers with them; looked at."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid5

from umay.records.law_packs import law_now, packed
from umay.records.models import Household, LawEdition, LawLook
from umay.records.queries.find import find
from umay.records.queries.law_editions import newest
from umay.records.store.rows import make
from umay.use_cases.order import Done, Order, once


def take_in_law(order: Order) -> None:
    """Keep the text of the packs, if the house did not answer with them before."""
    now, known = law_now().edition, newest(order.center)
    if known is not None and known.edition == now:
        return
    after = known.pk if known is not None else order.center

    def work() -> Done:
        row = make(
            LawEdition,
            center_id=order.center,
            edition=now,
            packed=packed(),
            since=order.at,
        )
        return Done(row.pk, {"edition": now})

    once(replace(order, key=uuid5(after, now)), "law.taken_in", work)


def look_at_law(order: Order, households: Iterable[UUID]) -> None:
    """Write down that these families' answers were looked at, changed or not."""
    for household in households:
        _look(replace(order, key=uuid5(order.key, str(household))), household)


def _look(order: Order, household: UUID) -> None:
    def work() -> Done:
        row = find(Household, order.center, household)
        make(
            LawLook, center_id=order.center, household=row, at=order.at, by_id=order.by
        )
        return Done(household, {"household": str(household)})

    once(order, "law.looked_at", work)
