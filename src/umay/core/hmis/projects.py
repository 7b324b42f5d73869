"""Projects: each becomes one center."""

from collections.abc import Sequence
from dataclasses import dataclass

from umay.core.hmis.rows import Findings, Row, keyed

VIOLENCE, HARDSHIP = "violence", "hardship"
# Shelters, transitional housing, safe havens and housing of all kinds (list 2.02.6).
LODGING = frozenset({"0", "1", "2", "3", "8", "9", "10", "13"})
WITHOUT_BEDS = frozenset({"4", "6", "7", "11", "12", "14", ""})
LONGEST_NAME = 80
_SURVIVORS = "1"  # of domestic violence, list 2.02.7


@dataclass(frozen=True)
class Project:
    """``programme`` is who the house is for, in our own codes."""

    key: str
    name: str
    lodging: bool
    programme: str


def projects_of(rows: Sequence[Row], findings: Findings) -> dict[str, Project]:
    """Return the projects by their ID."""
    found = keyed(rows, "ProjectID", findings)
    return {key: _project(key, row, findings) for key, row in found}


def _project(key: str, row: Row, findings: Findings) -> Project:
    kind = row.text("ProjectType")
    if kind not in LODGING | WITHOUT_BEDS:
        findings.remark(row, "ProjectType is not in the list: taken as without beds")
    name = "".join(c for c in row.text("ProjectName") if c.isprintable())
    survivors = row.text("TargetPopulation") == _SURVIVORS
    return Project(
        key=key,
        name=name[:LONGEST_NAME] or f"Project {key}"[:LONGEST_NAME],
        lodging=kind in LODGING,
        programme=VIOLENCE if survivors else HARDSHIP,
    )
