"""Requests: where one stands again when its hold has gone."""

from uuid import UUID

from umay.records.models import Request, WaitingEntry


def reopen(request_id: UUID | None) -> None:
    """A request that was held is open again, or waiting if it was on the list."""
    if request_id is None:
        return
    waits = WaitingEntry.objects.filter(request=request_id, ended_at__isnull=True)
    outcome = Request.Outcome.WAITING if waits.exists() else Request.Outcome.OPEN
    held = Request.objects.filter(pk=request_id, outcome=Request.Outcome.HELD)
    held.update(outcome=outcome)
