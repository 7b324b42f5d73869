"""Entries: one form only, nothing in them that somebody wrote."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from umay.proof.entries import Entry, commit, content_of, opens, read_entry
from umay.proof.refusals import Malformed

NOON = datetime(2026, 11, 23, 12, 0, 5, 7000, tzinfo=timezone(timedelta(hours=5)))
SALT, CONTENT = bytes(range(32)), "Ол маған түнде келді".encode()
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:+/@-]{0,20}", fullmatch=True)
FACT = CODES | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none()
FACTS = FACT | st.lists(FACT, max_size=3) | st.dictionaries(CODES, FACT, max_size=3)


def entry(**changes: Any) -> Entry:
    members: dict[str, Any] = {
        "number": 7,
        "at": NOON,
        "by": "5f2f3a3e-7a51-4c4e-9c58-1c9a4a7a9e10",
        "act": "incident.told",
        "subject": "H-7Q",
        "commitment": commit(SALT, CONTENT),
    }
    return Entry(**members | changes)


def test_the_bytes_are_those_of_the_first_version() -> None:
    """If this fails, no ledger ever written can be checked any more."""
    assert entry().to_bytes().decode() == (
        '{"act":"incident.told","at":"2026-11-23T07:00:05.007000Z",'
        '"by":"5f2f3a3e-7a51-4c4e-9c58-1c9a4a7a9e10",'
        '"commitment":'
        '"ffe67b85c86e21902cc210959eafb271cafcdf365c74fbe86807c7dfd43573bd",'
        '"number":7,"subject":"H-7Q","version":1}'
    )


@given(CODES, st.datetimes(timezones=st.just(UTC)))
def test_what_is_written_is_read(subject: str, at: datetime) -> None:
    if at.year < 1000:
        return
    written = entry(subject=subject, at=at)

    assert read_entry(written.to_bytes()) == written
    assert written.to_bytes() == rfc8785.dumps(json.loads(written.to_bytes()))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"subject": "a b"}, "subject is no code"),
        ({"by": ""}, "by is no code"),
        ({"act": "x" * 101}, "act is no code"),
        ({"number": 0}, "counts from 1"),
        ({"at": NOON.replace(tzinfo=None)}, "no zone"),
        ({"commitment": b""}, "a commitment of 0 bytes"),
    ],
)
def test_no_words_and_no_fractions(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Malformed, match=why):
        entry(**changes).to_bytes()


@given(st.data())
def test_a_changed_byte_is_another_entry_or_none(data: st.DataObject) -> None:
    whole = bytearray(entry().to_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))

    try:
        assert read_entry(bytes(whole)) != entry()
    except Malformed:
        return


def members(**changes: Any) -> bytes:
    plain = json.loads(entry().to_bytes()) | changes
    dumped = json.dumps(plain, separators=(",", ":"), sort_keys=True)
    return dumped.encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[]", "not an object"),
        (b"{", "not JSON"),
        (b"[" * 9000, "not JSON"),
        (b"\xff", "not UTF-8"),
        (b" " * 20_000, "an entry of 20000 bytes"),
        (members(more=1), "odd or missing members: more"),
        (members(version=2), "a version this one"),
        (members(version=True), "a version this one"),
        (members(number="7"), "is no number"),
        (members(number=7.0), "is no number"),
        (members(at="2026-11-23T07:00:05Z"), "canonical"),
        (members(at="2026-11-23T07:00:05.7Z"), "canonical"),
        (members(commitment="zz"), "not hexadecimal"),
        (members(commitment="A" * 64), "canonical"),
        (members(by=None), "by is no code"),
        (members().replace(b'"H-7Q"', b'"H\\u002d7Q"'), "canonical"),
        (members().replace(b":7,", b": 7,"), "canonical"),
        (members().replace(b'"number":7', b'"number":8,"number":7'), "canonical"),
    ],
)
def test_another_form_of_the_same_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_entry(data)


def test_a_commitment_is_opened_by_its_salt_and_content_alone() -> None:
    commitment = commit(SALT, CONTENT)

    assert opens(commitment, SALT, CONTENT)
    assert not opens(commitment, bytes(32), CONTENT)
    assert not opens(commitment, SALT, CONTENT + b" ")
    assert not opens(commitment, SALT + CONTENT[:1], CONTENT[1:])
    with pytest.raises(ValueError, match="32 bytes"):
        commit(b"short", CONTENT)


@given(st.dictionaries(CODES, FACTS, max_size=4))
def test_a_content_has_one_form_in_whatever_order_it_is_told(facts: Any) -> None:
    turned = dict(reversed(facts.items()))

    assert content_of(facts) == content_of(turned)
    assert json.loads(content_of(facts)) == facts
