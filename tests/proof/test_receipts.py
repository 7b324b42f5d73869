"""Contents and receipts, without a house."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proof.a_receipt import AT, LOG_KEY, NAMES, sheets
from umay.network.qr_pages import codes, join
from umay.proof.contents import read_content
from umay.proof.keys import SigningKey
from umay.proof.receipts import Found, Verdict, check_receipt
from umay.proof.refusals import Malformed

SOUND = sheets()


def found(proof: str, content: str, policy: str | None = None) -> set[Found]:
    own = policy.encode() if policy is not None else None
    return set(check_receipt(proof.encode(), content.encode(), own).found)


def test_a_sound_one_holds_part_by_part() -> None:
    assert found(SOUND.proof, SOUND.content, SOUND.policy) == {
        Found.SAID, Found.WORDS, Found.STANDS, Found.SIGNED, Found.COSIGNED,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("by", "why"),
    [(NAMES[:2], Found.COSIGNED), (NAMES[:1], Found.TOO_FEW), ((), Found.NOT_COSIGNED)],
)
def test_how_many_have_seen_it(by: tuple[str, ...], why: Found) -> None:
    made = sheets(by=by)

    assert why in found(made.proof, made.content)


LATER = replace(LOG_KEY, name=f"{LOG_KEY.name}/2")


def test_of_a_log_begun_anew_that_is_said_and_it_still_holds() -> None:
    """Between the two sheets an older copy of the database was put back."""
    anew = sheets(key=LATER)

    assert Found.BEGUN_ANEW not in found(anew.proof, anew.content)
    for proof, content in ((SOUND.proof, anew.content), (anew.proof, SOUND.content)):
        checked = check_receipt(proof.encode(), content.encode(), None)
        assert {Found.SIGNED, Found.BEGUN_ANEW} <= set(checked.found)
        assert checked.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    "key",
    [
        replace(LATER, seed=bytes([8]) * 32),
        replace(LOG_KEY, name="log/other/2"),
        replace(LOG_KEY, name=f"{LOG_KEY.name}/0"),
        replace(LOG_KEY, name=f"{LOG_KEY.name}/2/3"),
    ],
)
def test_by_another_key_or_name_it_is_another_log(key: SigningKey) -> None:
    assert Found.ANOTHER_LOG in found(sheets(key=key).proof, SOUND.content)


def test_an_entry_from_after_it_was_seen_is_named() -> None:
    late = sheets(at=AT + timedelta(hours=1))

    assert Found.TIME_AHEAD in found(late.proof, late.content)


@given(st.data())
def test_one_changed_byte_of_the_content_is_refused(data: st.DataObject) -> None:
    whole = bytearray(SOUND.content.rstrip("\n").encode())
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = data.draw(st.integers(0, 255))
    if changed == whole[place] or {changed, whole[place]} <= {10, 13}:
        return
    whole[place] = changed

    checked = check_receipt(SOUND.proof.encode(), bytes(whole), SOUND.policy.encode())

    # The policy that came along is not asked here, so it alone may be anything.
    same = read_content(SOUND.content.encode())
    if checked.verdict is Verdict.PROVEN:
        assert checked.content.policy != same.policy
        assert checked.content.words == same.words
        assert checked.content.facts == same.facts
        assert checked.content.entry == same.entry


@pytest.mark.parametrize(
    "change",
    [
        ('"people":2', '"people":2.0'),
        ('"people":2', '"people":02'),
        ('"people":2', '"people": 2'),
        ('"people":2', '"people":1e400'),
        ('"people":2', '"people":2,"people":2'),
        ('"people":2', '"people":9007199254740993'),
        ('"kind":"umay.receipt/v1"', '"kind":"umay.receipt/v2"'),
        ('"salt":"00', '"salt":"0'),
        ("}", ""),
    ],
)
def test_another_form_is_no_content(change: tuple[str, str]) -> None:
    flat = SOUND.content.replace("\n", "")
    assert change[0] in flat

    with pytest.raises(Malformed):
        read_content(flat.replace(*change).encode())


def test_it_goes_through_codes_and_back() -> None:
    for text in (SOUND.proof, SOUND.content):
        assert join(reversed(codes(text, 400))) == text
        assert len(codes(text, 400)) > 1


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=400))
def test_any_words_come_back_as_they_were(text: str) -> None:
    made = sheets()
    flat = json.loads(made.content.replace("\n", ""))
    flat["words"] = {"a/b/c": {"salt": "00" * 32, "text": text}}
    import rfc8785

    read = read_content(rfc8785.dumps(flat))
    again = str(read)

    assert read_content(again.encode()).words["a/b/c"].text == text
    assert all(
        line == line.strip(" ") for line in again.splitlines() if line.strip(" ")
    )
