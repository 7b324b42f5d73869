"""The month's secret, seen to at start and each day by a process that ends.

``umay serve`` runs it. Any number of servers may: only one of them changes it.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from threading import Event, Thread

from umay.commands.refusal import expected, one_line

A_DAY = 24 * 60 * 60.0  # seconds
PROCESS = [sys.executable, "-m", "umay.commands.month"]


def see_to_month() -> None:
    """Begin a new month if it is time, and say so; or say why it could not be done.

    The house stays open either way: it takes people in without reading names.
    """
    from umay.records.epochs import EpochMissing
    from umay.use_cases.keys.new_epoch import keep_month

    try:
        number = keep_month(datetime.now(UTC), lambda part: None)
    except EpochMissing as missing:
        print(
            f"the month's secret is not at {missing}: nothing sealed opens, and nothing"
            " can be sealed. Put the stick in, or see UMAY_EPOCH",
            file=sys.stderr,
            flush=True,
        )
        return
    if number is not None:
        print(
            f"A new month began ({number}): no earlier backup opens any more. "
            "Make one now: umay backup",
            flush=True,
        )


def each_day(every: float = A_DAY, process: list[str] = PROCESS) -> Event:
    """See to it each day until the event that is returned is set."""
    stop = Event()

    def watch() -> None:
        while not stop.wait(every):
            subprocess.run(process, check=False)

    Thread(target=watch, name="month", daemon=True).start()
    return stop


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
    try:
        django.setup()
        see_to_month()
    except Exception as error:
        if not expected(error):
            raise
        sys.exit(f"umay serve: {one_line(error)}")
