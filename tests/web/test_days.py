"""Days, times and numbers as each language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import formats, timezone, translation

LANGUAGES = ("kk", "ru", "en")
FIFTH = date(2026, 3, 5)
MONTHS_KK = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]


def shown(language: str, template: str, **context: object) -> str:
    with translation.override(language), timezone.override("Asia/Almaty"):
        loaded = "{% load umay %}" + template
        return Template(loaded).render(Context(context)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "2026 ж. 5 наурыз"), ("ru", "5 марта 2026 г."), ("en", "5 March 2026")],
)
def test_a_long_day(language: str, expected: str) -> None:
    assert shown(language, "{{ d|day }}", d=FIFTH) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_kazakh_months_inside_a_day_begin_small(month: int) -> None:
    written = shown("kk", "{{ d|day }}", d=date(2026, month, 1))

    assert written == f"2026 ж. 1 {MONTHS_KK[month - 1]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_day_has_the_day_first(language: str) -> None:
    assert shown(language, "{{ d|shortday }}", d=FIFTH) == "05.03.2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_has_24_hours(language: str) -> None:
    evening = datetime(2026, 3, 5, 14, 7, tzinfo=UTC)

    assert shown(language, "{{ t|moment }}", t=evening) == "05.03.2026 19:07"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_of_today_is_a_time(language: str) -> None:
    now = timezone.now()

    written = shown(language, "{{ t|moment }}", t=now)

    assert len(written) == len("19:07")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_numbers_have_spaces_and_a_comma(language: str) -> None:
    with translation.override(language):
        written = formats.number_format(1234567.89, use_l10n=True, force_grouping=True)

    assert written.replace("\xa0", " ") == "1 234 567,89"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_week_begins_on_monday(language: str) -> None:
    with translation.override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 day", "2 days", "5 days", "21 days", "180 days"]),
        ("ru", ["1 день", "2 дня", "5 дней", "21 день", "180 дней"]),
        ("kk", ["1 күн", "2 күн", "5 күн", "21 күн", "180 күн"]),
    ],
)
def test_days_are_counted_in_the_grammar_of_the_language(
    language: str, expected: list[str]
) -> None:
    counted = [shown(language, "{{ n|days }}", n=n) for n in (1, 2, 5, 21, 180)]

    assert counted == expected
