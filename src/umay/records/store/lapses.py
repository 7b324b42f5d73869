"""Holds free themselves: at their moment, by whoever acts next."""

from datetime import date, datetime

from umay.records.models import Hold, LedgerHead
from umay.records.store.acts import append_entry
from umay.records.store.claims import close_hold_claims
from umay.records.store.requests import reopen


def lapse_holds(head: LedgerHead, at: datetime, today: date) -> int:
    """Free every hold whose moment has come; return how many there were."""
    lapsed = list(
        Hold.objects.filter(
            center_id=head.pk, state=Hold.State.OPEN, lapses_at__lte=at
        ).order_by("lapses_at", "pk")
    )
    for hold in lapsed:
        close_hold_claims(hold, today)
        hold.state = Hold.State.LAPSED
        hold.save(update_fields=["state"])
        reopen(hold.request_id)
        append_entry(
            head,
            act="hold.lapsed",
            subject=str(hold.pk),
            by=hold.placed_by_id,
            at=at,
            facts={},
        )
    return len(lapsed)
