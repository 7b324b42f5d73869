"""QR codes: what is scanned is what was printed, in any order."""

import random

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from tests.proof.a_log import Log
from umay.network.qr_pages import FITS, codes, join, page, read_scanned
from umay.network.submissions import read_submission
from umay.proof.refusals import Malformed

LONG = str(Log(1025).submission(1000, 1025))
SHORT = str(Log(1).submission(0, 1))


def test_what_fits_is_the_text_itself() -> None:
    assert codes(SHORT) == [SHORT]
    assert join([SHORT]) == SHORT
    assert join([SHORT.rstrip("\n")]) == SHORT


def test_what_does_not_fit_is_in_numbered_codes() -> None:
    made = codes(LONG)

    assert len(made) > 1
    assert all(len(code.encode()) <= FITS for code in made)
    assert made[0].startswith(f"umay 1/{len(made)} ")
    assert read_submission(join(made).encode()) == read_submission(LONG.encode())


@given(st.integers(150, 500), st.randoms(), st.booleans())
def test_scanned_in_any_order_and_twice(
    fits: int, dice: random.Random, stripped: bool
) -> None:
    made = codes(LONG, fits)
    scanned = [*made, dice.choice(made)]
    dice.shuffle(scanned)
    if stripped:
        scanned = [each.rstrip("\n").replace("\n", "\r\n") for each in scanned]

    assert join(scanned) == LONG
    assert join(["\n".join(scanned)]) == LONG
    assert read_scanned(each.encode() for each in scanned) == LONG


def test_a_missing_a_foreign_or_a_false_code_is_told() -> None:
    made = codes(LONG)
    other = codes(str(Log(1025).submission(999, 1025)))

    with pytest.raises(Malformed, match="these are missing: 2"):
        join([made[0], *made[2:]])
    with pytest.raises(Malformed, match="different pages"):
        join([*made[:1], *other[1:]])
    with pytest.raises(Malformed, match="do not make the text"):
        join([made[0].replace("old", "odd"), *made[1:]])
    with pytest.raises(Malformed, match="not UTF-8"):
        read_scanned([b"\xff"])


def test_the_page_stands_by_itself() -> None:
    told = page(LONG, "A & B", ["one <two>"])

    assert told.count("<svg") == len(codes(LONG))
    assert "A &amp; B" in told
    assert "one &lt;two&gt;" in told
    assert "http" not in told.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in told


def test_a_code_is_small_enough_for_a_cheap_telephone() -> None:
    for code in codes(LONG):
        drawn = segno.make(code, error="m", boost_error=False, encoding="utf-8")
        assert int(drawn.version) <= 20
