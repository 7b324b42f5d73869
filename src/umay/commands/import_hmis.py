"""``umay import hmis``: a HUD HMIS export becomes houses with their history."""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.progress import bar
from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.commands.hmis.report import Report
    from umay.core.hmis.plan import Plan
    from umay.use_cases.import_hmis.import_houses import Imported

SILENT: Callable[[float], object] = lambda part: None  # noqa: E731 (says nothing)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "import",
        help="take over the history of a house",
        description="Take over the history of a house from another system.",
        epilog="Example: umay import hmis export.zip --dry-run",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="kind")
    hmis = kinds.add_parser(
        "hmis",
        help="a HUD HMIS CSV export, FY2024 or FY2026",
        description="Read Export, Project, Inventory, Client, Enrollment and Exit of "
        "a HMIS CSV export: each project becomes a center with its history. Every "
        "row is taken, or refused with its line and the reason. A second import "
        "changes nothing. See docs/import.md.",
        epilog="Example, looking first: umay import hmis export.zip --dry-run",
    )
    hmis.add_argument("file", type=Path, metavar="FILE.zip", help="the export")
    hmis.add_argument("--project", metavar="ID", help="only this project")
    hmis.add_argument("--dry-run", action="store_true", help="report, change nothing")
    hmis.add_argument("--on", type=day, metavar="DATE",
                      help="count who was there that night (default: the end of "
                      "the export)")  # fmt: skip
    hmis.add_argument("--format", choices=("text", "json"), default="text",
                      help="for a person or for a program")  # fmt: skip
    hmis.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from umay.commands.hmis.report import as_dict, show

    with bar("Reading") as progress:
        plan = read_plan(options.file, progress)
    if options.project is not None:
        plan = one_project(plan, options.project)
    refuse_if_not_ready()
    night = options.on or plan.export.ends_on
    with bar("Telling the history") as progress:
        imported = write(plan, night, progress, keep=not options.dry_run)
    report = report_on(plan, night, imported)
    if options.format == "json":
        print(json.dumps(as_dict(report), indent=2))
    else:
        from rich.console import Console

        show(report, Console())
    return 0


def day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("a day like 2022-09-30 is wanted") from None


def import_project(
    file: Path, project: str, progress: Callable[[float], object] = SILENT
) -> "Imported":
    """Import one project of a file, and return its center. Raises ``Refusal``."""
    plan = one_project(read_plan(file, SILENT), project)
    (imported,) = write(plan, plan.export.ends_on, progress)
    return imported


def read_plan(file: Path, progress: Callable[[float], object]) -> "Plan":
    """Return what a file says, checked through. Nothing is written anywhere."""
    from umay.commands.hmis.archive import opened
    from umay.commands.hmis.tables import read_tables
    from umay.core.hmis.plan import plan_of
    from umay.core.hmis.rows import Unfit

    with opened(file) as archive:
        tables = read_tables(archive, progress)
    try:
        return plan_of(tables, datetime.now(UTC).date())
    except Unfit as unfit:
        raise Refusal(f"Export.csv: {unfit}") from None


def one_project(plan: "Plan", project: str) -> "Plan":
    """Return the plan of one project. Raises ``Refusal``."""
    from umay.core.hmis.plan import only
    from umay.core.hmis.rows import plain

    found = only(plan, project)
    if not found.houses:
        known = ", ".join(plain(house.project.key) for house in plan.houses)
        raise Refusal(f"there is no project {project} in the file, only: {known}")
    return found


def refuse_if_not_ready() -> None:
    from umay.commands.init import has_center
    from umay.commands.prepare import migrations_to_come

    if migrations_to_come() or not has_center():
        raise Refusal("there is no house yet to import into. Run: umay init")


def write(
    plan: "Plan",
    night: date,
    progress: Callable[[float], object],
    *,
    keep: bool = True,
) -> "list[Imported]":
    """Write what is not here yet, or nothing. Raises ``Refusal``."""
    from umay.use_cases.import_hmis.import_houses import AnotherHouse, import_houses

    try:
        return import_houses(plan.houses, night, progress, keep=keep)
    except AnotherHouse as other:
        raise Refusal(str(other)) from None


def report_on(plan: "Plan", night: date, imported: "Sequence[Imported]") -> "Report":
    from umay.commands.hmis.report import Report, line_of

    lines = [*map(line_of, plan.houses, imported)]
    return Report(night, lines, plan.refused, plan.remarks)
