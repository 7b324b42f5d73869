"""Words for people and answers; every list ends with "unknown" and "not said"."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.core.exits import Destination
from umay.core.people import Age, Answer, Sex, Whereabouts
from umay.core.roles import Role
from umay.core.waiting import Danger

UNKNOWN = _("Not known")
UNSAID = _("Prefers not to say")

ANSWER: Mapping[str, str | Promise] = {
    Answer.YES: _("Yes"),
    Answer.NO: _("No"),
    Answer.UNKNOWN: UNKNOWN,
    Answer.UNSAID: UNSAID,
}
AGE: Mapping[str, str | Promise] = {
    Age.BABY: _("Under 1"),
    Age.TODDLER: _("1–2 years"),
    Age.SMALL: _("3–6 years"),
    Age.SCHOOL: _("7–13 years"),
    Age.TEEN: _("14–17 years"),
    Age.ADULT: _("18 or older"),
    Age.UNKNOWN: UNKNOWN,
    Age.UNSAID: UNSAID,
}
SEX: Mapping[str, str | Promise] = {
    Sex.FEMALE: _("Girl or woman"),
    Sex.MALE: _("Boy or man"),
    Sex.UNKNOWN: UNKNOWN,
    Sex.UNSAID: UNSAID,
}
WHEREABOUTS: Mapping[str, str | Promise] = {
    Whereabouts.HERE: _("Lives here"),
    Whereabouts.ELSEWHERE: _("Lives elsewhere"),
    Whereabouts.LEFT: _("Has left"),
}
MEMBER: Mapping[str, str | Promise] = {
    "head": _("Head of the household"),
    "adult": _("Adult"),
    "child": _("Child"),
}
DANGER: Mapping[str, str | Promise] = {
    Danger.NOW: _("In danger now"),
    Danger.HIGH: _("In great danger"),
    Danger.UNKNOWN: UNKNOWN,
    Danger.PRESENT: _("There is danger"),
    Danger.NONE_SEEN: _("No danger seen"),
}
DESTINATION: Mapping[str, str | Promise] = {
    Destination.OWN_HOME: _("A home of her own"),
    Destination.HOME_WITHOUT_HIM: _("Her former home, without him"),
    Destination.RENTED: _("A rented home"),
    Destination.RENTED_SUBSIDISED: _("A rented home with support"),
    Destination.KIN_FOR_NOW: _("Family or friends, for now"),
    Destination.KIN_FOR_GOOD: _("Family or friends, for good"),
    Destination.OTHER_CENTER: _("Another center"),
    Destination.OTHER_REGION: _("A center in another region"),
    Destination.SUPPORTED_HOUSING: _("Supported housing"),
    Destination.HOSPITAL: _("Hospital"),
    Destination.INSTITUTION: _("Another institution"),
    Destination.HOTEL: _("Hotel"),
    Destination.BACK_TO_HIM: _("Back to him"),
    Destination.NO_HOME: _("No home to go to"),
    Destination.DIED: _("Died"),
    Destination.OTHER: _("Somewhere else"),
    Destination.UNKNOWN: UNKNOWN,
    Destination.UNSAID: UNSAID,
    Destination.NOT_ASKED: _("Nobody could ask"),
}
ROLE: Mapping[str, str | Promise] = {
    Role.DUTY: _("Duty worker"),
    Role.SOCIAL: _("Social worker"),
    Role.PSYCHOLOGIST: _("Psychologist"),
    Role.CHILDREN: _("Children's worker"),
    Role.LAWYER: _("Lawyer"),
    Role.MEDIC: _("Medic"),
    Role.DIRECTOR: _("Director"),
    Role.ADMIN: _("Administrator"),
    Role.INSPECTOR: _("Inspector"),
}
PROGRAMME: Mapping[str, str | Promise] = {
    "violence": pgettext_lazy("programme", "Programme A"),
    "hardship": pgettext_lazy("programme", "Programme B"),
}
PROGRAMME_MARK: Mapping[str, str | Promise] = {
    "violence": pgettext_lazy("programme", "A"),
    "hardship": pgettext_lazy("programme", "B"),
}
# Addresses are seen over a shoulder, and stay in a browser's memory.
PROGRAMME_MARKS = {"violence": "a", "hardship": "b"}
CHANNEL: Mapping[str, str | Promise] = {
    "phone": _("By phone"),
    "chat": _("By message"),
    "door": _("At the door"),
    "police": _("Brought by police"),
    "partner": _("From another center"),
    "unknown": UNKNOWN,
}


def choices(
    words: Mapping[str, str | Promise], *only: str
) -> list[tuple[str, str | Promise]]:
    """Return form choices of ``words``, or of the named ones, in their order."""
    return [(str(key), word) for key, word in words.items() if not only or key in only]
