"""``umay ledger verify-receipt``: without a house, a database or Django."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_witness import WITHOUT_DJANGO
from tests.proof.a_receipt import LOG_KEY, Sheets, policy_of, sheets
from umay.commands.ledger_receipt import LANGUAGES, _words
from umay.commands.main import main
from umay.network.qr_pages import codes
from umay.proof.keys import Kind, SigningKey
from umay.proof.receipts import Found, Verdict

OTHER = SigningKey("log/two", Kind.NOTE, bytes([8]) * 32)


def written(folder: Path, made: Sheets) -> list[str]:
    (folder / "sheet-1.txt").write_text(made.proof, "utf-8")
    (folder / "sheet-2.txt").write_text(made.content, "utf-8")
    return [
        "ledger",
        "verify-receipt",
        str(folder / "sheet-1.txt"),
        str(folder / "sheet-2.txt"),
    ]


def test_it_needs_neither_django_nor_a_house(tmp_path: Path) -> None:
    words = written(tmp_path, sheets())

    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, *words],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
    for said in ("The receipt holds.", "Квитанция верна.", "Түбіртек дұрыс."):
        assert said in done.stdout
    assert "2026-03-02 07:00 UTC" in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_found_has_its_words(language: str) -> None:
    say = _words()[language]

    for one in [*Found, *Verdict, *(f"{each}_means" for each in Verdict)]:
        assert say[one]


@pytest.mark.parametrize(
    ("this", "that", "sheet", "said"),
    [
        ('"people":2', '"people":3', 2, "The content or its salt was altered"),
        ('"salt":"0001', '"salt":"0000', 2, "The content or its salt was altered"),
        ("request.taken", "request.ended", 2, "does not stand in this log"),
        ("\n300\n", "\n301\n", 1, "The signature of the log is false"),
        ("index 77", "index 76", 1, "of different entries"),
        ("index 77", "index x", 1, "Sheet 1 cannot be read"),
        ('{"entry"', '["entry"', 2, "Sheet 2 cannot be read"),
    ],
)
def test_which_part_does_not_hold_is_said(
    tmp_path: Path, capsys, this: str, that: str, sheet: int, said: str
) -> None:
    words = written(tmp_path, sheets())
    file = tmp_path / f"sheet-{sheet}.txt"
    text = file.read_text("utf-8")
    flat = text if sheet == 1 else text.replace("\n", "")
    assert this in flat
    file.write_text(flat.replace(this, that), "utf-8")

    assert main([*words, "--language", "en"]) == 1

    assert said in capsys.readouterr().out


def test_keys_of_ones_own_say_that_it_is_another_log(tmp_path: Path, capsys) -> None:
    words = written(tmp_path, sheets(key=OTHER))
    own = tmp_path / "own.policy"
    own.write_text(policy_of(LOG_KEY), "utf-8")

    assert main([*words, "--policy", str(own)]) == 1

    told = capsys.readouterr().out
    assert "another log" in told
    assert "The keys came with sheet 2" not in told


def test_not_cosigned_is_not_proven_and_said_so(tmp_path: Path, capsys) -> None:
    words = written(tmp_path, sheets(by=()))

    assert main(words) == 1

    assert "nobody outside vouches for it" in capsys.readouterr().out


def test_scanned_code_by_code_it_is_put_together(tmp_path: Path, capsys) -> None:
    made = sheets()
    split = ["".join(f"{one}\n" for one in codes(text, 500)) for text in
             (made.proof, made.content)]  # fmt: skip
    words = written(tmp_path, Sheets(*split, made.policy))

    assert main(words) == 0


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path, capsys) -> None:
    words = written(tmp_path, sheets())

    assert main([*words, "--policy", str(tmp_path / "none")]) == 1
    assert main([*words[:3], str(tmp_path / "none")]) == 1

    assert capsys.readouterr().err.count("cannot be read") == 2
