"""Tags: her fear or the danger over time, as a picture and as its words."""

from typing import Any

from django import template
from django.utils.formats import date_format

from umay.web.danger_picture import Strip
from umay.web.wording.danger import FEAR, LEFT_OPEN, LEVEL, spoken

register = template.Library()
register.filter("spoken", spoken)


@register.inclusion_tag("danger/over_time.html")
def over_time(strip: Strip, talks: list[dict[str, Any]], told: str) -> dict[str, Any]:
    """Draw one strip; what a talk told stands in ``told`` of each of ``talks``."""
    drawn = [one for one in talks if one["talk"]]
    said = [(_day(one), one[told] or LEFT_OPEN) for one in drawn]
    words: dict[str, Any] = {**FEAR, **LEVEL}
    return {
        "strip": strip,
        "words": "; ".join(f"{day}: {what}" for day, what in said),
        "steps": [
            {"word": words[code], "y": y, "over": y - 3} for code, y in strip.steps
        ],
        "first": said[0][0],
        "last": said[-1][0],
    }


def _day(one: dict[str, Any]) -> str:
    return date_format(one["talk"].day, "SHORT_DATE_FORMAT")
