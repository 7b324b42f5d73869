"""The gate on the screen: the only place that hands out a paper or a file.

It takes nothing but what ``use_cases.gate`` has let through and written down.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from umay.core.papers import Paper, Sheet
from umay.core.refusals import Ground, Refused
from umay.use_cases.gate import Leaving, Left, leave
from umay.web.acting import order_of
from umay.web.forms import UmayForm
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
}


def hand_out(
    request: HttpRequest, form: UmayForm, what: Leaving, write: Callable[[Sheet], str]
) -> HttpResponse | None:
    """Return the paper, or ``None`` with the refusal on the form."""
    try:
        left = leave(order_of(request, form.cleaned_data["key"]), what, write)
    except Refused as refused:
        form.add_error(None, refusal(refused))
        if refused.ground is Ground.KEY_USED:
            form.renew_key()
        return None
    return handed(left)


def handed(left: Left) -> HttpResponse:
    """Return what left: a page to print, a locked file to keep, or a plain one."""
    if left.locked:
        kind, way, ending = "application/octet-stream", "attachment", "age"
    elif left.as_text:
        kind, way, ending = "text/plain; charset=utf-8", "attachment", "txt"
    else:
        kind, way, ending = "text/html; charset=utf-8", "inline", "html"
    answer = HttpResponse(left.data, content_type=kind, status=HTTPStatus.OK)
    name = f"{NAME[left.paper]}.{ending}"
    answer["Content-Disposition"] = f'{way}; filename="{name}"'
    return answer
