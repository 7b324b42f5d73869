"""Chronology: what happened in the order of its days, of the lines of one sheet."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from umay.core.incidents import Unreadable, incident_of, statement_of
from umay.core.papers import Line, Sheet
from umay.web.law_answers import act_said
from umay.web.wording.incidents import PLACE, RELATIONSHIP, days_of, office_said
from umay.web.wording.secrets import COLUMN


@dataclass
class Happened:
    """One incident as a paper tells it."""

    first: date = date.max
    days: str = ""
    act: str = ""
    said: list[tuple[str | Promise, str]] = field(default_factory=list)


def in_order(sheet: Sheet) -> list[Happened]:
    """Return the incidents of a sheet, the earliest first."""
    found: dict[int, Happened] = {}
    for line in sheet.lines:
        if line.is_of_an_incident:
            _tell(found.setdefault(line.number, Happened()), line)
    return sorted(found.values(), key=lambda one: one.first)


def _tell(one: Happened, line: Line) -> None:
    words = str(line.value)
    if line.field == "incident.told":
        _told(one, words)
    elif line.field == "statement.told":
        one.said.append((COLUMN["answer"], _office(words)))
    else:
        one.said.append((COLUMN[line.field.partition(".")[2]], words))


def _told(one: Happened, words: str) -> None:
    try:
        told = incident_of(words)
    except Unreadable:
        one.act = words  # what cannot be read is shown as it stands, never left out
        return
    one.first, one.days = told.first, days_of(told)
    one.act = act_said(told.act, get_language())
    where: list[Any] = [PLACE[told.place], RELATIONSHIP[told.relationship]]
    one.said.insert(0, (COLUMN["told"], "; ".join(map(str, where))))


def _office(words: str) -> str:
    try:
        return office_said(statement_of(words))
    except Unreadable:
        return words
