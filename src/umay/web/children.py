"""A child's page: what is known, in four parts, orders of courts, and sessions.

A child that lives elsewhere has the same page.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from umay.core.children import Part, Told, Unreadable, order_of, told_of
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Child, CourtOrder, Household, Member
from umay.records.queries.children import child_of, children_of, page_of
from umay.use_cases.children import (
    add_court_order,
    end_court_order,
    note_session,
    write_part,
)
from umay.use_cases.keys.meanwhile import seen_of
from umay.web.access import opens
from umay.web.acting import act, today_of, worker_of
from umay.web.child_forms import CourtOrderForm, PartForm, SessionForm
from umay.web.forms import UmayForm
from umay.web.opening import open_for, said_of
from umay.web.rings import ring_of
from umay.web.sealed import household_of
from umay.web.wording.children import PART, SESSION, answered, order_said
from umay.web.wording.refusals import refusal


@opens("child.see")
@require_safe
def child(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """Show what is known of one child, as far as she holds the keys."""
    return _page(request, _member(request, household, member))


@opens("child.see")
@require_safe
def door(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show who may collect each child, and who must not: for whoever is at the door."""
    family = household_of(request, household)
    children = children_of(household)
    context: dict[str, Any] = {"household": family, "children": children}
    if children and ring_of(request) is None:
        return render(request, "sealed/locked.html", context)
    rows = [one.child for one in children if hasattr(one, "child")]
    only = {"child.collect"}
    opened = open_for(request, household, rows, Reason.SAFETY, only)
    context["shut"] = opened.shut
    context["lists"] = [_at_the_door(request, one) for one in children]
    return render(request, "children/door.html", context)


@opens("child.write")
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """Write down one part anew. Who cannot open what is there cannot write over it."""
    row, part = _member(request, household, member), _asked_for(request)
    stands = Child.objects.filter(member=row).first()
    known, seen = _known(request, row, stands, part), seen_of(stands, [part])
    form = PartForm(request.POST or None, part=part, known=known or Told(), seen=seen)
    if form.is_valid():
        if known is None:
            locked = ring_of(request) is None
            ground = Ground.KEYS_LOCKED if locked else Ground.NO_KEY
            form.add_error(None, refusal(Refused(ground)))
        elif act(
            request,
            form,
            lambda order: write_part(order, member, part, form.told()),
            _("Saved and sealed."),
        ):
            return redirect("child", household, member)
    if known is None and request.method == "GET":
        return render(request, "children/shut.html", _of(row) | {"heading": PART[part]})
    return _ask(request, row, form, PART[part])


