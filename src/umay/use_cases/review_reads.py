"""Review the reads of a week: a director looks through those of the others and signs,
and somebody drawn by lot those of the directors."""

from datetime import date, timedelta

from umay.core.refusals import Ground, Refused
from umay.core.unusual import unusual, week_of
from umay.records.models import ReadsReview, Worker
from umay.records.queries.reads import names_alike, reads_of_week, reviewer_of
from umay.records.store.rows import make
from umay.use_cases.order import Done, Order, Outcome, once

Whose = ReadsReview.Whose


def sign_reads(order: Order, week: date, whose: Whose = Whose.OTHERS) -> Outcome:
    """Sign a full week that nobody has signed; ``week`` is its Monday.

    Raises ``Refused`` if it is not over, or signed, or not hers to sign.
    """

    def work() -> Done:
        if whose is Whose.DIRECTORS and order.by != reviewer_of(order.center, week):
            raise Refused(Ground.NOT_A_SUPERVISOR)
        if week_of(week) != week or week + timedelta(days=7) > order.today:
            raise Refused(Ground.DAY_TOO_LATE)
        signed = ReadsReview.objects.filter(center_id=order.center, week=week)
        if signed.filter(whose=whose).exists():
            raise Refused(Ground.ALREADY_DECIDED)
        reads = reads_of_week(order.center, order.zone, week, whose)
        found = unusual(reads, names_alike(order.center))
        row = make(
            ReadsReview,
            center_id=order.center,
            week=week,
            whose=whose,
            by=Worker.objects.get(pk=order.by),
            at=order.at,
            openings=len(reads),
            unusual=len(found),
        )
        facts = {"openings": row.openings, "unusual": row.unusual}
        return Done(row.pk, facts | {"week": week.isoformat(), "whose": whose})

    return once(order, "reads.reviewed", work)
