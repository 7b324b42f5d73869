"""``umay law``: the answer for a person and for a program; bad input is explained."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from umay.commands.main import main
from umay.records.law_packs import PACKS

ASK = [
    "law", "explain", "--jurisdiction", "KZ", "--act", "K1", "--on", "2025-10-10",
    "--relationship", "ex_cohabitant", "--place", "street",
]  # fmt: skip


def answer(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict]:
    assert main([*ASK, "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_has_the_three_parts_barriers_and_review(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = answer(capsys)

    assert {"punishment", "protection", "civil", "barriers", "review"} <= set(said)
    stalking = next(
        one for one in said["punishment"]["provisions"] if one["id"] == "kz/cc/115-1"
    )
    assert stalking["answer"] == "partial_ground"
    assert stalking["missing"] == ["substantial_harm"]
    assert stalking["sources"]
    assert said["review"]["reviewed"] is False


def test_a_fact_changes_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, "--fact", "substantial_harm=yes")

    assert said["punishment"]["answer"] == "ground"


def test_for_a_person_it_never_leaves_out_a_part_or_that_nobody_reviewed_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for language in ("en", "ru", "kk"):
        assert main([*ASK, "--language", language]) == 0
        text = capsys.readouterr().out
        assert "UNREVIEWED" in text
        assert all(f"\n{p}: " in text for p in ("punishment", "protection", "civil"))


@pytest.mark.parametrize(
    ("instead", "by", "words"),
    [
        ("KZ", "FR", "There are:"),
        ("K1", "K9", "act K9"),
        ("2025-10-10", "yesterday", "not a day"),
        ("street", "moon", "invalid choice"),
        ("ex_cohabitant", "friend", "invalid choice"),
    ],
)
def test_what_cannot_be_asked_is_explained(
    capsys: pytest.CaptureFixture[str], instead: str, by: str, words: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main([by if word == instead else word for word in ASK])

    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_a_fact_nobody_asks_about_is_told_and_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*ASK, "--format", "json", "--fact", "harm_of_the_moon=yes"]) == 0
    told = capsys.readouterr()
    assert "harm_of_the_moon" in told.err
    assert json.loads(told.out) == answer(capsys)


@pytest.mark.parametrize("fact", ["substantial_harm", "substantial_harm=maybe"])
def test_a_fact_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], fact: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*ASK, "--fact", fact])

    assert left.value.code == 2
    assert fact.split("=", maxsplit=1)[0] in capsys.readouterr().err


def test_the_packs_of_this_house_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "check"]) == 0
    assert "UNREVIEWED" in capsys.readouterr().out


def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "a.toml").write_text('[pack]\njurisdiction = "yy"\n', "utf-8")

    assert main(["law", "check", str(tmp_path)]) == 1
    assert "xx/a.toml:1: " in capsys.readouterr().out


def test_every_fact_can_be_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "facts"]) == 0
    assert "substantial_harm: " in capsys.readouterr().out


def test_two_editions_are_compared_question_by_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "law"
    copytree(PACKS, old)
    file = old / "kz" / "criminal.toml"
    before, rule, after = file.read_text().partition('id       = "kz/cc/115-1"')
    file.write_text(before + rule + after.replace("2025-09-16", "2025-07-16", 1))

    assert main(["law", "changes", str(old), "--act", "k1"]) == 0

    said = capsys.readouterr().out
    assert "KZ K1: He follows" in said
    assert "from 2025-07-16 to 2025-09-15" in said
    assert "only if something else is so too -> the law has nothing" in said
    assert "K2" not in said


def test_the_same_edition_answers_as_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "changes", str(PACKS)]) == 0
    assert "Every question is answered as before." in capsys.readouterr().out


def test_a_folder_that_holds_no_packs_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "changes", str(tmp_path)]) != 0
    assert "no folder of law packs" in capsys.readouterr().err
