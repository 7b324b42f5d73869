"""Contents: what one entry says, as a text that goes beside its proof.

Canonical JSON: the entry, its salt and its facts; words that were sealed in the same
act, each with its own salt, if she wants them shown; and whose keys to look for. It is
folded into lines, so that paper, codes and letters may carry it: canonical JSON has no
line of its own.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from umay.proof.entries import SALT, Entry, commit, content_of, opens, read_entry
from umay.proof.lines import from_utf8
from umay.proof.refusals import Malformed

KIND = "umay.receipt/v1"
LONGEST = 1_000_000  # bytes
WIDTH = 96  # letters of a line
MEMBERS = {"entry", "facts", "kind", "policy", "salt", "words"}
HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Word:
    """A text and the salt it was committed to with."""

    text: str = field(repr=False)
    salt: bytes = field(repr=False)


@dataclass(frozen=True)
class Content:
    """``policy`` is whose keys the house says to look for: its own word."""

    entry: Entry
    facts: Mapping[str, Any]
    salt: bytes = field(repr=False)
    words: Mapping[str, Word] = field(default_factory=dict)
    policy: str = ""

    @property
    def said(self) -> bool:
        """Whether the entry committed to these facts."""
        return opens(self.entry.commitment, self.salt, content_of(self.facts))

    @property
    def committed(self) -> Mapping[str, Any]:
        """The words the facts speak of, each by its commitment."""
        named = self.facts.get("words", {})
        return named if isinstance(named, dict) else {}

    def altered_words(self) -> list[str]:
        """Return which of the words shown are not those that were written."""
        said = {n: commit(w.salt, w.text.encode()).hex() for n, w in self.words.items()}
        return [name for name, one in said.items() if self.committed.get(name) != one]

    def __str__(self) -> str:
        members = {
            "kind": KIND,
            "entry": json.loads(self.entry.to_bytes()),
            "facts": dict(self.facts),
            "salt": self.salt.hex(),
            "words": {
                name: {"salt": word.salt.hex(), "text": word.text}
                for name, word in self.words.items()
            },
            "policy": self.policy,
        }
        return _folded(rfc8785.dumps(members).decode())


def read_content(data: bytes) -> Content:
    """Raises ``Malformed`` for anything ``Content`` would not have written."""
    if len(data) > LONGEST:
        raise Malformed(f"a content of {len(data)} bytes; {LONGEST} are taken")
    text = from_utf8(data).replace("\r", "").replace("\n", "")
    members = _canonical(text)
    if not isinstance(members, dict) or members.keys() != MEMBERS:
        raise Malformed("not the content of a receipt")
    if members["kind"] != KIND:
        raise Malformed("a content of a kind this version does not know")
    if not isinstance(members["facts"], dict) or not isinstance(members["policy"], str):
        raise Malformed("facts or policy are missing")
    return Content(
        read_entry(rfc8785.dumps(members["entry"])),
        members["facts"],
        _salt(members["salt"]),
        _words(members["words"]),
        members["policy"],
    )


def _canonical(text: str) -> Any:
    """A text that could be written in two ways could be shown in the other."""
    try:
        members = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
        written = rfc8785.dumps(members).decode()
    except (ValueError, RecursionError):
        raise Malformed("the content is not canonical JSON") from None
    if written != text:
        raise Malformed("the content is not in its one form")
    return members


def _refuse(_: str) -> Any:
    raise ValueError


def _words(members: Any) -> dict[str, Word]:
    if not isinstance(members, dict):
        raise Malformed("words are no object")
    found = {}
    for name, word in members.items():
        if not isinstance(word, dict) or word.keys() != {"salt", "text"}:
            raise Malformed("a word has a salt and a text")
        if not isinstance(word["text"], str):
            raise Malformed("a word is no text")
        found[name] = Word(word["text"], _salt(word["salt"]))
    return found


def _salt(text: Any) -> bytes:
    if not isinstance(text, str) or not HEX.fullmatch(text):
        raise Malformed(f"a salt has {SALT} bytes")
    return bytes.fromhex(text)


def _folded(text: str) -> str:
    """Break into lines none of which begins or ends in a space, which get lost."""
    lines, rest = [], text
    while len(rest) > WIDTH:
        cut = WIDTH
        while cut > 1 and " " in rest[cut - 1 : cut + 1]:
            cut -= 1
        lines.append(rest[:cut])
        rest = rest[cut:]
    return "\n".join([*lines, rest]) + "\n"
