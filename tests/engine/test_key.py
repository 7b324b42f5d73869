from pathlib import Path

import pytest

from umay.records.engine.gate import EngineRefused
from umay.records.engine.key import is_key, read_key


def test_a_key_is_64_hexadecimal_digits(tmp_path: Path) -> None:
    file = tmp_path / "house.key"
    file.write_text("ab" * 32 + "\n")

    assert read_key(file) == "ab" * 32


@pytest.mark.parametrize("text", ["", "ab" * 31, "xy" * 32, " ".join(["ab"] * 32)])
def test_anything_else_is_not(text: str) -> None:
    assert not is_key(text)


def test_a_missing_key_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(EngineRefused, match="umay init"):
        read_key(tmp_path / "house.key")


def test_a_file_that_holds_no_key_is_refused_without_showing_it(tmp_path: Path) -> None:
    file = tmp_path / "house.key"
    file.write_text("swordfish")

    with pytest.raises(EngineRefused) as refusal:
        read_key(file)

    assert "swordfish" not in str(refusal.value)
