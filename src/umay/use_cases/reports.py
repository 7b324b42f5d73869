"""Reports: what is given out for the first time is kept, so that it stays the same."""

from umay.core.refusals import Ground, Refused
from umay.core.reports.figures import Audience, Counted
from umay.core.reports.periods import Period
from umay.records.models import ReportStep
from umay.records.queries import house
from umay.records.queries.reports import counted, kept
from umay.records.store.rows import make
from umay.use_cases.order import Done, Order, Outcome, once


def keep_report(
    order: Order, period: Period, months: int, form: str, audience: Audience
) -> Outcome:
    """Keep every step up to the end of ``period`` that was not given out before.

    ``months`` is the step of the year. Raises ``Refused`` if the period is not over, is
    not made of such steps, or the year is counted in others.
    """

    def work() -> Done:
        if period.last >= order.today:
            raise Refused(Ground.DAY_TOO_LATE, period.last)
        center = house.center(order.center)
        before = kept(center, period.year)
        if not period.steps(months) or any(row.months != months for row in before):
            raise Refused(Ground.OTHER_STEPS)
        for one in counted(center, period, months, before)[len(before) :]:
            _keep(order, one)
        facts = {
            "form": form,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "months": months,
            "for": audience,
        }
        return Done(order.center, facts)

    return once(order, "report.made", work)


def _keep(order: Order, one: Counted) -> None:
    make(
        ReportStep,
        center_id=order.center,
        first=one.step.first,
        months=one.step.months,
        counts={str(count): value for count, value in one.counts.items()},
        hidden=sorted(map(str, one.hidden)),
        made_at=order.at,
        made_by_id=order.by,
    )
