"""Fields of a scenario file: read one by one, refused in words that say where."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from math import inf
from typing import Any, TypeVar

Word = TypeVar("Word", bound=StrEnum)
_NO_DEFAULT = object()


class Unclear(ValueError):
    """The scenario cannot be read; the message names the field and what to write."""


class Fields:
    """One table of the file; ``path`` is where it stands, for messages."""

    def __init__(self, table: Any, path: str = "") -> None:
        if not isinstance(table, Mapping):
            raise Unclear(f"{path}: must be a table")
        self.table = table
        self.path = path
        self.asked: set[str] = set()

    def where(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        return key in self.table

    def number(
        self,
        key: str,
        default: Any = _NO_DEFAULT,
        low: float = 0.0,
        high: float = inf,
    ) -> float:
        """Return a number from ``low`` to ``high``."""
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unclear(f"{self.where(key)}: must be a number, not {value!r}")
        if not low <= value <= high:
            upto = "" if high == inf else f" to {high:g}"
            raise Unclear(f"{self.where(key)}: {value:g} is not from {low:g}{upto}")
        return float(value)

    def whole(
        self, key: str, default: Any = _NO_DEFAULT, low: int = 0, high: float = inf
    ) -> int:
        value = self.number(key, default, low, high)
        if value != int(value):
            raise Unclear(f"{self.where(key)}: must be a whole number, not {value:g}")
        return int(value)

    def flag(self, key: str) -> bool:
        value = self._value(key, False)
        if not isinstance(value, bool):
            raise Unclear(f"{self.where(key)}: must be true or false")
        return value

    def text(self, key: str, default: Any = _NO_DEFAULT) -> str:
        value = self._value(key, default)
        if not isinstance(value, str) or not value:
            raise Unclear(f"{self.where(key)}: must be a word in quotes")
        return value

    def word(self, key: str, words: type[Word], default: Word) -> Word:
        return self._one_of(key, self._value(key, default), words)

    def words(self, key: str, words: type[Word]) -> frozenset[Word]:
        return frozenset(self._one_of(key, v, words) for v in self.list(key, []))

    def list(self, key: str, default: Any = _NO_DEFAULT) -> list[Any]:
        value = self._value(key, default)
        if not isinstance(value, list):
            raise Unclear(f"{self.where(key)}: must be a list in [ ]")
        return value

    def table_of(self, key: str) -> "Fields":
        return Fields(self._value(key, {}), self.where(key))

    def tables(self, key: str, at_least: int = 1) -> Iterator["Fields"]:
        rows = self.list(key, [])
        if len(rows) < at_least:
            raise Unclear(f"{self.where(key)}: at least one [[{self.where(key)}]]")
        for i, row in enumerate(rows):
            yield Fields(row, f"{self.where(key)}[{i}]")

    def done(self) -> None:
        """Refuse whatever nobody asked for: it is misspelt, or belongs elsewhere."""
        for key in self.table:
            if key not in self.asked:
                near = get_close_matches(key, self.asked, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise Unclear(f"{self.where(key)}: not known here{hint}")

    def _value(self, key: str, default: Any) -> Any:
        self.asked.add(key)
        if key in self.table:
            return self.table[key]
        if default is _NO_DEFAULT:
            raise Unclear(f"{self.where(key)}: is missing")
        return default

    def _one_of(self, key: str, value: Any, words: type[Word]) -> Word:
        if value not in list(words):
            known = ", ".join(words)
            raise Unclear(f"{self.where(key)}: {value!r} is none of {known}")
        return words(value)
