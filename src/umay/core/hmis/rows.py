"""Rows: one line of one file, and what is said about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST_QUOTE = 30  # characters of a bad value that are shown


@dataclass(frozen=True)
class Row:
    """``line`` is the one an editor shows; the header stands in line 1.

    ``fields`` is ``None`` when the line has more or fewer fields than the header.
    """

    file: str
    line: int
    fields: Mapping[str, str] | None

    def text(self, name: str) -> str:
        return self.fields[name].strip() if self.fields else ""


@dataclass(frozen=True)
class Complaint:
    """Why a row is refused, or what was made of it."""

    file: str
    line: int
    why: str


class Unfit(Exception):
    """A row cannot be taken; the message says why."""


@dataclass
class Findings:
    """What is said about the rows, in the order in which it was found."""

    refused: list[Complaint] = field(default_factory=list)
    remarks: list[Complaint] = field(default_factory=list)

    def refuse(self, row: Row, why: str) -> None:
        self.refused.append(Complaint(row.file, row.line, why))

    def remark(self, row: Row, why: str) -> None:
        self.remarks.append(Complaint(row.file, row.line, why))


def plain(value: str) -> str:
    """Return a value fit to be shown: short, and nothing a terminal would obey."""
    shown = "".join(c if c.isprintable() else "?" for c in value[:LONGEST_QUOTE])
    return f"{shown}{'…' if len(value) > LONGEST_QUOTE else ''}"


def quoted(value: str) -> str:
    return f"«{plain(value)}»"


def standing(rows: Sequence[Row], findings: Findings) -> Iterator[Row]:
    """Yield the rows that are whole and not deleted in the source; refuse the rest."""
    for row in rows:
        if row.fields is None:
            findings.refuse(row, "it has more or fewer fields than the header")
        elif row.text("DateDeleted"):
            findings.refuse(row, "it is marked as deleted in the source")
        else:
            yield row


def keyed(
    rows: Sequence[Row], key: str, findings: Findings
) -> Iterator[tuple[str, Row]]:
    """Yield the rows that stand by their key; of two with one key only the first."""
    lines: dict[str, int] = {}
    for row in standing(rows, findings):
        name = row.text(key)
        if not name:
            findings.refuse(row, f"it has no {key}")
        elif name in lines:
            findings.refuse(row, f"{key} {quoted(name)} is in line {lines[name]} too")
        else:
            lines[name] = row.line
            yield name, row
