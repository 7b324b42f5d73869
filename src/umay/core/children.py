"""Children: what is asked about each, in four parts, each under a key of its own.

Every question knows "unknown" and "prefers not to say"; a question nobody has asked is
unknown. A child's page is not its mother's file: a court may ask for one of the two.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from umay.core.people import Answer

NOTICE = timedelta(days=14)  # how long before its last day an order becomes a task


class Part(StrEnum):
    """Also the names of the sealed columns."""

    HEALTH = "health"
    SCHOOL = "school"
    COLLECT = "collect"
    DANGER = "danger"


# What is answered with yes or no, and what in words, in the order it is asked.
ASKED: Mapping[Part, tuple[str, ...]] = {
    Part.HEALTH: ("allergies", "medicine", "illness", "vaccinated", "seen_by_doctor"),
    Part.SCHOOL: ("goes", "place_found", "school_keeps_quiet", "register_shows"),
    Part.COLLECT: ("others_collect", "court_names_somebody", "school_knows_list"),
    Part.DANGER: ("saw_violence", "was_hurt", "threatened", "sees_him", "was_asked"),
}
WORDS: Mapping[Part, tuple[str, ...]] = {
    Part.HEALTH: ("health_words", "what_helps"),
    Part.SCHOOL: ("where", "who_there", "school_words"),
    Part.COLLECT: ("may_collect", "must_not_collect", "collect_word"),
    Part.DANGER: ("afraid_of", "reacts", "elsewhere_safe", "word_safe", "word_unsafe"),
}


@dataclass(frozen=True)
class Told:
    """What is known of one part. An answer that is not there is unknown."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


class OrderKind(StrEnum):
    """What a court has said about a child."""

    CUSTODY = "custody"  # with whom the child lives
    CONTACT = "contact"  # when the other parent may see it
    PROTECTION = "protection"
    GUARDIANSHIP = "guardianship"
    TRAVEL = "travel"  # whether it may leave the country
    OTHER = "other"


@dataclass(frozen=True)
class CourtOrder:
    """``says`` is what it orders, ``court`` who ordered it, and its number."""

    kind: OrderKind
    court: str = ""
    number: str = ""
    says: str = ""


class Session(StrEnum):
    """What somebody did with the child."""

    TALK = "talk"
    PLAY = "play"
    LEARNING = "learning"
    GROUP = "group"
    WITH_MOTHER = "with_mother"
    VISIT = "visit"  # somewhere else, as with a child that lives there


class Unreadable(ValueError):
    """These words were written in a way this version does not read."""


def to_words(told: Told | CourtOrder) -> str:
    """Return what is sealed of it; "" if nothing is known."""
    if isinstance(told, Told):
        words = {name: text for name, text in told.words.items() if text}
        answers = {n: a for n, a in told.answers.items() if a is not Answer.UNKNOWN}
        if not (words or answers):
            return ""
        told = Told(answers, words)
    return json.dumps(asdict(told), ensure_ascii=False, sort_keys=True)


def told_of(words: str) -> Told:
    """Return what ``to_words`` sealed of a part. Raises ``Unreadable``."""
    if not words:
        return Told()
    try:
        known = json.loads(words)
        answers = {str(n): Answer(a) for n, a in known["answers"].items()}
        return Told(answers, {str(n): str(t) for n, t in known["words"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable from error


def order_of(words: str) -> CourtOrder:
    """Return what ``to_words`` sealed of a court's order. Raises ``Unreadable``."""
    try:
        known = json.loads(words)
        return CourtOrder(
            OrderKind(known["kind"]), known["court"], known["number"], known["says"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error


def due_before(ends_on: date, today: date) -> date:
    """Return when somebody must look after an order that ends, today at the soonest."""
    return max(ends_on - NOTICE, today)
