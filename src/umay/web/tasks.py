"""Tasks: what the night left for the day, done or declined with one tap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from umay.core.refusals import Refused
from umay.records.models import Household, Task
from umay.records.queries.find import find
from umay.records.queries.glass import to_tell
from umay.records.queries.today import tasks_due
from umay.use_cases.finish_task import finish_task
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.forms import UmayForm

PAGES = [("household", "household"), ("today", "today"), ("goals", "goals")]
MOST_TASKS = 40  # shown in full on one page; of the other families, how many


class TaskForm(UmayForm):
    """Two buttons a task, one form a page: each button sends the task it ends.

    A task ends once, so the key is made of the task and how it ended.
    """

    done = forms.UUIDField(required=False)
    declined = forms.UUIDField(required=False)
    back = forms.ChoiceField(choices=PAGES, required=False)

    @classmethod
    def sent(cls, request: HttpRequest) -> "TaskForm":
        data = request.POST.copy()
        task = UUID(data.get("done") or data.get("declined") or "")
        data["key"] = str(uuid5(task, "done" if data.get("done") else "declined"))
        return cls(data)

    @property
    def task(self) -> UUID:
        return self.cleaned_data["done"] or self.cleaned_data["declined"]

    @property
    def state(self) -> str:
        done = self.cleaned_data["done"]
        return Task.State.DONE if done else Task.State.DECLINED


@dataclass(frozen=True)
class ToDo:
    """One family's tasks; ``brief`` if only their number is shown."""

    household: Household
    tasks: list[Task]
    brief: bool

    @property
    def oldest(self) -> date:
        return self.tasks[0].due_on


def by_family(tasks: Iterable[Task]) -> list[ToDo]:
    """Group tasks by family, in the order of their first task."""
    grouped: dict[Household, list[Task]] = {}
    for task in tasks:
        grouped.setdefault(task.household, []).append(task)
    shown = 0
    families = []
    for household, theirs in grouped.items():
        shown += len(theirs)
        families.append(ToDo(household, theirs, brief=shown > MOST_TASKS))
    return families


@opens("household.see")
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show what is to be done by today, family by family, the most overdue first."""
    day, center = today_of(request), worker_of(request).center_id
    context = {
        "families": by_family(tasks_due(center, day)),
        "to_tell": to_tell(center),
        "today": day,
    }
    return render(request, "today/list.html", context)


@opens("task.close")
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close one task and go back to the page the button stood on."""
    try:
        form = TaskForm.sent(request)
        form.full_clean()
        row = find(Task, worker_of(request).center_id, form.task)
    except (Refused, ValueError):
        raise Http404 from None
    said = _("Written down: done.")
    if form.state == Task.State.DECLINED:
        said = _("Written down: she declined. It costs her nothing.")
    if act(request, form, lambda order: finish_task(order, row.pk, form.state), said):
        back = form.cleaned_data.get("back")
        if back == "today":
            return redirect("today")
        return redirect(back or "household", row.household_id)
    context = {"form": form, "household": row.household, "task": row}
    return render(request, "today/refused.html", context, status=422)
