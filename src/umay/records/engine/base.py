"""The Django backend: Django's own SQLite backend, speaking to SQLCipher.

Settings: ``OPTIONS["key_file"]`` is the path of the key. The key is set before
anything else, because Django queries a new connection before ``init_command``.
"""

import datetime
import decimal
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database  # noqa: N812 (Django's name for it)

from umay.records.engine.gate import EngineRefused, refuse_broken_engine
from umay.records.engine.key import read_key

# Full durability and the checks SQLite leaves off; see ``docs/dependencies.md``.
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
)


def register_types() -> None:
    """Teach SQLCipher's module what Django taught Python's ``sqlite3``."""
    Database.register_converter("bool", b"1".__eq__)
    Database.register_converter("date", lambda raw: parse_date(raw.decode()))
    Database.register_converter("time", lambda raw: parse_time(raw.decode()))
    for name in ("datetime", "timestamp"):
        Database.register_converter(name, lambda raw: parse_datetime(raw.decode()))
    Database.register_adapter(decimal.Decimal, str)
    Database.register_adapter(datetime.date, django_sqlite.adapt_date)
    Database.register_adapter(datetime.datetime, django_sqlite.adapt_datetime)


register_types()


class Cursor(Database.Cursor):
    """Turns Django's ``%s`` and ``%(name)s`` into SQLite's ``?`` and ``:name``."""

    convert_query = django_sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        rows = iter(param_list)
        first = next(rows, None)
        names = list(first) if isinstance(first, Mapping) else None
        rows = chain([] if first is None else [first], rows)
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    Database = Database
    display_name = "SQLCipher"

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        self._key_file = Path(params.pop("key_file"))
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        refuse_broken_engine(Database.sqlite_version_info)
        key = read_key(self._key_file)
        connection = Database.connect(**conn_params)
        try:
            self._unlock(connection, key)
            register_functions(connection)
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    def _unlock(self, connection: Any, key: str) -> None:
        # A raw key skips the slow derivation meant for passphrases.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except Database.DatabaseError as error:
            if "not a database" not in str(error):
                raise
            raise EngineRefused(
                f"The key in {self._key_file} does not open "
                f"{self.settings_dict['NAME']}, or the file is damaged."
            ) from None

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)
