"""Drafts: a letter with the facts filled in, as a document a lawyer can change."""

from collections.abc import Iterator
from io import BytesIO

from django.template.loader import render_to_string
from docx import Document
from docx.shared import Pt

from umay.core.papers import DRAFTS, Form, Paper, Sheet, Written
from umay.use_cases.gate import Writer
from umay.web.chronology import in_order
from umay.web.law_on_paper import write_law
from umay.web.papers import write_out
from umay.web.wording import drafts as words
from umay.web.wording.papers import SHEET_TITLE

FONT = "Times New Roman"  # has every Kazakh letter, and is on every office's machine


def form_for(paper: Paper, asked: Form) -> Form:
    """A draft that is not wanted to look at is a document that can be changed."""
    return Form.DOCUMENT if paper in DRAFTS and asked is Form.PAGE else asked


def writer_of(paper: Paper, form: Form) -> Writer:
    if paper is Paper.LAW_SAYS:
        return write_law
    if paper not in DRAFTS:
        return write_out
    return write_draft if form is Form.DOCUMENT else write_to_read


def write_to_read(sheet: Sheet) -> str:
    """Return the letter as a page: whoever changes it takes the document."""
    context = {"title": SHEET_TITLE[sheet.paper], "lines": list(_lines(sheet))}
    return render_to_string("papers/draft.html", context)


def write_draft(sheet: Sheet) -> Written:
    """Return the letter as a document, and its text, in the language worn now."""
    lines = list(_lines(sheet))
    page = Document()
    font = page.styles["Normal"].font
    font.name, font.size = FONT, Pt(12)
    for style, text in lines:
        page.add_paragraph(text, style=style)
    page.core_properties.title = page.core_properties.author = ""
    file = BytesIO()
    page.save(file)
    return Written("\n".join(text for _, text in lines), file.getvalue())


def _lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the letter, each line with the style of its paragraph."""
    letter = words.LETTERS[sheet.paper]
    yield "Intense Quote", str(words.WARNING)
    yield "Normal", f"{letter.to} {words.BLANK}"
    yield "Normal", f"{words.FROM} {_known(sheet, 'member.full_name')}"
    yield "Normal", f"{words.LETTERS_TO} {words.BLANK}"
    yield "Normal", f"{words.ABOUT} {_known(sheet, 'household.abuser')}"
    yield "Heading 1", str(SHEET_TITLE[sheet.paper])
    yield "Normal", str(letter.leads)
    for one in in_order(sheet):
        yield "List Number", f"{one.days}: {one.act}".strip(": ")
        for question, said in one.said:
            yield "List Continue", f"{question}: {said}"
    yield "Normal", f"{words.BASIS} {words.BLANK}"
    yield "Normal", str(words.ASKS)
    yield from (("List Bullet", str(ask)) for ask in letter.asks)
    yield "Normal", str(words.ADDS)
    yield from (("List Bullet", str(add)) for add in letter.adds)
    yield "Normal", f"{words.SIGNED} {words.BLANK}"


def _known(sheet: Sheet, field: str) -> str:
    """Her own answer comes first; what nobody told stays a line to fill in."""
    return next((str(value) for value in sheet.of(field)), words.BLANK)
