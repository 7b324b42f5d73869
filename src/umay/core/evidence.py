"""Evidence: which files are taken, what they are by their first bytes, who had them.

A file's name and what a browser says of it are only told; what it is stands in its
first bytes. What is not known is kept as it came, and never shown or cleaned.
"""

import unicodedata
from enum import StrEnum

MIB = 1024 * 1024
MOST = 25 * MIB  # bytes of one file
MOST_TOGETHER = 100 * MIB  # bytes of what leaves in one locked file
PART = MIB  # bytes that are sealed at once
FIRST = 64  # bytes a kind is told by
LONGEST_NAME = 120  # letters


class Kind(StrEnum):
    """What a file is. The value is the ending of the name it is handed out under."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"
    MP4 = "mp4"
    MOV = "mov"
    THREE_GP = "3gp"
    MP3 = "mp3"
    OGG = "ogg"
    M4A = "m4a"
    AMR = "amr"
    WAV = "wav"
    DOCX = "docx"
    TEXT = "txt"
    UNKNOWN = "bin"


class Custody(StrEnum):
    """What can happen to a file here; each has its entry in the ledger."""

    RECEIVED = "received"
    OPENED = "opened"
    COPIED = "copied"
    TIED = "tied"
    UNTIED = "untied"
    EXPORTED = "exported"
    ERASED = "erased"


# Of these a picture without the place and the device can be made.
CLEANED = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})

BEGINS: dict[bytes, Kind] = {
    b"\xff\xd8\xff": Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"%PDF-": Kind.PDF,
    b"ID3": Kind.MP3,
    b"\xff\xfb": Kind.MP3,
    b"\xff\xf3": Kind.MP3,
    b"OggS": Kind.OGG,
    b"#!AMR": Kind.AMR,
}
RIFF = {b"WEBP": Kind.WEBP, b"WAVE": Kind.WAV}
BRANDS = {
    b"heic": Kind.HEIC,
    b"heix": Kind.HEIC,
    b"mif1": Kind.HEIC,
    b"M4A ": Kind.M4A,
    b"qt  ": Kind.MOV,
}
ZIP = b"PK\x03\x04"
DOCX_FIRST = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/")


def kind_of(first: bytes) -> Kind:
    """Return what a file is by its first bytes; what nobody knows is ``UNKNOWN``."""
    for begins, kind in BEGINS.items():
        if first.startswith(begins):
            return kind
    if first.startswith(b"RIFF"):
        return RIFF.get(first[8:12], Kind.UNKNOWN)
    if first[4:8] == b"ftyp":
        three_gp = first[8:10] == b"3g"
        return BRANDS.get(first[8:12], Kind.THREE_GP if three_gp else Kind.MP4)
    if first.startswith(ZIP):
        named = first[30:].startswith(DOCX_FIRST)
        return Kind.DOCX if named else Kind.UNKNOWN
    return Kind.TEXT if _is_text(first) else Kind.UNKNOWN


def tidy_name(name: str) -> str:
    """Return the name a file came with, without what could mislead who reads it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    letters = (c for c in last if not unicodedata.category(c).startswith("C"))
    return " ".join("".join(letters).split())[:LONGEST_NAME]


def size_band(size: int) -> int:
    """Return the size in whole MiB, rounded up: the exact one could name a file."""
    return -(-size // MIB)


def _is_text(first: bytes) -> bool:
    """Letters and ends of lines, and no mark that a browser would take for a page."""
    text = first.decode("utf-8", errors="ignore")
    whole = len(text.encode()) > len(first) - 4
    plain = all(c in "\r\n\t" or unicodedata.category(c) != "Cc" for c in text)
    return (
        bool(text.strip())
        and whole
        and plain
        and not text.lstrip("\ufeff \t\r\n").startswith("<")
    )
