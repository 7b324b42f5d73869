"""The month's secret, seen to when the house opens and each day after.

Any number of servers may: only one of them changes it.
"""

import sys
from datetime import UTC, datetime


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
