"""Words for children: parts, questions, kinds of orders and of sessions."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.core.children import (
    ASKED,
    WORDS,
    CourtOrder,
    OrderKind,
    Part,
    Session,
    Told,
    Unreadable,
    order_of,
    told_of,
)
from umay.web.wording.answers import ANSWER

Said = str | Promise
Words = Mapping[str, Said]

PART: Words = {
    Part.HEALTH: _("Health"),
    Part.SCHOOL: _("School or kindergarten"),
    Part.COLLECT: _("Who may collect"),
    Part.DANGER: _("Danger and safety of the child"),
}
QUESTION: Mapping[str, Any] = {
    "allergies": _("Allergies?"),
    "medicine": _("Medicine it needs?"),
    "illness": _("An illness one must know of?"),
    "vaccinated": _("Vaccinated?"),
    "seen_by_doctor": _("Seen by a doctor since it came?"),
    "health_words": _("What to know about it"),
    "what_helps": _("What calms and helps"),
    "goes": _("Does it go to school or kindergarten?"),
    "place_found": _("Has it a place near here?"),
    "school_keeps_quiet": _("Does the school know what it must not tell?"),
    "register_shows": _("Does a state register show the new school?"),
    "where": _("Which one"),
    "who_there": _("Who there may know"),
    "school_words": _("What else to know about school"),
    "others_collect": _("May anybody but the mother collect it?"),
    "court_names_somebody": _("Has a court named who must not?"),
    "school_knows_list": _("Does the school have this list?"),
    "may_collect": _("Who may collect it"),
    "must_not_collect": _("Who must not collect it"),
    "collect_word": _("Word whoever collects must say"),
    "saw_violence": _("Has it seen or heard how somebody was hurt?"),
    "was_hurt": _("Was it hurt itself?"),
    "threatened": _("Has somebody threatened to take it away?"),
    "sees_him": _("Does it meet or write to the person she fled?"),
    "was_asked": _("Was the child itself asked?"),
    "afraid_of": _("What it is afraid of, in its words"),
    "reacts": _("How it reacts: sleep, food, play"),
    "elsewhere_safe": _("If it lives elsewhere: who keeps it safe there, and how"),
    "word_safe": _("The child's word that says: I am safe"),
    "word_unsafe": _("The child's word that says: I am not safe"),
}
ORDER: Words = {
    OrderKind.CUSTODY: _("With whom the child lives"),
    OrderKind.CONTACT: _("When the other parent may see it"),
    OrderKind.PROTECTION: _("Protection"),
    OrderKind.GUARDIANSHIP: _("Guardianship"),
    OrderKind.TRAVEL: _("Leaving the country"),
    OrderKind.OTHER: _("Something else"),
}
SESSION: Words = {
    Session.TALK: _("A talk"),
    Session.PLAY: _("Play"),
    Session.LEARNING: _("Learning"),
    Session.GROUP: _("In a group"),
    Session.WITH_MOTHER: _("Together with the mother"),
    Session.VISIT: _("A visit where it lives"),
}

Answers = list[tuple[Said, Said]]


def answered(part: Part, told: Told) -> Answers:
    """Return what is known of one part: each question with its answer."""
    yes_or_no = [(QUESTION[n], ANSWER[a]) for n in ASKED[part] if (a := _of(told, n))]
    in_words = [(QUESTION[n], told.words[n]) for n in WORDS[part] if n in told.words]
    return [*yes_or_no, *in_words]


def _of(told: Told, name: str) -> str:
    return told.answers.get(name, "")


def on_paper(field: str, words: str) -> str:
    """Return a child's sealed words as a paper says them, whole if unreadable."""
    try:
        lines = list(_lines(field, words))
    except (Unreadable, ValueError):
        return words
    return "\n".join(lines)


def _lines(field: str, words: str) -> Iterator[str]:
    if field == "courtorder.told":
        yield from order_said(order_of(words))
        return
    part = Part(field.partition(".")[2])
    for question, answer in answered(part, told_of(words)):
        yield f"{question} {answer}"


def order_said(told: CourtOrder) -> list[str]:
    """Return an order's kind, what it says, and where it comes from."""
    said = [str(ORDER[told.kind]), told.says, f"{told.court}, {told.number}"]
    return [line.strip(", ") for line in said if line.strip(", ")]