@opens("child.write")
@require_http_methods(["GET", "POST"])
def order_new(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """Write down what a court has ordered about the child."""
    row = _member(request, household, member)
    form = CourtOrderForm(request.POST or None)
    if form.is_valid():
        ends_on = form.cleaned_data["ends_on"]
        if act(
            request,
            form,
            lambda order: add_court_order(order, member, form.told(), ends_on),
            _("Saved and sealed."),
        ):
            return redirect("child", household, member)
    return _ask(request, row, form, _("What a court has ordered"))


@opens("child.write")
@require_POST
def order_end(
    request: HttpRequest, household: UUID, member: UUID, court_order: UUID
) -> HttpResponse:
    """The order holds no more: it goes from the page, and its entry stays."""
    row = _member(request, household, member)
    if not row.court_orders.filter(pk=court_order).exists():
        raise Http404
    form = UmayForm(request.POST)
    if form.is_valid() and act(
        request,
        form,
        lambda order: end_court_order(order, court_order),
        _("Written down: it holds no more."),
    ):
        return redirect("child", household, member)
    return _page(request, row, form)


@opens("child.session")
@require_http_methods(["GET", "POST"])
def session_new(request: HttpRequest, household: UUID, member: UUID) -> HttpResponse:
    """Write down that you sat with the child, and notes for yourself."""
    row = _member(request, household, member)
    form = SessionForm(request.POST or None, initial={"day": today_of(request)})
    if form.is_valid():
        said = form.cleaned_data
        if act(
            request,
            form,
            lambda order: note_session(
                order, member, said["day"], said["kind"], said["notes"]
            ),
            _("Saved and sealed."),
        ):
            return redirect("child", household, member)
    return _ask(request, row, form, _("Time with the child"))


def _page(
    request: HttpRequest, row: Member, form: UmayForm | None = None
) -> HttpResponse:
    known, orders, sessions = page_of(row)
    mine = [one for one in sessions if one.by_id == worker_of(request).pk]
    rows = [row, *([known] if known else []), *orders, *mine]
    only = {
        *(f"child.{part}" for part in Part),
        "courtorder.told",
        "childsession.notes",
        "member.school",
        "member.health",
        "member.elsewhere_with",
    }
    opened = open_for(request, row.household_id, rows, _why(request, row), only)
    context = _of(row) | {
        "age": row.age_band_on(today_of(request)),
        "parts": [_part(known, one) for one in Part],
        "earlier": said_of(row, ["school", "health", "elsewhere_with"]),
        "orders": [_order(one) for one in orders],
        "sessions": [
            (one, SESSION[one.kind], said_of(one, ["notes"])["notes"])
            for one in sessions
        ],
        "shut": opened.shut,
        "form": form or UmayForm(auto_id=False),
        "today": today_of(request),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "children/page.html", context, status=status)


def _part(known: Child | None, part: Part) -> dict[str, Any]:
    words = said_of(known, [part])[part] if known else ""
    written = known is not None and getattr(known, part) is not None
    return {
        "title": PART[part],
        "name": part,
        "answers": _answers(part, words),
        "shut": written and not words,
    }


def _answers(part: Part, words: str) -> Iterable[tuple[str | Promise, str | Promise]]:
    try:
        return answered(part, told_of(words))
    except Unreadable:  # what cannot be read is shown as it stands, never left out
        return [(PART[part], words)]


def _order(row: CourtOrder) -> dict[str, Any]:
    words = said_of(row, ["told"])["told"]
    try:
        title, *lines = order_said(order_of(words)) if words else [_("Sealed")]
    except Unreadable:
        title, lines = words, []
    return {"row": row, "title": title, "lines": lines}


def _at_the_door(request: HttpRequest, row: Member) -> dict[str, Any]:
    known = getattr(row, "child", None)
    part = _part(known, Part.COLLECT)
    told = _told(known, Part.COLLECT)
    return part | {
        "member": row,
        "age": row.age_band_on(today_of(request)),
        "must_not": told.words.get("must_not_collect", ""),
        "may": told.words.get("may_collect", ""),
        "word": told.words.get("collect_word", ""),
    }


def _known(
    request: HttpRequest, row: Member, known: Child | None, part: Part
) -> Told | None:
    """Return what was told of a part; ``None`` if it is sealed and stays so."""
    if known is None or getattr(known, part) is None:
        return Told()
    why, only = _why(request, row), {f"child.{part}"}
    opened = open_for(request, row.household_id, [known], why, only)
    return None if opened.shut else _told(known, part)


def _asked_for(request: HttpRequest) -> Part:
    try:
        return Part(request.GET.get("part", Part.COLLECT))
    except ValueError:
        raise Http404 from None


def _told(known: Child | None, part: Part) -> Told:
    try:
        return told_of(said_of(known, [part])[part] if known else "")
    except Unreadable:
        return Told()


def _member(request: HttpRequest, household: UUID, member: UUID) -> Member:
    household_of(request, household)
    row = child_of(household, member)
    if row is None:
        raise Http404
    return row


def _why(request: HttpRequest, row: Member) -> Reason:
    own = row.household.own_worker_id == worker_of(request).pk
    return Reason.OWN if own else Reason.GIVEN


def _of(row: Member) -> dict[str, Any]:
    household: Household = row.household
    return {"household": household, "member": row}


def _ask(
    request: HttpRequest, row: Member, form: UmayForm, heading: str | Promise
) -> HttpResponse:
    context = _of(row) | {"form": form, "heading": heading}
    status = 422 if form.errors else 200
    return render(request, "children/edit.html", context, status=status)
