import logging
import sys

from umay.commands.home import home_of
from umay.commands.logs import Discreet


def written(record: logging.LogRecord) -> str:
    return Discreet("%(levelname)s %(message)s").format(record)


def failed_page() -> logging.LogRecord:
    try:
        home_of({"UMAY_HOME": "~Samal\0"}).path.stat()
    except (RuntimeError, ValueError):
        caught = sys.exc_info()
    words = ("%s: %s", ("Internal Server Error", "/requests/quiet-heron"))
    return logging.LogRecord("django.request", logging.ERROR, "", 0, *words, caught)


def test_a_failed_page_is_told_by_kind_and_place_only() -> None:
    line = written(failed_page())

    assert line.startswith("ERROR builtins.")
    assert "commands/home.py:" in line
    assert "heron" not in line
    assert "Samal" not in line
    assert "\n" not in line


def test_other_records_are_written_as_they_are() -> None:
    record = logging.LogRecord("umay", logging.WARNING, "", 0, "no %s", ("disk",), None)

    assert written(record) == "WARNING no disk"
