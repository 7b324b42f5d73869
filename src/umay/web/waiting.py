"""The waiting list: by danger, then time. People move families; no program does."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.refusals import Refused
from umay.core.waiting import Danger
from umay.records.models import WaitingEntry
from umay.records.queries.find import find
from umay.records.queries.house import house as house_now
from umay.records.queries.waiting import InLine, others_waiting, waiting_list
from umay.use_cases.bring_up_to_date import bring_up_to_date
from umay.use_cases.order import Order, Outcome
from umay.use_cases.wait import judge_danger, put_before, take_off_waiting_list
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm
from umay.web.wording.answers import DANGER, choices

LAST = "last"


class MoveForm(UmayForm):
    before = forms.ChoiceField(label=_("Put this family before"))
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("It stays on the list for everybody who works here to read."),
        max_length=200,
    )

    def __init__(
        self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        last = (LAST, _("Nobody: at the end"))
        self.fields["before"].choices = [("", _("Choose")), *others, last]  # type: ignore[attr-defined]

    def other(self) -> UUID | None:
        before = self.cleaned_data["before"]
        return None if before == LAST else UUID(before)


class JudgeForm(UmayForm):
    danger = forms.ChoiceField(
        label=_("How great is the danger?"),
        choices=choices(DANGER),
        widget=forms.RadioSelect,
    )


@opens("waiting.see")
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show who waits, and what would fit each family now."""
    center, now, today = worker_of(request).center_id, timezone.now(), today_of(request)
    bring_up_to_date(now, center)
    lines = waiting_list(center, house_now(center, now, today), today)
    context = {"lines": [(line, *_fits(line)) for line in lines]}
    return render(request, "waiting/list.html", context)


def _fits(line: InLine) -> tuple[list[str], list[str]]:
    """Return the units that fit, and those that would only by bending a rule."""
    fits = [" + ".join(p.units) for p in line.fits if not p.bends]
    bent = [" + ".join(p.units) for p in line.fits if p.bends]
    return fits, bent


@opens("waiting.change")
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Put one family before another, and say why."""
    row = _entry(request, entry)
    form = MoveForm(request.POST or None, auto_id="move_%s", others=others_waiting(row))
    return _change(
        request,
        row,
        form,
        lambda order: put_before(order, entry, form.other(), form.cleaned_data["why"]),
        _("Saved. The list has a new order."),
    )


@opens("waiting.change")
@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Judge the danger anew."""
    row = _entry(request, entry)
    first = {"danger": row.danger}
    form = JudgeForm(request.POST or None, auto_id="judge_%s", initial=first)
    return _change(
        request,
        row,
        form,
        lambda order: judge_danger(order, entry, Danger(form.cleaned_data["danger"])),
        _("Saved. The danger is judged anew."),
    )


@opens("waiting.change")
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take the family off the list; its request stays open."""
    row = _entry(request, entry)
    form = UmayForm(request.POST or None, auto_id="off_%s")
    return _change(
        request,
        row,
        form,
        lambda order: take_off_waiting_list(order, entry),
        _("Saved. The family is off the list; its request is still open."),
    )


def _entry(request: HttpRequest, entry: UUID) -> WaitingEntry:
    try:
        return find(WaitingEntry, worker_of(request).center_id, entry)
    except Refused:
        raise Http404 from None


def _change(
    request: HttpRequest,
    row: WaitingEntry,
    form: UmayForm,
    call: Callable[[Order], Outcome],
    said: str | Promise,
) -> HttpResponse:
    """Carry out one change; a form that was refused is shown among the others."""
    if form.is_valid() and act(request, form, call, said):
        return redirect("waiting")
    if row.ended_at is not None and not form.errors:
        raise Http404
    first = {"danger": row.danger}
    context = {
        "row": row,
        "household": row.request.household,
        "sent": form if form.errors else None,
        "move": _or(form, MoveForm, auto_id="move_%s", others=others_waiting(row)),
        "judge": _or(form, JudgeForm, auto_id="judge_%s", initial=first),
        "off": _or(form, UmayForm, auto_id="off_%s"),
    }
    status = 422 if form.errors else 200
    return render(request, "waiting/change.html", context, status=status)


def _or(sent: UmayForm, form: type[UmayForm], **fresh: Any) -> UmayForm:
    return sent if type(sent) is form else form(**fresh)
