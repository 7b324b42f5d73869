"""The smallest parts of every text here: lines, numbers and bytes, in one way only.

A number or a hash that can be written in two ways could be signed in one and shown in
the other; so what is read must be exactly what we would have written.
"""

import base64
import binascii
import re

from umay.proof.refusals import Malformed

HASH = 32  # bytes
LARGEST = 2**63 - 1  # sizes and times fit a signed 64-bit number everywhere
NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")


def lines_of(text: str, begins_at: int = 1) -> list[str]:
    """Return the lines, each of which must end in a newline."""
    *lines, rest = text.split("\n")
    if rest:
        raise Malformed("the last line does not end", begins_at + len(lines))
    return lines


def number(text: str, what: str, line: int | None = None) -> int:
    """Return a decimal without leading zeroes, at most ``LARGEST``."""
    if not NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise Malformed(f"{what} is not a plain decimal number", line)
    return int(text)


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def from_base64(text: str, what: str, line: int | None = None) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(f"{what} is not base64", line) from None
    if to_base64(data) != text:
        raise Malformed(f"{what} is base64 with stray bits", line)
    return data


def hash_from(text: str, what: str, line: int | None = None) -> bytes:
    data = from_base64(text, what, line)
    if len(data) != HASH:
        raise Malformed(f"{what} has {len(data)} bytes instead of {HASH}", line)
    return data


def from_utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed("not UTF-8", line) from None
