"""The report: what was taken and refused, for a person or for a program."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from umay.core.hmis.plan import HousePlan
from umay.core.hmis.rows import Complaint, plain
from umay.records.queries.census import Census
from umay.use_cases.import_hmis.import_houses import Imported

COLUMNS = ("households", "people", "entries", "exits", "open")


@dataclass(frozen=True)
class Line:
    """One project. ``entries`` and ``exits`` count rows; ``open`` are still there."""

    id: str
    households: int
    people: int
    entries: int
    exits: int
    open: int
    present: Census


@dataclass(frozen=True)
class Report:
    night: date
    lines: Sequence[Line]
    refused: Sequence[Complaint]
    remarks: Sequence[Complaint]


def line_of(house: HousePlan, imported: Imported) -> Line:
    exits = sum(spell.departure is not None for spell in house.spells)
    return Line(
        id=house.project.key,
        households=len({spell.household for spell in house.spells}),
        people=len({spell.human.key for spell in house.spells}),
        entries=len(house.spells),
        exits=exits,
        open=len(house.spells) - exits,
        present=imported.present,
    )


def as_dict(report: Report) -> dict[str, list[dict[str, object]]]:
    """Return what a program is told."""
    projects = [
        {"id": line.id}
        | {name: getattr(line, name) for name in COLUMNS}
        | {"present": {report.night.isoformat(): asdict(line.present)}}
        for line in report.lines
    ]
    return {
        "projects": projects,
        "refused": [asdict(complaint) for complaint in report.refused],
        "remarks": [asdict(complaint) for complaint in report.remarks],
    }


def show(report: Report, console: Console) -> None:
    """Print a table of the projects, then every row that was not simply taken."""
    table = Table(
        title=f"there: on the night of {report.night}",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column("project")
    for name in (*COLUMNS, "there:\nhouseholds", "there:\npeople"):
        table.add_column(name, justify="right", no_wrap=True)
    for line in report.lines:
        counts = [getattr(line, name) for name in COLUMNS]
        counts += [line.present.households, line.present.people]
        table.add_row(Text(plain(line.id)), *map(str, counts))
    console.print(table)
    _list("Refused", report.refused, console)
    _list("Taken, with a remark", report.remarks, console)


def _list(title: str, complaints: Iterable[Complaint], console: Console) -> None:
    complaints = list(complaints)
    console.print(f"{title}: {len(complaints)} rows", highlight=False)
    for said in complaints:
        line = Text(f"  {said.file}, line {said.line}: {said.why}")
        console.print(line, soft_wrap=True)
