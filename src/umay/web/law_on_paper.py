"""What the law says to each act she told, as a paper, with the edition it rests on."""

from django.template.loader import render_to_string
from django.utils.translation import get_language

from umay.core.incidents import Incident, Unreadable, incident_of
from umay.core.papers import Sheet
from umay.records.law_packs import law_now
from umay.web.law_answers import act_said, answer_to
from umay.web.wording.incidents import days_of
from umay.web.wording.papers import SHEET_TITLE

SHORT = 16  # hexadecimal digits of the digest: enough to find the edition


def write_law(sheet: Sheet) -> str:
    """Return the page, in the language worn now, as the law answers on its day."""
    told = sorted(_told(sheet), key=lambda one: one.first)
    answers = [
        {
            "act": act_said(one.act, get_language()),
            "days": days_of(one),
            "answer": answer_to(one, sheet.today),
        }
        for one in told
    ]
    context = {
        "title": SHEET_TITLE[sheet.paper],
        "today": sheet.today,
        "answers": answers,
        "edition": law_now().edition[:SHORT],
        "styled": True,
    }
    return render_to_string("papers/law.html", context)


def _told(sheet: Sheet) -> list[Incident]:
    """What this version cannot read has no answer; the chronology shows its words."""
    found = []
    for words in sheet.of("incident.told"):
        try:
            found.append(incident_of(str(words)))
        except Unreadable:
            continue
    return found
