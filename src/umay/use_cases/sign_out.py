"""Sign out and in: when she expects to be back. Where she goes is not asked."""

from datetime import datetime
from uuid import UUID

from umay.core.refusals import Ground, Refused
from umay.records.models import Absence, Stay
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def sign_out(
    order: Order, stay: UUID, expected_at: datetime, if_late: str = ""
) -> Outcome:
    """``if_late`` is her own instruction for the night she is not back."""

    def work() -> Done:
        row = present_stay(order, stay)
        if expected_at <= order.at:
            raise Refused(Ground.DAY_TOO_EARLY)
        if Absence.objects.filter(stay=row, back_at__isnull=True).exists():
            raise Refused(Ground.NOT_HERE)
        absence = make(
            Absence,
            center_id=order.center,
            stay=row,
            left_at=order.at,
            expected_at=expected_at,
        )
        sealer = Sealer(order.writer, row.household_id)
        sealer.write(absence, {"if_late": if_late})
        return Done(absence.pk)

    return once(order, "absence.begun", work)


def sign_in(order: Order, stay: UUID) -> Outcome:
    """Raises ``Refused`` if she was not signed out."""

    def work() -> Done:
        row = present_stay(order, stay)
        absence = Absence.objects.filter(stay=row, back_at__isnull=True).first()
        if absence is None:
            raise Refused(Ground.ALREADY_HERE)
        change(absence, back_at=order.at)
        return Done(absence.pk)

    return once(order, "absence.ended", work)


def present_stay(order: Order, stay: UUID) -> Stay:
    """Return a stay that has not ended, or raise ``Refused``."""
    row = find(Stay, order.center, stay)
    if row.exit_day is not None:
        raise Refused(Ground.NOT_HERE)
    return row
