"""Forms of reports: strictly read, every mistake with its file and line."""

from pathlib import Path

import pytest

from tests.reports.years import year_of
from umay.commands.main import main
from umay.core.law.checking import BadPacks
from umay.core.reports.counts import NEVER_A_SUCCESS, TABLES, Count
from umay.core.reports.figures import Audience, figures
from umay.core.reports.forms import Reader, read_form
from umay.core.reports.reconciling import reconcile
from umay.records.report_forms import forms_in, our_forms
from umay.web.wording.reports import MEANS, OF_WHAT

LANGUAGES = {"kk", "ru", "en"}
FORM = """\
[report]
name   = "ours"
title  = { en = "Invented", ru = "Выдумано", kk = "Ойдан" }
owner  = "An invented ministry"
reader = "state"

[[line]]
says  = { en = "People", ru = "Люди", kk = "Адамдар" }
count = "people.all"

[[line]]
says     = { en = "Jobs", ru = "Работа", kk = "Жұмыс" }
recorded = false
"""


def test_ours_are_three_and_told_in_three_languages() -> None:
    assert [form.name for form in our_forms()] == ["ministry", "snapshot", "donor"]
    for form in our_forms():
        assert set(form.title) == LANGUAGES
        assert all(set(line.says) == LANGUAGES for line in form.lines)


def test_every_count_says_what_it_means() -> None:
    assert set(MEANS) == set(Count)
    assert {table.total for table in TABLES} == set(OF_WHAT)


def test_no_form_of_a_state_asks_who_went_back() -> None:
    for form in our_forms():
        assert form.reader is not Reader.STATE or not form.counts & NEVER_A_SUCCESS


def test_a_form_of_the_house_is_read() -> None:
    form = read_form("own.toml", FORM.encode())

    assert [line.count for line in form.lines] == [Count.PEOPLE, None]
    assert form.owner == "An invented ministry"


SPOILED = [
    ("owner ", "ovner ", 4, "“ovner” is no key of report"),
    ('reader = "state"', 'reader = "king"', 5, "“reader” must be one of state, donor"),
    ('name   = "ours"', 'name   = "../ours"', 2, "small letters"),
    ('"people.all"', '"people.al"', 9, "is “people.all” meant?"),
    ('"people.all"', '"left.back"', 9, "no form of a state may ask for it"),
    ('"people.all"', '"people.all"\nrecorded = false', 9, "or “recorded = false”"),
    ("recorded = false", "recorded = true", 11, "“recorded = false”"),
    ("recorded = false", 'count = "people.all"', 13, "a second time"),
    ('ru = "Люди", ', "", 8, "must be said in kk, ru and en"),
    ("[[line]]", "[[list]]", 7, "nobody knows"),
    ("[report]", "[report", 1, "Expected"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "says"), SPOILED)
def test_what_is_wrong_is_told_with_file_and_line(
    right: str, wrong: str, line: int, says: str
) -> None:
    assert right in FORM
    with pytest.raises(BadPacks) as bad:
        read_form("own.toml", FORM.replace(right, wrong, 1).encode())

    told = [str(one) for one in bad.value.mistakes]
    assert any(one.startswith(f"own.toml:{line}: ") and says in one for one in told), (
        told
    )


@pytest.mark.parametrize(
    "text", ["", "[[line]]", FORM.split("[[line]]", maxsplit=1)[0]]
)
def test_a_form_without_a_head_or_a_line_is_none(text: str) -> None:
    with pytest.raises(BadPacks):
        read_form("own.toml", text.encode())


def test_one_that_is_wrong_or_named_like_ours_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(FORM.replace("ours", "donor"))
    (tmp_path / "b.toml").write_text("[report")
    (tmp_path / "c.toml").write_text(FORM)

    found = forms_in(tmp_path)

    assert set(found.by_name) == {"ministry", "snapshot", "donor", "ours"}
    assert [one.file for one in found.mistakes] == ["a.toml", "b.toml"]


def test_the_command_says_what_a_form_is_and_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = tmp_path / "right.toml", tmp_path / "wrong.toml"
    right.write_text(FORM)
    wrong.write_text(FORM.replace("people.all", "people.none"))

    assert main(["report", "check", str(right)]) == 0
    assert "ours, 2 lines, owner An invented ministry" in capsys.readouterr().out
    assert main(["report", "check", str(wrong)]) == 1
    assert "wrong.toml:9: " in capsys.readouterr().out
    assert main(["report", "check", str(tmp_path / "none.toml")]) == 1


@pytest.mark.parametrize("seed", range(12))
def test_all_forms_come_to_the_total_of_what_was_counted(seed: int) -> None:
    year = year_of(seed, 3, 12)
    told = figures(year, Audience.AGREED)

    for one in reconcile(our_forms(), told):
        true = sum(step.counts[one.table.total] for step in year)
        if one.table.total.startswith("here."):
            true = year[-1].counts[one.table.total]
        assert one.total in {None, true}
        assert one.holds == (one.total is not None)
        assert len(one.sums) >= 1


def test_control_a_total_that_does_not_fit_is_seen() -> None:
    year = year_of(1, 12, 25)
    told = dict(figures(year, Audience.AGREED))

    def adds_up() -> bool:
        every = {one.table.total: one for one in reconcile(our_forms(), told)}
        return every[Count.AWAY].holds

    assert adds_up()
    told[Count.AWAY_FULL] += told[Count.AWAY]
    assert not adds_up()
