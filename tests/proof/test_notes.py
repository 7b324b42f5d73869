"""Notes, checkpoints and cosignatures: C2SP's own examples, and what is no note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proof.a_log import LOG_KEY, ORIGIN, WITNESS_KEY, Log
from umay.proof.checkpoints import Checkpoint, read_checkpoint
from umay.proof.cosignatures import cosign
from umay.proof.keys import (
    Kind,
    SigningKey,
    VerifierKey,
    read_signing_key,
    read_verifier,
)
from umay.proof.notes import Note, Signature, read_note
from umay.proof.refusals import Malformed, NotProven

# signed-note, "Example"
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""  # noqa: E501 (a line of the standard)
# tlog-cosignature, the first example
SOFA = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501
# signed-note, the first example: an empty line in the text
POEM = """Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""  # noqa: E501
# The example's signature is real: Go's checksum database made it, under its own name.
SUMDB = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
SIGNED = Log(5).head(5)


def test_the_example_of_the_standard_is_verified() -> None:
    note = read_note(EXAMPLE.encode())
    key = read_verifier(VKEY)

    assert [found.key for found in note.verify([key])] == [key]
    assert str(note) == EXAMPLE
    assert str(key) == VKEY


def test_a_checkpoint_of_another_log_is_verified() -> None:
    text = SOFA.replace("example.com/behind-the-sofa\n", "go.sum database tree\n")
    note = read_note(
        text.replace("example.com/behind-the-sofa", "sum.golang.org").encode()
    )

    note.verify([read_verifier(SUMDB)])
    assert read_checkpoint(note.text).size == 20852163


def test_the_other_examples_are_read_and_written_alike() -> None:
    assert str(read_note(POEM.encode())) == POEM
    note = read_note(SOFA.encode())
    assert str(note) == SOFA
    assert read_checkpoint(note.text).text == note.text
    cosignature = note.signatures[1]
    assert int.from_bytes(cosignature.value[:8]) == 1679315147


def test_a_cosignature_signs_the_time_too() -> None:
    note = SIGNED.with_signatures([cosign(SIGNED, WITNESS_KEY, 1_800_000_000)])
    again = read_note(str(note).encode())

    by_log, by_witness = again.verify([LOG_KEY.verifier, WITNESS_KEY.verifier])
    assert (by_log.time, by_witness.time) == (None, 1_800_000_000)
    value = bytearray(again.signatures[1].value)
    value[7] ^= 1
    later = Signature(WITNESS_KEY.name, WITNESS_KEY.verifier.id, bytes(value))
    moved = Note(again.text, (later,))
    with pytest.raises(NotProven, match="does not hold"):
        moved.verify([WITNESS_KEY.verifier])


@given(st.integers(0, len(str(SIGNED).encode()) - 1), st.integers(1, 255))
def test_a_note_with_one_byte_changed_is_refused(place: int, change: int) -> None:
    data = bytearray(str(SIGNED).encode())
    data[place] ^= change

    with pytest.raises((Malformed, NotProven)):
        read_note(bytes(data)).verify([LOG_KEY.verifier])


def test_signatures_of_strangers_are_ignored() -> None:
    stranger = SigningKey("stranger.example", Kind.NOTE, bytes(32))
    same_name = SigningKey(ORIGIN, Kind.NOTE, bytes(32))
    note = SIGNED.signed(stranger, same_name)

    assert [found.key for found in note.verify([LOG_KEY.verifier])] == [
        LOG_KEY.verifier
    ]
    with pytest.raises(NotProven, match="no known key"):
        note.verify([WITNESS_KEY.verifier])


def test_one_false_signature_of_a_known_key_spoils_the_note() -> None:
    false = Log(4).head(4).signatures[0]

    with pytest.raises(NotProven, match="does not hold"):
        SIGNED.with_signatures([false]).verify([LOG_KEY.verifier])


def test_a_log_and_a_witness_with_the_same_secret_are_two_keys() -> None:
    witness = SigningKey(ORIGIN, Kind.COSIGNATURE, LOG_KEY.seed)

    assert witness.verifier.id != LOG_KEY.verifier.id
    with pytest.raises(NotProven, match="no known key"):
        SIGNED.verify([witness.verifier])
    with pytest.raises(ValueError, match="signs no notes"):
        Note("text\n").signed(witness)
    with pytest.raises(ValueError, match="no witness's key"):
        cosign(SIGNED, LOG_KEY, 1)
    with pytest.raises(ValueError, match="no time"):
        cosign(SIGNED, witness, 0)


