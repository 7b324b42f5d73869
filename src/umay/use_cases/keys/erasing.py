"""Erasing: the keys of a household are destroyed, and with them everything sealed.

What stays are codes and days, so that beds and counts stay true. Once the month's
secret has changed no backup opens it either: at most 31 days later.
"""

from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.epochs import note_erased
from umay.records.models import Household
from umay.records.queries.census import CAME, MOVED
from umay.records.queries.find import find
from umay.records.queries.rights import lives_here
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.queries.subjects import subjects_of
from umay.records.sealed import sealed_columns
from umay.records.store.contents import forget_contents
from umay.records.store.evidence import forget_parts
from umay.records.store.keys import destroy_keys
from umay.records.store.rows import change
from umay.use_cases.order import Done, Order, Outcome, once

ACT = "household.erased"


def erase_household(order: Order, household: UUID) -> Outcome:
    """Make a household unreadable for ever, at her wish.

    Raises ``Refused`` while she lives here: her safety needs what is known.
    """

    def work() -> Done:
        row = find(Household, order.center, household)
        if lives_here(household):
            raise Refused(Ground.LIVES_HERE)
        if row.erased_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        # First, so that no crash between the two lets a backup bring her back.
        note_erased(household)
        return Done(household, erase(row, order))

    return once(order, ACT, work)


def erase(row: Household, order: Order) -> dict[str, object]:
    """Destroy keys and envelopes; also what a restored backup brought back.

    Of the ledger what the entries said is forgotten, not that they stood. Returns the
    facts of the act: ``forgot`` is how many, so that none more can be missing unseen.
    """
    forgot = forget_contents(
        order.center, subjects_of(row.pk), keep=(*CAME, MOVED, ACT)
    )
    for sealed in sealed_rows(row.pk):
        change(sealed, **dict.fromkeys(sealed_columns(type(sealed))))
    forget_parts(row.pk)
    destroyed = destroy_keys(row.pk)
    months = row.members.exclude(birth_month=None)
    for member in months:
        change(member, age=member.age_band_on(order.today), birth_month=None)
    change(row, erased_at=order.at, own_worker=None, languages="")
    return {"keys": destroyed, "forgot": forgot}
