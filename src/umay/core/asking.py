"""Asking: what the call sheet holds. It is complete with nothing filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from umay.core.people import Age, Answer, Person
from umay.core.places import Why
from umay.core.waiting import Danger

MOST_PEOPLE = 20


@dataclass(frozen=True)
class CallSheet:
    """One call. ``programme`` is a code; an empty text means nobody asked yet.

    ``people`` are the head and then everybody who comes or belongs with her.
    """

    programme: str
    people: tuple[Person, ...] = (Person(age=Age.ADULT),)
    channel: str = "phone"
    safe_to_talk: Answer = Answer.UNKNOWN
    if_line_drops: str = ""
    danger: Danger = Danger.UNKNOWN
    danger_words: str = ""
    areas_to_avoid: str = ""
    reach: str = ""
    call_name: str = ""
    languages: str = ""
    pregnant: Answer = Answer.UNKNOWN
    step_free: Answer = Answer.UNKNOWN
    access_needs: str = ""
    pets: Answer = Answer.UNKNOWN
    may_share: bool = False
    may_split: bool = False
    first_night: date | None = None
    until: date | None = None

    def kinds(self) -> Iterator[tuple[Person, str]]:
        """Yield each person as head, adult or child; the first is the head."""
        for number, person in enumerate(self.people):
            adult = person.age is Age.ADULT
            yield person, "head" if number == 0 else "adult" if adult else "child"


@dataclass(frozen=True)
class Choice:
    """The units a person confirmed, the rules she knowingly bends, and why."""

    units: tuple[str, ...]
    bends: frozenset[Why] = frozenset()
    why: str = ""
