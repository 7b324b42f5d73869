"""A safety plan: five parts, shown, written with her, and printed for her."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.danger.plans import Mark, Marked, Part, Prompt, marked_anew, marked_of
from umay.core.incidents import Unreadable
from umay.core.papers import OF_SAFETY_PLAN, Basis, Paper, Sheet
from umay.core.recipients import Recipient
from umay.records.models import Household, SafetyPart
from umay.records.queries.danger import safety_parts_of
from umay.records.talk_sheets import safety_prompts
from umay.use_cases.gate import Leaving
from umay.use_cases.keys.meanwhile import seen_of
from umay.use_cases.safety_plan import COLUMNS, write_part
from umay.web.access import opens
from umay.web.acting import act
from umay.web.danger import why_of
from umay.web.forms import EditForm, UmayForm
from umay.web.gate import hand_out
from umay.web.opening import open_for, said_of
from umay.web.papers import write_out
from umay.web.sealed import household_of
from umay.web.telling import LANGUAGES
from umay.web.wording.danger import MARK, NOT_SPOKEN_OF, PART, spoken

EARLIER = "household.safety_plan"


class PartForm(EditForm):
    """One question for each sentence of a part, and a box for her words."""

    def __init__(
        self,
        *args: Any,
        prompts: Iterable[Prompt],
        before: Iterable[Marked],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        known = {one.id: one.mark for one in before}
        for one in prompts:
            self.fields[f"p-{one.id}"] = forms.ChoiceField(
                label=spoken(one.says),
                choices=[*((m, MARK[m]) for m in Mark), ("", NOT_SPOKEN_OF)],
                required=False,
                initial=known.get(one.id, ""),
                widget=forms.RadioSelect,
            )
        self.order_fields([n for n in self.fields if n != "plan_words"])

    plan_words = forms.CharField(
        label=_("Her plan, in her words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def marks(self) -> dict[str, Mark]:
        return {
            name.removeprefix("p-"): Mark(mark)
            for name, mark in self.cleaned_data.items()
            if name.startswith("p-") and mark
        }


class PrintForm(UmayForm):
    language = forms.ChoiceField(
        label=_("In which language?"), choices=LANGUAGES, widget=forms.RadioSelect
    )


@opens("safety.see")
@require_safe
def plan(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show the five parts, and what was written before there were parts."""
    row = household_of(request, household)
    rows = safety_parts_of(household)
    shut = _open(request, row, rows.values())
    parts = [_shown(part, rows.get(part)) for part in Part]
    context = {"household": row, "parts": parts, "shut": shut}
    context["earlier"] = said_of(row, ["safety_plan"])["safety_plan"]
    context["written"] = bool(rows)
    return render(request, "danger/plan.html", context)


@opens("safety.change")
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, household: UUID, part: str) -> HttpResponse:
    """Write one part with her."""
    row = household_of(request, household)
    if part not in set(Part):
        raise Http404
    now = safety_parts_of(household).get(part)
    _open(request, row, [now] if now else [])
    said = said_of(now, COLUMNS) if now else dict.fromkeys(COLUMNS, "")
    before, words = _marked(said["marked"]), said["plan_words"]
    earlier = said_of(row, ["safety_plan"])["safety_plan"] if part == Part.HOUSE else ""
    if earlier:
        words = f"{earlier}\n{words}".strip()
    prompts = tuple(one for one in safety_prompts() if one.part == part)
    start = {"plan_words": words}
    form = PartForm(
        request.POST or None,
        prompts=prompts,
        before=before,
        initial=start,
        seen=seen_of(now, COLUMNS),
    )
    if form.is_valid() and act(
        request,
        form,
        lambda order: write_part(
            order,
            household,
            Part(part),
            marked_anew(before, prompts, form.marks()),
            form.cleaned_data["plan_words"],
            earlier=bool(earlier),
        ),
        _("Saved and sealed."),
    ):
        return redirect("safety-plan", household)
    context = {"household": row, "form": form, "heading": PART[part]}
    status = 422 if form.errors else 200
    return render(request, "danger/part.html", context, status=status)


@opens("safety.print")
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, household: UUID) -> HttpResponse:
    """Print the plan for her in large letters; she decides, and it is written down."""
    row = household_of(request, household)
    form = PrintForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        what = Leaving(
            Paper.SAFETY_PLAN,
            Recipient.HERSELF,
            Basis.HER_RIGHT,
            OF_SAFETY_PLAN,
            household,
        )

        def write(sheet: Sheet) -> str:
            with override(form.cleaned_data["language"]):
                return write_out(sheet)

        answer = hand_out(request, form, what, write)
        if answer is not None:
            return answer
    context = {
        "household": row,
        "form": form,
        "heading": _("Her plan on paper"),
        "button": _("Make it"),
        "about": _("Only if she wants it. Ask where she will keep it safe."),
    }
    status = 422 if form.errors else 200
    return render(request, "sealed/edit.html", context, status=status)


def _open(request: HttpRequest, row: Household, parts: Iterable[SafetyPart]) -> int:
    """Open the plan and nothing else of the family; return what stayed shut."""
    fields = {EARLIER, *(f"safetypart.{name}" for name in COLUMNS)}
    rows = [row, *parts]
    return open_for(request, row.pk, rows, why_of(request, row), fields).shut


def _shown(part: Part, row: SafetyPart | None) -> dict[str, Any]:
    said = said_of(row, COLUMNS) if row else dict.fromkeys(COLUMNS, "")
    marked = _marked(said["marked"])
    return {
        "code": part,
        "title": PART[part],
        "row": row,
        "words": said["plan_words"],
        "marked": [(spoken(one.says), MARK[one.mark], one.mark) for one in marked],
    }


def _marked(words: str) -> tuple[Marked, ...]:
    try:
        return marked_of(words) if words else ()
    except Unreadable:
        return ()
