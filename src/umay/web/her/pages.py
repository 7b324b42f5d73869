"""Her pages: all that is hers on one, and what is sealed behind two links."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from umay.core.incidents import Unreadable, incident_of
from umay.core.secrets import Reason
from umay.records.models import Consent
from umay.records.models.rows import CenterRow
from umay.records.queries.contacts import contacts_of
from umay.records.queries.incidents import incidents_of
from umay.records.queries.law_editions import then
from umay.records.queries.rights import rights_of
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.sealing import Writer
from umay.web.access import opens
from umay.web.forms import UmayForm
from umay.web.her.sections import SECTIONS
from umay.web.her.still import closes_itself
from umay.web.her.visiting import Visitor, visitor
from umay.web.law_answers import act_said, answer_to, answered_otherwise
from umay.web.wording.contact import CHANNEL
from umay.web.wording.incidents import days_of
from umay.web.wording.papers import RECIPIENT
from umay.web.wording.rights import RIGHT
from umay.web.wording.secrets import COLUMN


@opens("her.own")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return show_home(request, UmayForm(auto_id=False))


def show_home(request: HttpRequest, form: UmayForm) -> HttpResponse:
    """Show her page, also with what was wrong with a press on it."""
    who = visitor(request)
    today = timezone.localdate(timezone=who.door.center.zone)
    context = {
        "sections": [one(who.door.household, today) for one in SECTIONS],
        "act": UmayForm(auto_id=False),
        "form": form,
    }
    status = 422 if form.errors else 200
    return closes_itself(render(request, "her/home.html", context, status=status))


@opens("her.own")
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Show in words what she asked, agreed to, and how she may be reached."""
    who, key = visitor(request), visitor(request).door.household_id
    titled: list[tuple[Any, CenterRow]] = [(RIGHT[r.right], r) for r in rights_of(key)]
    agreed = Consent.objects.filter(household_id=key, withdrawn_at=None)
    titled += [(RECIPIENT[r.recipient], r) for r in agreed]
    titled += [(CHANNEL[r.channel], r) for r in contacts_of(key)]
    said = open_hers(who, [row for _, row in titled])
    found = [(title, _answers(said[row.pk])) for title, row in titled]
    context = {"found": [(title, answers) for title, answers in found if answers]}
    return closes_itself(render(request, "her/words.html", context))


@opens("her.own")
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Show what the law says to each thing she told, in the order it happened."""
    who = visitor(request)
    rows = incidents_of(who.door.household_id)
    today = timezone.localdate(timezone=who.door.center.zone)
    said = open_hers(who, rows, {"incident.told"})
    told = [(_told(said[row.pk]["told"]), row.reported_at) for row in rows]
    editions = then(who.door.center_id)
    context = {
        "incidents": [
            {
                "act": act_said(one.act, get_language()),
                "days": days_of(one),
                "answer": answer_to(one, today),
                "changed": answered_otherwise(one, today, editions.law_at(reported)),
            }
            for one, reported in sorted(
                ((one, at) for one, at in told if one), key=lambda pair: pair[0].first
            )
        ],
    }
    return closes_itself(render(request, "her/law.html", context))


def _told(words: str) -> Any:
    try:
        return incident_of(words)
    except Unreadable:
        return None


def open_hers(
    who: Visitor, rows: Iterable[CenterRow], only: set[str] | None = None
) -> dict[Any, dict[str, str]]:
    """Open what her own key opens, with an entry that says it was she."""
    door, all_rows = who.door, list(rows)
    reader = Writer(door.center_id, door.pk, timezone.now(), who.ring)
    opened = open_rows(reader, door.household_id, all_rows, Reason.HERSELF, only)
    return {row.pk: opened.of(row) for row in all_rows}


def _answers(said: dict[str, str]) -> list[tuple[Any, str]]:
    return [(COLUMN[name], words) for name, words in said.items() if words]
