"""Papers: a sheet written out as a page to print. It is given nothing but the sheet."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from umay.core.papers import Line, Paper, Sheet
from umay.web.chronology import in_order
from umay.web.danger_told import parts_on, talks_on
from umay.web.wording import answers
from umay.web.wording.children import on_paper
from umay.web.wording.papers import SHEET_TITLE, field_word

AT = "appointment.at"
TEMPLATE = {
    Paper.STAY_LETTER: "papers/stay_letter.html",
    Paper.HANDOVER: "papers/handover.html",
    Paper.CHRONOLOGY: "papers/chronology.html",
    Paper.SAFETY_PLAN: "papers/safety_plan.html",
}
CODED = {
    "household.pregnant": answers.ANSWER,
    "household.step_free": answers.ANSWER,
    "household.pets": answers.ANSWER,
    "member.age": answers.AGE,
    "member.sex": answers.SEX,
    "stay.leaving_to": answers.DESTINATION,
    "stay.destination": answers.DESTINATION,
}


def write_out(sheet: Sheet) -> str:
    """Return the page, in the language of whoever prints it."""
    return _page(sheet, styled=True)


def write_file(sheet: Sheet) -> str:
    """Return the page as a file of its own, which asks nobody for anything."""
    return _page(sheet, styled=False)


def _page(sheet: Sheet, *, styled: bool) -> str:
    first = {name: _first(sheet, name) for name in dict.fromkeys(_names(sheet))}
    context = {
        "title": SHEET_TITLE[sheet.paper],
        "today": sheet.today,
        "groups": list(_groups(sheet)),
        "incidents": in_order(sheet),
        "talks": talks_on(sheet),
        "parts": list(parts_on(sheet)),
        "hashes": list(_hashes(sheet)),
        "house": first.get("house.name", ""),
        "region": first.get("house.region", ""),
        "names": [_said(line) for line in sheet.lines if _is(line, "full_name")],
        "since": first.get("stay.first_day", ""),
        "until": "" if _lives_here(sheet) else first.get("stay.exit_day", ""),
        "code": first.get("household.survivor_code", ""),
        "styled": styled,
    }
    return render_to_string(TEMPLATE.get(sheet.paper, "papers/sheet.html"), context)


def _hashes(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield name and hash of the files that stand under no incident."""
    alone = [line for line in sheet.lines if not line.is_of_an_incident]
    names = {line.row: _said(line) for line in alone if _names_a_file(line)}
    for line in alone:
        if line.field == "evidence.sha256":
            yield names.get(line.row, ""), _said(line)


def _names_a_file(line: Line) -> bool:
    return line.field == "evidence.file_name"


def _names(sheet: Sheet) -> Iterator[str]:
    return (line.field for line in sheet.lines)


def _lives_here(sheet: Sheet) -> bool:
    """Each stay but the present one has its exit."""
    return len(sheet.of("stay.first_day")) > len(sheet.of("stay.exit_day"))


def _is(line: Line, column: str) -> bool:
    return line.field == f"member.{column}"


def _first(sheet: Sheet, field: str) -> str:
    lines = [line for line in sheet.lines if line.field == field]
    return _said(lines[-1])


def _groups(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Yield the family's answers, then each member's."""
    of_people = [
        line
        for line in sheet.lines
        if not (line.is_of_an_incident or line.is_about_danger)
    ]
    by_member = sorted(of_people, key=lambda line: line.number)
    for number, lines in groupby(by_member, key=lambda line: line.number):
        yield {
            "heading": _("Person %(number)d") % {"number": number} if number else "",
            "answers": [(field_word(line.field), _said(line)) for line in lines],
        }


def _said(line: Line) -> str:
    if isinstance(line.value, date):
        return date_format(line.value, "DATE_FORMAT")
    if line.field == AT:
        at = timezone.localtime(datetime.fromisoformat(line.value))
        return date_format(at, "SHORT_DATETIME_FORMAT")
    if line.field.startswith(("child.", "courtorder.")):
        return on_paper(line.field, line.value)
    words: Any = CODED.get(line.field, {})
    said: str | Promise = words.get(line.value, line.value)
    return str(said)
