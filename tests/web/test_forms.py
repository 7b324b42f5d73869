"""Forms: label, hint and error tied to each control; nothing typed is ever lost."""

import re
import uuid
from datetime import date, time
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict

from tests.web.probes import ProbeForm

KEY = "7b0d4a3c-8a45-4a8e-9a14-0c2e2d9a1f10"
GOOD = {"key": KEY, "note": "All is well", "kind": "a"}


def bound(**changes: Any) -> ProbeForm:
    data = QueryDict(mutable=True)
    for name, value in (GOOD | changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return ProbeForm(data)


class Markup(HTMLParser):
    """The ids of a page, and what its controls, labels and groups point to."""

    def __init__(self, form: ProbeForm) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.controls: dict[str, dict[str, str | None]] = {}
        self.labelled: set[str] = set()
        self.links: set[str] = set()
        self.groups: list[dict[str, str | None]] = []
        self.feed(form.render())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("id"):
            self.ids.append(told["id"])
        if tag in {"input", "select", "textarea"} and told.get("type") != "hidden":
            self.controls[told["id"]] = told
        elif tag == "label":
            self.labelled.add(told["for"])
        elif tag == "fieldset":
            self.groups.append(told)
        elif tag == "a":
            self.links.add(told["href"].removeprefix("#"))

    def described(self) -> set[str]:
        every = [*self.controls.values(), *self.groups]
        return {
            i for told in every for i in (told.get("aria-describedby") or "").split()
        }


def test_every_control_has_its_own_label() -> None:
    page = Markup(ProbeForm())

    assert set(page.controls) == page.labelled


def test_groups_of_choices_and_boxes_stand_in_a_fieldset() -> None:
    assert len(Markup(ProbeForm()).groups) == 4


def test_hints_and_errors_are_tied_to_their_control() -> None:
    page = Markup(bound(note="x" * 21, kind="nonsense", day_0="5"))

    assert {"id_note_helptext", "id_note_error"} <= page.described()
    assert {"id_kind_helptext", "id_kind_error", "id_day_error"} <= page.described()
    assert page.described() <= set(page.ids)


def test_no_id_stands_twice_on_a_page() -> None:
    ids = Markup(bound(note="x\0" * 21, kind="nonsense", day_0="5")).ids

    assert sorted(ids) == sorted(set(ids))


def test_the_summary_leads_to_each_wrong_control() -> None:
    page = Markup(bound(note="", kind="", day_0="5"))

    assert page.links == {"id_note", "id_kind_0", "id_day_0"}
    assert page.links <= set(page.controls)


def test_a_question_is_not_followed_by_a_colon() -> None:
    asked = bound(note="")
    asked.fields["note"].label = "What is it?"

    assert ">A note: This field is required.<" in bound(note="").render()
    assert ">What is it? This field is required.<" in asked.render()


def test_no_control_asks_the_browser_to_complain_or_to_guess() -> None:
    html = ProbeForm().render()

    assert not re.search(r"\srequired|type=\"(number|date|time|month)\"", html)
    assert html.count('autocomplete="off"') == html.count('type="text"') + 1


def test_the_key_is_new_for_each_empty_form_and_kept_when_shown_again() -> None:
    assert ProbeForm()["key"].value() != ProbeForm()["key"].value()
    assert f'value="{KEY}"' in bound(note="").render()


@pytest.mark.parametrize("key", ["", "1", "7b0d4a3c", "\0", "x" * 9000, "' or 1=1"])
def test_a_damaged_key_is_told_and_the_form_can_be_sent_again(key: str) -> None:
    form = bound(key=key, several=["a", "b"])

    assert not form.is_valid()
    assert "damaged" in str(form.errors["key"])
    again = QueryDict(mutable=True)
    again.update(form.data)
    assert ProbeForm(again).is_valid()
    assert uuid.UUID(str(form["key"].value()))
    assert form["several"].value() == ["a", "b"]


def test_too_long_a_text_is_kept_and_told_by_how_much() -> None:
    form = bound(note="ә" * 23)

    assert form.errors["note"] == ["Too long: leave out 3 letters. 20 fit here."]
    assert "ә" * 23 in form.render()
    assert "maxlength" not in str(form["note"])


def test_a_new_line_counts_as_one_letter() -> None:
    form = bound(story="a\r\n" * 100)

    assert form.is_valid()
    assert form.cleaned_data["story"] == ("a\n" * 100).strip()


@pytest.mark.parametrize("letter", ["\0", "\x1b", "\x85", "\ufffd", "\x7f"])
def test_letters_nobody_types_are_refused_in_words(letter: str) -> None:
    form = bound(note=f"He{letter}lp")

    assert not form.is_valid()
    assert "note" in form.errors


@pytest.mark.parametrize(
    "words", ["Әсел, 87 ж.", "+7\xa0777\xa0123", "👩\u200d👧 жақсы", "“—”…\u2009№"]
)
def test_letters_people_do_type_or_paste_are_taken(words: str) -> None:
    form = bound(note=words)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["note"] == words


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        (("5", "3", "2026"), date(2026, 3, 5)),
        (("05", "03", "2026"), date(2026, 3, 5)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("", "", ""), None),
        (("29", "2", "2026"), "no such day"),
        (("31", "4", "2026"), "no such day"),
        (("3", "13", "2026"), "no such day"),
        (("0", "1", "2026"), "no such day"),
        (("5", "", "2026"), "day, month and year"),
        (("5", "3", "26"), "four digits"),
        (("5", "3", "9" * 500), "four digits"),
        (("+5", "3", "2026"), "no such day"),
        (("1_0", "3", "2026"), "no such day"),
        (("٥", "3", "2026"), "no such day"),
        (("5\0", "3", "2026"), ""),
    ],
)
def test_a_day_is_taken_as_written_or_refused_in_words(
    boxes: tuple[str, str, str], expected: date | str | None
) -> None:
    form = bound(**{f"day_{i}": box for i, box in enumerate(boxes)})

    if isinstance(expected, str):
        assert expected in str(form.errors["day"])
        assert all(f'value="{box}"' in str(form["day"]) for box in boxes if box)
    else:
        assert form.is_valid()
        assert form.cleaned_data["day"] == expected


def test_a_month_is_its_first_day() -> None:
    form = bound(month_0="11", month_1="2025")

    assert form.is_valid()
    assert form.cleaned_data["month"] == date(2025, 11, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("1930", time(19, 30)),
        ("7:05", time(7, 5)),
        ("730", time(7, 30)),
        ("19", time(19)),
        ("7", time(7)),
        ("00:00", time(0)),
        ("24:00", None),
        ("12:60", None),
        ("12:3", None),
        ("7pm", None),
        ("-1:30", None),
    ],
)
def test_a_time_is_taken_as_written_or_refused(
    written: str, expected: time | None
) -> None:
    form = bound(clock=written)

    assert form.is_valid() is (expected is not None)
    assert form.cleaned_data.get("clock") == expected


def test_control_the_markup_check_sees_a_label_that_is_missing() -> None:
    page = Markup(ProbeForm())
    page.labelled.discard("id_note")

    assert set(page.controls) != page.labelled
