"""Talk sheets: strictly read, every mistake with its file and line."""

import re
from pathlib import Path

import pytest

from tests.danger.sheets import SHEET
from umay.commands.main import main
from umay.core.danger.plans import Part, read_prompts
from umay.core.danger.sheets import read_sheet
from umay.core.law.checking import BadPacks
from umay.records.talk_sheets import our_sheet, safety_prompts, sheets_in

LANGUAGES = {"kk", "ru", "en"}
MOST_FACTS = 9  # with her fear ten questions: more cannot be asked in three minutes


def test_our_talk_asks_few_facts_in_three_languages() -> None:
    sheet = our_sheet()

    assert 0 < len(sheet.questions) <= MOST_FACTS
    assert all(set(one.asks) == LANGUAGES for one in sheet.questions)
    assert sheet.scoring == {}


def test_ours_uses_nobody_elses_name_or_words() -> None:
    text = " ".join(w for one in our_sheet().questions for w in one.asks.values())

    for theirs in ("DASH", "LAP", "ODARA", "SARA", "Danger Assessment", "Campbell"):
        assert theirs not in text


def test_every_part_of_a_plan_has_sentences_in_three_languages() -> None:
    prompts = safety_prompts()

    assert {one.part for one in prompts} == set(Part)
    assert all(set(one.says) == LANGUAGES for one in prompts)


def test_a_sheet_of_the_house_is_read_with_its_owner_and_its_scoring() -> None:
    sheet = read_sheet("own.toml", SHEET.encode())

    assert [one.id for one in sheet.questions] == ["one", "two"]
    assert sheet.owner == "An invented institute"
    assert sheet.scoring["en"] == "Eight is much"


SPOILED = [
    ("owner ", "ovner ", 4, "“ovner” is no key of talk"),
    ('licence  = "given to this house alone"\n', "", 1, "“licence” is missing"),
    ('ru = "Один?", ', "", 15, "must be said in kk, ru and en"),
    ('asks.kk = "Екі?"', 'asks.kk = ""', 20, "must be said in kk, ru and en"),
    ('id      = "two"', 'id      = "one"', 19, "a second time"),
    ('id      = "two"', 'id      = "T w o"', 19, "small letters"),
    ('["book"]', '["film"]', 16, "nobody knows a source “film”"),
    ('name     = "ours"', 'name     = "../ours"', 2, "small letters"),
    ('[[question]]\nid      = "two"', '[[verdict]]\nid = "x"', 18, "nobody knows"),
    ("https://", "gopher://", 11, "must be an address"),
    ("[talk]", "[talk", 1, "Expected"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "says"), SPOILED)
def test_what_is_wrong_is_told_with_file_and_line(
    right: str, wrong: str, line: int, says: str
) -> None:
    assert right in SHEET
    with pytest.raises(BadPacks) as bad:
        read_sheet("own.toml", SHEET.replace(right, wrong, 1).encode())

    told = [str(one) for one in bad.value.mistakes]
    assert any(one.startswith(f"own.toml:{line}: ") and says in one for one in told)


@pytest.mark.parametrize("text", ["", "[[question]]", SHEET.split("[[question]]")[0]])
def test_a_sheet_without_a_head_or_a_question_is_none(text: str) -> None:
    with pytest.raises(BadPacks):
        read_sheet("own.toml", text.encode())


def test_a_sentence_of_no_part_is_told_with_its_line() -> None:
    text = (
        '[[prompt]]\nid = "a"\npart = "roof"\nsays = { en = "A", ru = "A", kk = "A" }'
    )

    with pytest.raises(BadPacks) as bad:
        read_prompts("plan.toml", text.encode())

    assert str(bad.value).startswith("plan.toml:3: “part” must be one of house")


def test_a_broken_sheet_is_left_out_and_told_and_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SHEET, "utf-8")
    (tmp_path / "b.toml").write_text(SHEET.replace("owner ", "ovner "), "utf-8")
    (tmp_path / "c.toml").write_text(SHEET, "utf-8")

    found = sheets_in(tmp_path)

    assert list(found.by_name) == ["umay", "ours"]
    assert {one.file for one in found.mistakes} == {"b.toml", "c.toml"}


def test_without_a_folder_there_is_our_sheet(tmp_path: Path) -> None:
    found = sheets_in(tmp_path / "none")

    assert list(found.by_name) == ["umay"]
    assert found.mistakes == ()


def test_the_command_says_what_is_wrong_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SHEET, "utf-8")
    assert main(["danger", "check", str(file)]) == 0
    assert "licence given to this house alone" in capsys.readouterr().out

    file.write_text(SHEET.replace("owner ", "ovner "), "utf-8")
    assert main(["danger", "check", str(file)]) == 1
    assert re.search(r"own\.toml:4: .*ovner", capsys.readouterr().out)


def test_the_command_checks_the_folder_of_the_house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UMAY_HOME", str(tmp_path))
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "own.toml").write_text(SHEET, "utf-8")

    assert main(["danger", "check"]) == 0
    assert "2 questions" in capsys.readouterr().out
    assert main(["danger", "check", str(tmp_path / "gone.toml")]) == 1
