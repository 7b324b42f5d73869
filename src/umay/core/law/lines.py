"""Lines: where in a TOML file something stands, found only when it is wrong."""

import re
from collections.abc import Sequence

HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
Step = str | int


def line_of(text: str, path: Sequence[Step]) -> int:
    """Return the line, counted from 1, of a table or key such as
    ``("provision", 2, "version", 0, "in_force")``; of its table, if it is not there.
    """
    tables = [step for step in path if isinstance(step, str)]
    counts = [step for step in path if isinstance(step, int)]
    lines = text.splitlines()
    for depth in range(len(tables), 0, -1):
        name = ".".join(tables[:depth])
        start = _header(lines, name, tables[:depth], counts)
        if start is not None:
            keys = tables[depth:]
            return _key(lines, start, keys[0]) if keys else start + 1
    return _key(lines, -1, tables[0]) if tables else 1


def _header(
    lines: list[str], name: str, tables: list[str], counts: list[int]
) -> int | None:
    """Return the index of the table's header; the n-th of each array on the way."""
    at, first = -1, 0
    for depth in range(len(tables)):
        wanted = counts[depth] if depth < len(counts) else 0
        full = ".".join(tables[: depth + 1])
        seen = -1
        for number in range(at + 1, len(lines)):
            found = HEADER.match(lines[number])
            if found is None:
                continue
            if depth and found[1] == ".".join(tables[:depth]):
                return None
            if found[1] == full:
                seen += 1
                if seen == wanted:
                    at, first = number, number
                    break
        else:
            return None
    return first


def _key(lines: list[str], start: int, key: str) -> int:
    begins = re.compile(rf"\s*\"?{re.escape(key)}\"?(\.\w+)?\s*=")
    for number in range(start + 1, len(lines)):
        if begins.match(lines[number]):
            return number + 1
        if HEADER.match(lines[number]):
            break
    return start + 1
