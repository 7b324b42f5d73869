"""What a file is stands in its first bytes, whatever it is called."""

from random import Random

import pytest

from tests.evidence.files import HTML, NAMES, drawn, photo
from umay.core.evidence import (
    FIRST,
    LONGEST_NAME,
    MIB,
    Kind,
    kind_of,
    size_band,
    tidy_name,
)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (photo(), Kind.JPEG),
        (drawn("PNG"), Kind.PNG),
        (drawn("WEBP"), Kind.WEBP),
        (b"\0\0\0\x18ftypheic", Kind.HEIC),
        (b"\0\0\0\x18ftypisom", Kind.MP4),
        (b"\0\0\0\x18ftyp3gp5", Kind.THREE_GP),
        (b"\0\0\0\x14ftypqt  ", Kind.MOV),
        (b"\0\0\0\x14ftypM4A ", Kind.M4A),
        (b"%PDF-1.7", Kind.PDF),
        (b"ID3\x04", Kind.MP3),
        (b"\xff\xfb\x90", Kind.MP3),
        (b"OggS\0", Kind.OGG),
        (b"#!AMR\n", Kind.AMR),
        (b"RIFF\0\0\0\0WAVEfmt ", Kind.WAV),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", Kind.DOCX),
        ("Ол есіктің алдында тұрды, он бірінші қараша".encode(), Kind.TEXT),
        (b"PK\x03\x04" + b"\0" * 26 + b"bomb.bin", Kind.UNKNOWN),
        (b"RIFF\0\0\0\0AVI ", Kind.UNKNOWN),
        (b"MZ\x90\0", Kind.UNKNOWN),
        (HTML, Kind.UNKNOWN),
        (b"\xef\xbb\xbf<svg onload=alert(1)>", Kind.UNKNOWN),
        (b"", Kind.UNKNOWN),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(first: bytes, kind: Kind) -> None:
    assert kind_of(first[:FIRST]) is kind


def test_no_bytes_break_the_telling() -> None:
    dice = Random(7)
    told = {kind_of(dice.randbytes(dice.randrange(FIRST + 1))) for _ in range(20_000)}

    assert told <= set(Kind)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_its_letters_and_nothing_that_misleads(name: str) -> None:
    tidy = tidy_name(name)

    assert len(tidy) <= LONGEST_NAME
    assert not set(tidy) & set("/\\\0\u202e\n")


def test_a_size_is_told_only_roughly() -> None:
    assert [size_band(n) for n in (1, MIB, MIB + 1)] == [1, 1, 2]
