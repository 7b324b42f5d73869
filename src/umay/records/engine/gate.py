"""The gate: which SQLite may hold the records of a house.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections
write and checkpoint at the same moment. The house refuses to open its book with
such an engine.
"""

from django.core.exceptions import ImproperlyConfigured

FIRST_BROKEN = (3, 7, 0)
LAST_BROKEN = (3, 51, 2)


class EngineRefused(ImproperlyConfigured):
    """The records cannot be opened; the message says why and what to do."""


def refuse_broken_engine(version: tuple[int, ...]) -> None:
    """Raise ``EngineRefused`` if this SQLite version can corrupt the records."""
    if FIRST_BROKEN <= version <= LAST_BROKEN:
        found = ".".join(map(str, version))
        raise EngineRefused(
            f"SQLite {found} can corrupt a database in WAL mode (3.7.0 to 3.51.2 do). "
            "Install the pinned sqlcipher3 wheel again."
        )
