"""Purging the gate log: who came to the gate is not kept for ever.

The rows go with their keys and with the lines of handovers that tell of them; one
entry says how many there were.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from umay.core.house_log import AT_THE_GATE
from umay.records.models import Center, HandoverLine, HouseEvent, HouseSecret, Rules
from umay.records.store import acts
from umay.records.veil import lifted

NOBODY = UUID(int=0)
ACT = "gate_log.purged"


def purge_gate_logs(at: datetime) -> int:
    """Do it in every house; return how many rows went."""
    centers = list(Center.objects.values_list("pk", flat=True))
    return sum(purge_gate_log(center, at) for center in centers)


def purge_gate_log(center: UUID, at: datetime) -> int:
    """Delete what is older than the house keeps it, with one entry if there was any."""
    with transaction.atomic(), lifted():
        head = acts.lock_center(center)
        days = Rules.objects.get(center_id=center).gate_log_days
        old = HouseEvent.objects.filter(
            center_id=center, kind__in=AT_THE_GATE, at__lt=at - timedelta(days=days)
        )
        count = old.count()
        if not count:
            return 0
        keys = old.order_by().values("pk")
        HandoverLine.objects.filter(event__in=keys).delete()
        HouseSecret.objects.filter(of__in=keys).delete()
        old.delete()
        facts = {"count": count}
        acts.append_entry(
            head, act=ACT, subject=str(center), by=NOBODY, at=at, facts=facts
        )
    return count
