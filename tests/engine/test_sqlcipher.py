"""The encrypted file, through Django."""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError
from pytest_django import DjangoDbBlocker

from umay.commands.home import Home
from umay.records.engine.base import DatabaseWrapper
from umay.records.engine.gate import EngineRefused
from umay.settings import database

WORD = "бұл жасырын сөз, this is a hidden word"


def opened(home: Home) -> DatabaseWrapper:
    defaults = {"TIME_ZONE": None, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False}
    return DatabaseWrapper({**defaults, **database(home, None)}, "engine test")


@pytest.fixture
def home(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Home]:
    made = Home(tmp_path)
    made.make()
    with django_db_blocker.unblock():
        yield made


def ask(connection: DatabaseWrapper, question: str, *given: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, given or None)
        return list(cursor.fetchall())


def test_nothing_on_the_disk_can_be_read(home: Home) -> None:
    with closing(opened(home)) as connection:
        ask(connection, "CREATE TABLE notes (text TEXT)")
        ask(connection, "INSERT INTO notes VALUES (%s)", WORD)
        files = [file.read_bytes() for file in home.path.glob("house.db*")]

    assert len(files) == 3  # the records, the log of writes and its index
    for file in [*files, home.database.read_bytes()]:
        assert WORD.encode() not in file
        assert b"notes" not in file
    assert not home.database.read_bytes().startswith(b"SQLite format 3")


def test_what_was_written_is_there_after_opening_again(home: Home) -> None:
    with closing(opened(home)) as connection:
        ask(connection, "CREATE TABLE notes (text TEXT)")
        ask(connection, "INSERT INTO notes VALUES (%s)", WORD)

    with closing(opened(home)) as connection:
        assert ask(connection, "SELECT text FROM notes") == [(WORD,)]


def test_the_wrong_key_is_named_and_opens_nothing(home: Home) -> None:
    with closing(opened(home)) as connection:
        ask(connection, "CREATE TABLE notes (text TEXT)")
    before = home.database.read_bytes()
    home.database_key.write_text("00" * 32)

    with (
        closing(opened(home)) as connection,
        pytest.raises(EngineRefused, match=r"house\.key.*does not open"),
    ):
        connection.connect()

    assert home.database.read_bytes() == before


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("busy_timeout", 20_000),
    ],
)
def test_the_engine_is_set_for_safety(home: Home, setting: str, value: object) -> None:
    with closing(opened(home)) as connection:
        assert ask(connection, f"PRAGMA {setting}") == [(value,)]


def test_a_transaction_takes_the_write_lock_when_it_begins(home: Home) -> None:
    with closing(opened(home)) as first, closing(opened(home)) as second:
        ask(first, "CREATE TABLE notes (text TEXT)")
        ask(second, "PRAGMA busy_timeout = 0")
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

        with pytest.raises(OperationalError, match="locked"):
            second.set_autocommit(
                False, force_begin_transaction_with_broken_autocommit=True
            )

        first.rollback()


def test_values_come_back_as_the_types_django_expects(home: Home) -> None:
    written = (
        dt.date(2024, 2, 29),
        dt.datetime(2026, 3, 1, 3, 20, 0, 5),  # noqa: DTZ001 (Django stores it so)
        dt.time(3, 20),
        Decimal("1.50"),
        True,
    )
    with closing(opened(home)) as connection:
        ask(connection, "CREATE TABLE t (a date, b datetime, c time, d text, e bool)")
        converted = (*written[:2], str(written[2]), *written[3:])
        ask(connection, "INSERT INTO t VALUES (%s, %s, %s, %s, %s)", *converted)
        (read,) = ask(connection, "SELECT * FROM t")

    assert read == (*written[:3], "1.50", True)


def test_both_of_django_s_parameter_styles_work(home: Home) -> None:
    with closing(opened(home)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT %(a)s, '%%'", {"a": 1})
        assert cursor.fetchone() == (1, "%")
        cursor.execute("CREATE TABLE t (a integer UNIQUE)")
        cursor.executemany("INSERT INTO t VALUES (%(a)s)", [{"a": 1}, {"a": 2}])
        cursor.executemany("INSERT INTO t VALUES (%s)", iter([(3,), (4,)]))
        cursor.executemany("INSERT INTO t VALUES (%s)", [])

    with closing(opened(home)) as connection:
        assert ask(connection, "SELECT sum(a) FROM t") == [(10,)]
        with pytest.raises(IntegrityError):
            ask(connection, "INSERT INTO t VALUES (4)")
