"""The same counts once more, from the file alone, in a few plain lines."""

import csv
import io
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

Place = tuple[str, int]
Row = dict[str, str]


def lines_of(path: Path, name: str) -> list[tuple[int, Row]]:
    """No field of such a file holds a line break, so rows are lines."""
    with zipfile.ZipFile(path) as archive:
        text = io.StringIO(archive.read(name).decode("utf-8-sig"))
    return list(enumerate(csv.DictReader(text), start=2))


def recount(path: Path, refused: set[Place], night: str) -> dict[str, dict[str, Any]]:
    """Count each project from the rows that are not in ``refused``."""
    left = {
        row["EnrollmentID"]: row["ExitDate"][:10]
        for line, row in lines_of(path, "Exit.csv")
        if ("Exit.csv", line) not in refused
    }
    entered = defaultdict(list)
    for line, row in lines_of(path, "Enrollment.csv"):
        if ("Enrollment.csv", line) not in refused:
            entered[row["ProjectID"]].append(row)
    projects = [row["ProjectID"] for _, row in lines_of(path, "Project.csv")]
    return {project: count(entered[project], left, night) for project in projects}


def count(rows: list[Row], left: dict[str, str], night: str) -> dict[str, Any]:
    there = [
        row
        for row in rows
        if row["EntryDate"] <= night < left.get(row["EnrollmentID"], "9999-12-31")
    ]
    exits = sum(row["EnrollmentID"] in left for row in rows)
    return {
        "households": len({row["HouseholdID"] for row in rows}),
        "people": len({row["PersonalID"] for row in rows}),
        "entries": len(rows),
        "exits": exits,
        "open": len(rows) - exits,
        "present": {
            night: {
                "households": len({row["HouseholdID"] for row in there}),
                "people": len({row["PersonalID"] for row in there}),
            }
        },
    }
