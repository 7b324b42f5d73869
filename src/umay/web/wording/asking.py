"""Words for asking: what became of a request, why there was no place, how long."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from umay.core.people import Age
from umay.records.models import Member
from umay.web.wording.answers import AGE

OUTCOME: Mapping[str, str | Promise] = {
    "open": _("Not answered yet"),
    "held": _("A place is kept"),
    "waiting": _("On the waiting list"),
    "admitted": _("Came to live here"),
    "referred": _("Referred to others"),
    "advice": _("Only wanted advice"),
    "turned_away": _("No place here"),
    "withdrawn": _("She no longer asks"),
}
REASON: Mapping[str, str | Promise] = {
    "full": _("The house is full"),
    "no_unit_of_size": _("No unit is large enough"),
    "area_unsafe": _("This town is not safe for her"),
    "needs_not_met": _("Needs care we cannot give"),
    "steps": _("No step-free unit"),
    "older_boy": _("House rule about older boys"),
    "must_not_meet": _("Somebody here must not be met"),
    "pets": _("Pets"),
    "language": _("No common language"),
    "not_for_us": _("Needs another kind of help"),
    "her_choice": _("She chose not to come"),
    "no_answer": _("She could not be reached again"),
    "other": _("Another reason"),
}
SAID_IN_MINUTES = 100
STAY_FORM: Mapping[str, str | Promise] = {
    "round_the_clock": _("Day and night, with a bed"),
    "day": _("Daytime only, without a bed"),
}


def family(members: Sequence[Member], on: date) -> str:
    """Say who comes, without a name: 1 adult, 2 children (under 1, 7–13 years)."""
    bands = Counter(m.age_band_on(on) for m in members if m.kind == "child")
    del bands[Age.ADULT]
    children = bands.total()
    adults = len(members) - children
    ages = [_times(bands[age], str(AGE[age]).lower()) for age in Age if bands[age]]
    return ", ".join(_counted(adults, children, ages))


def _times(count: int, age: str) -> str:
    return f"{count} × {age}" if count > 1 else age


def counted(adults: int, children: int) -> str:
    return ", ".join(_counted(adults, children, []))


def _counted(adults: int, children: int, ages: list[str]) -> Iterator[str]:
    if adults:
        yield ngettext("%(count)d adult", "%(count)d adults", adults) % {
            "count": adults
        }
    if children:
        said = ngettext("%(count)d child", "%(count)d children", children)
        told = f" ({', '.join(ages)})" if ages else ""
        yield said % {"count": children} + told


def room(beds: int, cots: int) -> str:
    """Say what a family needs: 3 beds, 1 cot."""
    said = ngettext("%(count)d bed", "%(count)d beds", beds) % {"count": beds}
    if not cots:
        return said
    more = ngettext("%(count)d cot", "%(count)d cots", cots) % {"count": cots}
    return f"{said}, {more}"


def time_left(until: datetime, now: datetime) -> str:
    """Say how long a place is still kept, in whole minutes or hours."""
    minutes = max(int((until - now).total_seconds() // 60), 0)
    if minutes < SAID_IN_MINUTES:
        return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {
            "count": minutes
        }
    return _now("%(hours)d h %(minutes)d min left") % {
        "hours": minutes // 60,
        "minutes": minutes % 60,
    }
