"""Tables: the six files that are read, as rows with their lines."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from umay.commands.hmis.archive import Archive
from umay.commands.refusal import Refusal
from umay.core.hmis.plan import Tables
from umay.core.hmis.rows import Row

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_FIELD = 128 * 1024  # characters
MOST_ROWS = 1_000_000  # in all files: what fits into the memory of a small machine


@dataclass(frozen=True)
class File:
    """The columns a file must have; of ``either`` one group must be there."""

    name: str
    columns: tuple[str, ...]
    either: tuple[tuple[str, ...], ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        return (*self.columns, *(name for group in self.either for name in group))


EXPORT = File("Export.csv", ("SourceID", "SourceName", "ExportDate", "ExportEndDate"))
PROJECTS = File(
    "Project.csv",
    ("ProjectID", "ProjectName", "ProjectType", "TargetPopulation", "DateDeleted"),
)
INVENTORY = File(
    "Inventory.csv",
    (
        "ProjectID",
        "HouseholdType",
        "UnitInventory",
        "BedInventory",
        "InventoryStartDate",
        "InventoryEndDate",
        "DateDeleted",
    ),
)
CLIENTS = File(
    "Client.csv",
    ("PersonalID", "DOB", "DOBDataQuality", "DateDeleted"),
    either=(("Sex",), ("Woman", "Man", "GenderNone")),  # FY2026, FY2024
)
ENROLLMENTS = File(
    "Enrollment.csv",
    (
        "EnrollmentID",
        "PersonalID",
        "ProjectID",
        "EntryDate",
        "HouseholdID",
        "RelationshipToHoH",
        "DateDeleted",
    ),
)
EXITS = File(
    "Exit.csv",
    ("EnrollmentID", "PersonalID", "ExitDate", "Destination", "DateDeleted"),
)
FILES = (EXPORT, PROJECTS, INVENTORY, CLIENTS, ENROLLMENTS, EXITS)


def read_tables(archive: Archive, progress: Callable[[float], object]) -> Tables:
    """Return every row of the six files. Raises ``Refusal``."""
    missing = [file.name for file in FILES if not archive.has(file.name)]
    if missing:
        raise Refusal(f"the archive has no {' and no '.join(missing)}")
    found: list[list[Row]] = []
    for number, file in enumerate(FILES, start=1):
        rows = rows_of(file, text_of(file.name, archive.read(file.name)))
        left = MOST_ROWS - sum(map(len, found))
        found.append(list(islice(rows, left + 1)))
        if len(found[-1]) > left:
            raise Refusal(f"the archive has more than {MOST_ROWS} rows")
        progress(number / len(FILES))
    return Tables(*found)


def text_of(name: str, data: bytes) -> str:
    """Return the text of a file that must be UTF-8. Raises ``Refusal``."""
    if data.startswith(UTF_16):
        raise Refusal(f"{name} is UTF-16. Save it as UTF-8")
    if (nul := data.find(b"\0")) >= 0:
        raise Refusal(f"{name} is no text: byte {nul + 1}, {_line(data, nul)}, is zero")
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        # The error counts after the mark at the beginning, the reader does not.
        at = error.start + (len(BOM) if data.startswith(BOM) else 0)
        raise Refusal(
            f"{name} is not UTF-8: byte {at + 1}, {_line(data, at)}, is "
            f"0x{data[at]:02X}, as Windows-1252 writes it. Save it as UTF-8"
        ) from None


def _line(data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"in line {line}"


def rows_of(file: File, text: str) -> Iterator[Row]:
    """Yield the rows, only the columns that are read. Raises ``Refusal``."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        header = [name.strip() for name in next(reader, [])]
        places = _places(file, header)
        before = reader.line_num
        for fields in reader:
            line, before = before + 1, reader.line_num
            if not fields:
                continue  # An empty line holds nothing.
            whole = len(fields) == len(header)
            known = {name: fields[at] for name, at in places.items()} if whole else None
            yield Row(file.name, line, known)
    except csv.Error as error:
        raise Refusal(f"{file.name}, line {before + 1}: {error}") from None


def _places(file: File, header: list[str]) -> dict[str, int]:
    """Return where each wanted column stands; the header must be clear."""
    twice = [name for name in file.wanted if header.count(name) > 1]
    if twice:
        raise Refusal(f"{file.name} has the column {twice[0]} twice")
    missing = [name for name in file.columns if name not in header]
    if missing:
        raise Refusal(f"{file.name} has no column {' and no column '.join(missing)}")
    groups = [group for group in file.either if set(group) <= set(header)]
    if file.either and not groups:
        choices = " nor ".join(" and ".join(group) for group in file.either)
        raise Refusal(f"{file.name} has neither {choices}")
    chosen = (*file.columns, *(groups[0] if groups else ()))
    return {name: header.index(name) for name in chosen}
