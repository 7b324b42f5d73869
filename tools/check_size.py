"""Hold the size of the house: no file over 300 lines, no function over 40.

A longer function carries its reason beside it: ``# long: because ...`` on the
line of its ``def``. Prints what is too long and returns 1, else 0.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("src", "tests", "tools")
MACHINE_WRITTEN = "migrations"
FILE_LINES = 300
FUNCTION_LINES = 40
REASON = "# long: "


def too_long(path: Path) -> Iterator[str]:
    """Yield a line of text for everything too long in the file."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > FILE_LINES:
        yield f"{path}: {len(lines)} lines, {FILE_LINES} are allowed"
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES and REASON not in lines[node.lineno - 1]:
            yield (
                f"{path}:{node.lineno}: {node.name} has {length} lines, "
                f"{FUNCTION_LINES} are allowed"
            )


def main() -> int:
    every = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))
    files = [path for path in every if path.parent.name != MACHINE_WRITTEN]
    complaints = [complaint for path in files for complaint in too_long(path)]
    print("\n".join(complaints) or f"size: {len(files)} files fit")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
