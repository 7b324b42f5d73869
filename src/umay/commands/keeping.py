"""What goes on beside the server; ``umay serve`` runs it as a process of its own.

The ledger's tree follows the acts at most a second later, witnesses are asked, and a
new month's secret begins when the old one is over. If it stops the house works on, and
the director's page says that the record is behind.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

TICK = 0.5  # seconds
PATIENCE = timedelta(seconds=20)  # before witnesses that failed are asked again
DAY = 24 * 3600

log = logging.getLogger("umay")


def main() -> None:
    """Keep until whoever started this has gone."""
    import django

    django.setup()
    from umay.commands.month import see_to_month

    parent = os.getppid()
    for work, every in ((witness, 5.0), (see_to_month, DAY), (purge, DAY)):
        threading.Thread(target=_again, args=(work, every), daemon=True).start()
    while os.getppid() == parent:
        _once(grow)
        time.sleep(TICK)


def grow() -> None:
    from umay.use_cases.ledger.growing import grow_all

    grow_all(datetime.now(UTC))


def witness() -> None:
    """Show the newest checkpoint to the witnesses of each house, if it is time."""
    from umay.core.tail import wants_witness
    from umay.records.models import Center
    from umay.use_cases.ledger.witnessing import ask_witnesses, tail_now

    for center in Center.objects.values_list("pk", flat=True):
        now, tail = datetime.now(UTC), tail_now(center)
        if tail.online and wants_witness(tail, now):
            asked = ask_witnesses(center, now, beat=tail.length == 0)
            if asked is not None and asked.failed:
                # Names of witnesses and what they said: nothing of the house.
                log.warning("witnesses: %s", "; ".join(asked.failed.values()))
                time.sleep(PATIENCE.total_seconds())


def purge() -> None:
    """Let go what the house keeps for some days only."""
    from umay.use_cases.purge_gate_log import purge_gate_logs

    purge_gate_logs(datetime.now(UTC))


def _again(work: Callable[[], None], every: float) -> None:
    while True:
        _once(work)
        time.sleep(every)


def _once(work: Callable[[], None]) -> None:
    """Carry on whatever happens: the house must not stand still for this."""
    from django.db import close_old_connections

    try:
        work()
    except Exception as error:  # noqa: BLE001 (said, and tried again)
        log.warning("%s: %s", work.__name__, type(error).__name__)
        time.sleep(TICK)
    finally:
        close_old_connections()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
    main()
