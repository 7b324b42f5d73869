"""A copy of the whole database, whole at one moment, and putting it back."""

import os
import subprocess
from pathlib import Path

from django.db import connection


class CopyFailed(Exception):
    """The message says what the database's own tool said."""


def copy_to(file: Path) -> None:
    """Copy every record; work goes on meanwhile. An encrypted file stays encrypted."""
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", f"--file={file}", _url())
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])


def put_back(file: Path) -> None:
    """Fill the empty database in use from a copy. Raises ``CopyFailed``."""
    if connection.vendor == "postgresql":
        options = ("--exit-on-error", "--no-owner", "--single-transaction")
        _run("pg_restore", *options, f"--dbname={_url()}", str(file))
        return
    place = Path(connection.settings_dict["NAME"])
    connection.close()
    file.replace(place)


def is_whole() -> str:
    """Return what is wrong with the file of the database, or an empty text."""
    if connection.vendor == "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = str(cursor.fetchone()[0])
    return "" if said == "ok" else said


def is_empty() -> bool:
    return not connection.introspection.table_names()


def _url() -> str:
    """Return how PostgreSQL's own tools reach the database in use."""
    from psycopg.conninfo import make_conninfo

    told = connection.settings_dict
    names = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER"}
    found = {theirs: told[ours] for theirs, ours in names.items() if told[ours]}
    return make_conninfo("", **found)


def _environment() -> dict[str, str]:
    password = connection.settings_dict["PASSWORD"]
    return {**os.environ, **({"PGPASSWORD": password} if password else {})}


def _run(*words: str) -> None:
    done = subprocess.run(
        words, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CopyFailed(done.stderr.strip().splitlines()[-1])
