"""Move a household to other units; it is never without a bed in between."""

from uuid import UUID

from umay.core.asking import Choice
from umay.core.places import Condition
from umay.core.refusals import Ground, Refused
from umay.records.models import Claim, Stay, Unit
from umay.records.queries.house import house as house_now
from umay.records.queries.needs import needs_for
from umay.records.store.claims import close_stay_claims
from umay.use_cases.admit_household import settle_in
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.place_hold import decide, given, keep_reason
from umay.use_cases.sign_out import present_stay


def move_household(order: Order, stay: UUID, choice: Choice) -> Outcome:
    """Raises ``NoUnitFits`` if the chosen units cannot take her; she stays put then.

    A daytime stay has no bed to move from: ``Refused``.
    """

    def work() -> Done:
        row = present_stay(order, stay)
        if row.form == Stay.Form.DAY:
            raise Refused(Ground.NOT_FOUND)
        house = house_now(order.center, order.at, order.today)
        nights = row.nights_from(order.today)
        needs = needs_for(row.household, nights, house.rules)
        proposal = decide(needs, house, choice)
        keep_reason(order, row.household_id, proposal, choice)
        old = list(Claim.objects.filter(stay=row, is_open=True).select_related("bed"))
        close_stay_claims(old, order.today)
        settle_in(order, row, proposal, needs, house)
        _to_clean({c.unit_id for c in old}, set(proposal.units))
        return Done(row.pk, given(proposal), changes_beds=True)

    return once(order, "stay.moved", work)


def _to_clean(left: set[UUID], kept: set[str]) -> None:
    units = Unit.objects.filter(pk__in=left, condition=Condition.READY)
    units.exclude(code__in=kept).update(condition=Condition.TO_CLEAN)
