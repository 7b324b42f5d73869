"""The gate on the screen: the only place that hands out a paper or a file.

It takes nothing but what ``use_cases.gate`` has let through and written down.
"""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from umay.core.papers import Form, Paper
from umay.core.refusals import Ground, Refused
from umay.use_cases.evidence.packing import Tell
from umay.use_cases.gate import Leaving, Left, Writer, leave, leave_files
from umay.use_cases.order import Order
from umay.web.acting import order_of
from umay.web.forms import UmayForm
from umay.web.her.visiting import visitor_of
from umay.web.pdf import NoPdf, drawn
from umay.web.wording.papers import PRINT_IT
from umay.web.wording.refusals import refusal

# A file's name is read over a shoulder and stays on a stranger's disk.
NAME = {
    Paper.STAY_LETTER: "letter",
    Paper.OWN_FILE: "file",
    Paper.NAMED_FIELDS: "file",
    Paper.HANDOVER: "letter",
    Paper.OPENED_BY: "list",
    Paper.BOARD: "list",
    Paper.RECEIPT: "sheet-1",
    Paper.CONTENT: "sheet-2",
    Paper.EVERYBODY: "list",
    Paper.LIMITS: "list",
    Paper.CHRONOLOGY: "list",
    Paper.ORDER_REQUEST: "letter",
    Paper.OWN_COMPLAINT: "letter",
    Paper.REFUSAL_COMPLAINT: "letter",
    Paper.SAFETY_PLAN: "list",
    Paper.HER_PAGE: "list",
    Paper.LAW_SAYS: "list",
    Paper.ORIGINAL: "file-1",
    Paper.CLEANED: "copy-1",
    Paper.EVIDENCE: "file",
    Paper.CALENDAR: "calendar",
    Paper.JOURNAL: "list",
    Paper.REPORT: "report",
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AS = {
    Form.PAGE: ("text/html; charset=utf-8", "inline", "html"),
    Form.TEXT: ("text/plain; charset=utf-8", "attachment", "txt"),
    Form.DOCUMENT: (DOCX, "attachment", "docx"),
    Form.CALENDAR: ("text/calendar; charset=utf-8", "attachment", "ics"),
    Form.PDF: ("application/pdf", "attachment", "pdf"),
}


def form_of(request: HttpRequest) -> Form:
    """As what she wants it: the buttons of ``papers/buttons.html`` are called so."""
    return Form.PDF if request.POST.get("as") == Form.PDF else Form.PAGE


def hand_out(
    request: HttpRequest, form: UmayForm, what: Leaving, write: Writer
) -> HttpResponse | None:
    """Return the paper, or ``None`` with the refusal on the form."""
    written = _as(what.form, write)
    return _let_out(request, form, lambda order: leave(order, what, written))


def hand_out_list(
    request: HttpRequest, what: Leaving, write: Writer, back: str
) -> HttpResponse:
    """Return a list that stays in the house; nothing was typed that could be lost."""
    try:
        left = leave(order_of(request, uuid4()), what, _as(what.form, write))
    except NoPdf:
        messages.error(request, str(PRINT_IT))
        return redirect(back)
    return handed(left)


def hand_out_files(
    request: HttpRequest, form: UmayForm, what: Leaving, tell: Tell
) -> HttpResponse | None:
    """The same for files of evidence."""
    return _let_out(request, form, lambda order: leave_files(order, what, tell))


def _as(form: Form, write: Writer) -> Writer:
    return drawn(write) if form is Form.PDF else write


def _let_out(
    request: HttpRequest, form: UmayForm, call: Callable[[Order], Left]
) -> HttpResponse | None:
    try:
        left = call(_order(request, form.cleaned_data["key"]))
    except Refused as refused:
        form.add_error(None, refusal(refused))
        if refused.ground is Ground.KEY_USED:
            form.renew_key()
        return None
    except NoPdf:
        form.add_error(None, PRINT_IT)
        return None
    return handed(left)


def _order(request: HttpRequest, key: UUID) -> Order:
    """Return the order of a worker, or of a resident on her own page."""
    hers = visitor_of(request)
    return hers.order(key) if hers else order_of(request, key)


def handed(left: Left) -> HttpResponse:
    """Return what left: a page to print, a locked file to keep, or a plain one."""
    if left.locked:
        kind, way, ending = "application/octet-stream", "attachment", "age"
        if left.form is Form.PDF:
            ending = "pdf.age"
    elif left.ending:
        kind, way, ending = "application/octet-stream", "attachment", left.ending
    else:
        kind, way, ending = AS[left.form]
    answer = HttpResponse(left.data, content_type=kind, status=HTTPStatus.OK)
    name = f"{NAME[left.paper]}.{ending}"
    answer["Content-Disposition"] = f'{way}; filename="{name}"'
    return answer
