"""What the server writes down when a page fails: where in the code, never whose page.

The address of a page, the message of an error and the values in a traceback can all
hold a code or a name. Kind and place of the error are enough to find it.
"""

import logging
import traceback
from pathlib import Path

OURS = Path(__file__).parents[1]


class Discreet(logging.Formatter):
    """One line a record; of an error only its kind and the lines it went through."""

    def format(self, record: logging.LogRecord) -> str:
        if not record.exc_info or record.exc_info[1] is None:
            return super().format(record)
        error = record.exc_info[1]
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        return f"{record.levelname} {kind} at {way(error)}"


def way(error: BaseException) -> str:
    """Return ``file:line`` of our own code on the way to the error, and its end."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if is_ours(frame.filename)]
    places = [f"{short(frame.filename)}:{frame.lineno}" for frame in ours + frames[-1:]]
    return " > ".join(dict.fromkeys(places))


def short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(OURS)) if is_ours(filename) else path.name


def is_ours(filename: str) -> bool:
    return Path(filename).is_relative_to(OURS)