MALFORMED = [
    ("text\n", "no empty line"),
    ("text", "line 1: the last line does not end"),
    ("text\n\n", "no signature"),
    ("text\n\n— a AAAAAAA=\n", None),
    ("a\tb\n\n— a AAAAAAA=\n", "line 1: a control character"),
    ("text\n\n- a AAAAAAA=\n", "line 3: a signature begins"),
    ("text\n\n— a\n", "line 3: a signature has a name"),
    ("text\n\n— a AAAA!\n", "line 3: the signature is not base64"),
    ("text\n\n— a AAAAAAB=\n", "line 3: the signature is base64 with stray bits"),
    ("text\n\n— a AAAAAA==\n", "line 3: a signature of no bytes"),
    ("text\n\n— a+b AAAAAAA=\n", "line 3: 'a\\+b' is no key name"),
    ("text\n\n— a\u00a0b AAAAAAA=\n", "is no key name"),
    ("text\n\n— a AAAAAAA=\n— b AAAAAAA=", "line 4: the last line"),
    ("text\n\n" + "— a AAAAAAA=\n" * 101, "101 signatures"),
]


@pytest.mark.parametrize(("text", "why"), MALFORMED)
def test_what_is_no_note_is_told_with_its_line(text: str, why: str | None) -> None:
    if why is None:
        assert read_note(text.encode()).signatures[0].value == b"\0"
        return
    with pytest.raises(Malformed, match=why):
        read_note(text.encode())


def test_what_is_no_text_is_no_note() -> None:
    with pytest.raises(Malformed, match="line 2: not UTF-8"):
        read_note(b"text\n\xff\n")
    with pytest.raises(Malformed, match="1000001 bytes"):
        read_note(b" " * 1_000_001)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\n1\n", "an origin, a size and a root"),
        ("a\n01\n" + "A" * 43 + "=\n", "line 2: the size"),
        ("a\n-1\n" + "A" * 43 + "=\n", "line 2: the size"),
        ("a\n9223372036854775808\n" + "A" * 43 + "=\n", "line 2: the size"),
        ("a\n1\nAAAA\n", "line 3: the root has 3 bytes"),
        ("\n1\n" + "A" * 43 + "=\n", "line 1: an empty line"),
        ("a\n1\n" + "A" * 43 + "=\n\nmore\n", "line 4: an empty line"),
        ("a\n1\n" + "A" * 43 + "=", "line 3: the last line"),
    ],
)
def test_what_is_no_checkpoint_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_checkpoint(text)


def test_extension_lines_of_others_are_kept() -> None:
    text = "a\n1\n" + "A" * 43 + "=\nmore\nand more\n"

    assert read_checkpoint(text).extension == ("more", "and more")
    assert read_checkpoint(text).text == text
    with pytest.raises(Malformed, match="empty or two"):
        Checkpoint("a\nb", 1, bytes(32))
    with pytest.raises(Malformed, match="no size and root"):
        Checkpoint("a", 1, bytes(31))


def test_keys_are_written_and_read() -> None:
    for key in (LOG_KEY, WITNESS_KEY):
        assert read_signing_key(key.to_text()) == key
        assert read_verifier(str(key.verifier)) == key.verifier
        assert key.to_text().split("+")[-1] not in repr(key)
        assert repr(key.seed) not in repr(key)


def test_a_key_of_another_length_or_name_is_none() -> None:
    for make in (VerifierKey, SigningKey):
        for name, length in (("a", 31), ("a", 33), ("a\x00", 32), ("", 32)):
            with pytest.raises(Malformed):
                make(name, Kind.NOTE, bytes(length))


def test_a_cosignature_of_another_length_does_not_hold() -> None:
    made = cosign(SIGNED, WITNESS_KEY, 1)
    cut = Signature(made.name, made.key_id, made.value[:-1])

    with pytest.raises(NotProven, match="wrong length"):
        Note(SIGNED.text, (cut,)).verify([WITNESS_KEY.verifier])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a+b", "a name, an id"),
        (
            "example.com/foo+530d903b+" + VKEY.split("+", 2)[2],
            "does not fit its own id",
        ),
        ("example.com/bar+" + VKEY.split("+", 1)[1], "does not fit its own id"),
        ("a+00000000+Bg==", "of a kind"),
        ("a+00000000+AQ==", "of 0 bytes"),
        ("a b+00000000+AQ==", "no key name"),
        ("a+00000000+!", "not base64"),
    ],
)
def test_what_is_no_key_is_refused(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_verifier(text)
    with pytest.raises(Malformed):
        read_signing_key(f"PRIVATE+KEY+{text}")
    with pytest.raises(Malformed, match="not a private key"):
        read_signing_key(text)
