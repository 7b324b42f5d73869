"""Keep beds back: the director closes them and tells nobody why.

Only who closed them opens them again. To a worker for whom a household does not exist
its beds look just so, and she is refused in just the same words.
"""

from datetime import date
from uuid import UUID

from umay.core.nights import Nights
from umay.core.refusals import Ground, Refused
from umay.records.models import Bed, Claim, Closure, Stay, Unit
from umay.records.queries.find import find
from umay.records.queries.given import kept_back
from umay.records.store.rows import make
from umay.use_cases.order import Done, Order, Outcome, once


def keep_back(order: Order, unit: UUID, until: date | None = None) -> Outcome:
    """Close every bed of a unit, from tonight until a day or until you open them.

    Raises ``Refused`` if one of its beds is given or kept back already.
    """

    def work() -> Done:
        row = find(Unit, order.center, unit)
        if until is not None and until <= order.today:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        if Claim.objects.filter(unit=row, is_open=True).exists():
            raise Refused(Ground.LIVED_IN)
        refuse_if_kept_back(order, row)
        beds = list(_beds(row))
        for bed in beds:
            make(
                Closure,
                center_id=order.center,
                bed=bed,
                first_night=order.today,
                until=until,
                by=order.by,
                at=order.at,
            )
        return Done(row.pk, {"beds": len(beds)}, changes_beds=True)

    return once(order, "unit.kept_back", work)


def give_back(order: Order, unit: UUID) -> Outcome:
    """Open the beds you closed. Raises ``Refused`` if you closed none here."""

    def work() -> Done:
        row = find(Unit, order.center, unit)
        mine = Closure.objects.filter(bed__unit=row, by=order.by, ended_at=None)
        count = mine.update(ended_at=order.at)
        if not count:
            raise Refused(Ground.KEPT_BACK)
        return Done(row.pk, {"beds": count}, changes_beds=True)

    return once(order, "unit.given_back", work)


def refuse_if_kept_back(order: Order, unit: Unit) -> None:
    """Raises ``Refused`` if a bed of this unit is kept back tonight or later."""
    back = kept_back(order.center, order.at, order.today)
    coming = Nights(order.today)
    if any(n.overlaps(coming) for bed in _beds(unit) for n in back.get(bed.pk, ())):
        raise Refused(Ground.KEPT_BACK)


def refuse_if_in_the_way(order: Order, stay: Stay, until: date | None) -> None:
    """Raises ``Refused`` if her beds are kept back on a night before ``until``."""
    back = kept_back(order.center, order.at, order.today)
    wanted = Nights(order.today, until)
    for claim in Claim.objects.filter(stay=stay, is_open=True):
        if any(nights.overlaps(wanted) for nights in back.get(claim.bed_id, ())):
            raise Refused(Ground.BED_TAKEN)


def _beds(unit: Unit) -> list[Bed]:
    standing = Bed.objects.filter(unit=unit, removed_on=None)
    return list(standing.exclude(kind=Bed.Kind.FOLD_OUT).order_by("slot"))
