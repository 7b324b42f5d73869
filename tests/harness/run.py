"""One test run: its folder, and which database it is for.

Under xdist the controller makes the folder and the workers inherit it through
the environment, so that all of them share one template and one PostgreSQL.
"""

import os
import shutil
import signal
import tempfile
from pathlib import Path

DATABASE = os.environ.get("UMAY_TEST_DATABASE", "sqlite")
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
FOLDER_VARIABLE = "UMAY_TEST_FOLDER"

if DATABASE not in {"sqlite", "postgresql"}:
    raise SystemExit("UMAY_TEST_DATABASE must be sqlite or postgresql")


def folder() -> Path:
    """Return the folder of this run, made on the first call."""
    if FOLDER_VARIABLE not in os.environ:
        os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="umay-test-")
    return Path(os.environ[FOLDER_VARIABLE])


def keep_away_from_the_real_house() -> None:
    """Point the settings at an empty folder before Django reads them."""
    os.environ["UMAY_HOME"] = str(folder() / "nobody")
    os.environ["DJANGO_SETTINGS_MODULE"] = "umay.settings"
    for name in ("UMAY_DATABASE", "UMAY_HOSTS", "UMAY_TLS"):
        os.environ.pop(name, None)
    if DATABASE == "postgresql":
        os.environ["UMAY_DATABASE"] = "postgresql:///nobody"


def stop_in_order() -> None:
    """Let a run that is told to stop take its PostgreSQL and folders with it."""
    if not IS_WORKER:
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def clean() -> None:
    if not IS_WORKER:
        shutil.rmtree(folder(), ignore_errors=True)
