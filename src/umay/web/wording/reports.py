"""Words for reports: what each count means, how a year is cut, what is left out."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umay.core.law.answering import Answer
from umay.core.reports.counts import Count
from umay.core.reports.figures import Audience
from umay.core.reports.periods import Period

Words = Mapping[str, str | Promise]

MEANS: Words = {
    Count.PEOPLE: _("People who lived here, each once a year, when they first came."),
    Count.ADULTS: _("Adults who lived here, each once a year, when they first came."),
    Count.CHILDREN: _("Children who lived here, each once a year; as they came."),
    Count.HERE: _("People who sleep here after the last day of the period."),
    Count.HERE_ADULTS: _("Adults who sleep here after the last day."),
    Count.HERE_CHILDREN: _("Children who sleep here after the last day."),
    Count.HERE_0_2: _("Of these children, those up to 2 years."),
    Count.HERE_3_6: _("Of these children, those of 3 to 6 years."),
    Count.HERE_7_13: _("Of these children, those of 7 to 13 years."),
    Count.HERE_14_17: _("Of these children, those of 14 to 17 years."),
    Count.HERE_NO_AGE: _("Of these children, those whose age nobody knows."),
    Count.HERE_A: _("Of those who sleep here, the families of Programme A."),
    Count.HERE_B: _("Of those who sleep here, the families of all other programmes."),
    Count.LEFT: _("Families who left in the period, each leaving once."),
    Count.LEFT_HOME: _("Families who left for a home of their own, rented or owned."),
    Count.LEFT_KIN: _(
        "Families who left to live with relatives or friends. Whoever went back to the"
        " person she left is not among them."
    ),
    Count.LEFT_CENTER: _("Families who left for another center or supported housing."),
    Count.LEFT_CARE: _("Families who left for a hospital or an institution."),
    Count.LEFT_BACK: _(
        "Families who went back. It is a fact, no success and no fault."
    ),
    Count.LEFT_OTHER: _("Families who left for anywhere else."),
    Count.LEFT_UNKNOWN: _("Families who left, and nobody knows or asked where to."),
    Count.AWAY: _("Requests that got no place, each once; she may ask again."),
    Count.AWAY_FULL: _("No bed was free, or no unit large enough."),
    Count.AWAY_NEEDS: _("Steps, area, language, animals, or who must not meet."),
    Count.AWAY_NOT_OURS: _("The request was for another kind of house."),
    Count.AWAY_HERS: _("She chose otherwise, or nobody could reach her again."),
    Count.AWAY_OTHER: _("Requests without a place for any other reason."),
    Count.NIGHTS: _("One for each person and each night; nights spent out count too."),
    Count.DOMESTIC: _("People given help with daily life, each once a year."),
    Count.MEDICAL: _("People given help with health, each once a year."),
    Count.PSYCHOLOGICAL: _("People a psychologist helped, each once a year."),
    Count.PEDAGOGICAL: _("People given help with learning, each once a year."),
    Count.LABOUR: _("People given help with work, each once a year."),
    Count.CULTURAL: _("People given help with free time, each once a year."),
    Count.ECONOMIC: _("People given help with money, each once a year."),
    Count.LEGAL: _("People given help with the law, each once a year."),
    Count.BEDS: _("Beds that stand in the house, without cots and fold-out beds."),
}
STEP: Mapping[int, str | Promise] = {
    1: _("Month by month"),
    3: _("Quarter by quarter"),
    6: _("Half-year by half-year"),
    12: _("As a whole year"),
}
AUDIENCE: Words = {
    Audience.AGREED: _("A ministry or a donor with whom this is agreed"),
    Audience.PUBLIC: _("Everybody"),
}
WHY_HIDDEN: Words = {
    Audience.AGREED: _(
        "Numbers from 1 to 4 are hidden, and others from which they could be worked"
        " out, so that nobody can be recognised."
    ),
    Audience.PUBLIC: _(
        "Numbers from 1 to 9 are hidden, and others from which they could be worked"
        " out, so that nobody can be recognised. All others are rounded to 5, so they"
        " may not add up."
    ),
}
OF_WHAT: Words = {
    Count.PEOPLE: _("People who lived here"),
    Count.HERE: _("People here after the last day"),
    Count.HERE_CHILDREN: _("Children here after the last day"),
    Count.LEFT: _("Families who left"),
    Count.AWAY: _("Requests without a place"),
}
WHY_GAPS_HIDDEN: Words = {
    Audience.AGREED: _(
        "A number is told only if at least 5 families stand behind it. Others from"
        " which it could be worked out are hidden too."
    ),
    Audience.PUBLIC: _(
        "A number is told only if it is 10 or more and at least 5 families stand"
        " behind it. Others from which it could be worked out are hidden too. All are"
        " rounded to 5, so they may not add up."
    ),
}
ANSWERED: Words = {
    Answer.GROUND: _("There was a law for it"),
    Answer.PARTIAL_GROUND: _("Only if something else was so too"),
    Answer.NO_GROUND: _("The law had nothing for it"),
    Answer.UNKNOWN: _("We do not know"),
}
NOT_RECORDED = _("not recorded")
HIDDEN = _("hidden")


def said(period: Period) -> str:
    """Say a period in months: a quarter has another name in every country."""
    last = date_format(period.last, "F Y")
    if period.months == 1:
        return last
    if get_language() != "en":  # where a month is no proper name
        last = last.lower()
    return f"{date_format(period.first, 'F')} – {last}"
