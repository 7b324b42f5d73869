"""Policies: whose word is enough (C2SP tlog-policy).

Lines ``log``, ``witness``, ``group`` and ``quorum`` say which logs one reads and which
witnesses must have cosigned a checkpoint before it is taken for proof. Names are bytes
in the standard; here each byte that is no UTF-8 stays itself (surrogateescape).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from umay.proof.checkpoints import Checkpoint, read_checkpoint
from umay.proof.keys import Kind, VerifierKey, read_verifier
from umay.proof.notes import Note, Verified
from umay.proof.refusals import Malformed, NotProven

NONE = "none"
BLANK = re.compile(r"[ \t]+")
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
FORBIDDEN = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
FEWEST = {"quorum": 1, "log": 1, "witness": 2, "group": 3}
MOST = {"quorum": 1, "log": 2, "witness": 3}


@dataclass(frozen=True)
class Party:
    """A log or a witness: its key, and where it is reached if that was said."""

    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True)
class Group:
    """At least ``threshold`` of the members, each a witness or another group."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """A checkpoint that holds: the log that signed it, and who cosigned when."""

    checkpoint: Checkpoint
    log: VerifierKey
    cosigned: Mapping[str, int]


@dataclass(frozen=True)
class Policy:
    """``quorum`` is the name of a witness or a group; None asks for no witness."""

    logs: tuple[Party, ...] = ()
    witnesses: Mapping[str, Party] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    quorum: str | None = None

    def without_addresses(self) -> "Policy":
        """Return whose word counts, without where they are reached."""
        logs = tuple(Party(party.key) for party in self.logs)
        named = {name: Party(party.key) for name, party in self.witnesses.items()}
        return Policy(logs, named, self.groups, self.quorum)

    def __str__(self) -> str:
        """Return the text; groups stand in the order in which they were defined."""
        lines = [_line("log", party.key, party.url) for party in self.logs]
        for name, party in self.witnesses.items():
            lines.append(_line("witness", name, party.key, party.url))
        for name, group in self.groups.items():
            lines.append(_line("group", name, group.threshold, *group.members))
        return "\n".join([*lines, _line("quorum", self.quorum or NONE), ""])

    def check(self, note: Note) -> Verdict:
        """Return the verdict on a checkpoint.

        Raises ``NotProven`` if no log of ours signed it under its own name, a known
        signature does not hold, or the quorum is not there; ``Malformed`` if it is
        no checkpoint.
        """
        checkpoint = read_checkpoint(note.text)
        if not checkpoint.is_possible:
            raise NotProven("an empty tree has another root")
        logs = {party.key for party in self.logs}
        witnesses = {party.key: name for name, party in self.witnesses.items()}
        found = note.verify([*logs, *witnesses])
        by = [each.key for each in found if each.key in logs]
        log = next((key for key in by if key.name == checkpoint.origin), None)
        if log is None:
            raise NotProven(f"no known log named {checkpoint.origin} has signed it")
        cosigned = dict(_times(found, witnesses))
        if not self.is_met_by(cosigned):
            names = ", ".join(sorted(cosigned)) or "nobody"
            raise NotProven(f"the quorum {self.quorum} is not met: cosigned by {names}")
        return Verdict(checkpoint, log, cosigned)

    def is_met_by(self, cosigned: Mapping[str, object] | set[str]) -> bool:
        """Whether witnesses of these names are a quorum."""
        return self.quorum is None or self._says(self.quorum, cosigned)

    def _says(self, name: str, cosigned: Mapping[str, object] | set[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in cosigned
        agreed = sum(self._says(member, cosigned) for member in group.members)
        return agreed >= group.threshold


def _line(*words: object) -> str:
    return " ".join(str(word) for word in words if word is not None)


def _times(
    found: list[Verified], witnesses: Mapping[VerifierKey, str]
) -> Iterator[tuple[str, int]]:
    """Yield each witness's newest time last, so that a dictionary keeps it."""
    timed = [each for each in found if each.time is not None]
    for each in sorted(timed, key=lambda each: each.time or 0):
        yield witnesses[each.key], each.time or 0


def read_policy(data: bytes) -> Policy:
    """Raises ``Malformed`` with the line and what is wrong there."""
    if stray := FORBIDDEN.search(data):
        before = data.count(b"\n", 0, stray.start())
        raise Malformed("a control character", before + 1)
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    if lines.pop():
        raise Malformed("the last line does not end", len(lines) + 1)
    reading = _Reading()
    for place, line in enumerate(lines, 1):
        items = BLANK.split(line.strip(" \t"))
        if items[0] and not items[0].startswith("#"):
            reading.take(items[0], items[1:], place)
    if not reading.has_quorum:
        raise Malformed("the policy names no quorum", len(lines) + 1)
    return Policy(
        tuple(reading.logs), reading.witnesses, reading.groups, reading.quorum
    )


@dataclass
class _Reading:
    """What was read so far; every line may use only what stands above it."""

    logs: list[Party] = field(default_factory=list)
    witnesses: dict[str, Party] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    quorum: str | None = None
    has_quorum: bool = False

    def take(self, word: str, items: list[str], line: int) -> None:
        if word not in FEWEST:
            raise Malformed(f"{word!r} begins no line of a policy", line)
        if not FEWEST[word] <= len(items) <= MOST.get(word, len(items)):
            raise Malformed(f"too few or too many words after {word}", line)
        getattr(self, f"_take_{word}")(items, line)

    def _take_log(self, items: list[str], line: int) -> None:
        key = _key(items[0], Kind.NOTE, line)
        if key.public in {party.key.public for party in self.logs}:
            raise Malformed("the same log's key twice", line)
        self.logs.append(Party(key, *items[1:]))

    def _take_witness(self, items: list[str], line: int) -> None:
        name = self._new(items[0], line)
        key = _key(items[1], Kind.COSIGNATURE, line)
        if key.public in {party.key.public for party in self.witnesses.values()}:
            raise Malformed("the same witness's key twice", line)
        self.witnesses[name] = Party(key, *items[2:])

    def _take_group(self, items: list[str], line: int) -> None:
        name, rule, *members = items
        self._new(name, line)
        for member in members:
            self._known(member, line)
            if member in self.members:
                raise Malformed(f"{member} is already a member of a group", line)
            self.members.add(member)
        self.groups[name] = Group(_threshold(rule, len(members), line), tuple(members))

    def _take_quorum(self, items: list[str], line: int) -> None:
        if self.has_quorum:
            raise Malformed("a second quorum", line)
        self.has_quorum = True
        self.quorum = None if items[0] == NONE else self._known(items[0], line)

    def _new(self, name: str, line: int) -> str:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise Malformed(f"the name {name} is taken", line)
        return name

    def _known(self, name: str, line: int) -> str:
        if name not in self.witnesses and name not in self.groups:
            raise Malformed(f"{name} is not defined above", line)
        return name


def _key(text: str, kind: Kind, line: int) -> VerifierKey:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Malformed("a key's name is not UTF-8", line) from None
    key = read_verifier(text, line)
    if key.kind is not kind:
        raise Malformed(f"the key of {key.name} is not a {kind.name.lower()} key", line)
    return key


def _threshold(rule: str, members: int, line: int) -> int:
    match rule:
        case "any":
            return 1
        case "all":
            return members
        case _:
            if not NUMBER.fullmatch(rule) or int(rule) > members:
                raise Malformed(f"{rule} of {members} members cannot be asked", line)
            return int(rule)
