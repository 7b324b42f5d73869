"""Checkpoints: a log's tree at one size, as a note (C2SP tlog-checkpoint)."""

from dataclasses import dataclass

from umay.proof.lines import (
    HASH,
    LARGEST,
    hash_from,
    lines_of,
    number,
    to_base64,
)
from umay.proof.notes import Note, check_text
from umay.proof.refusals import Malformed
from umay.proof.tree import EMPTY_ROOT

FIXED_LINES = 3


@dataclass(frozen=True)
class Checkpoint:
    """``origin`` names the log. We never write extension lines; others' are kept."""

    origin: str
    size: int
    root: bytes
    extension: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(
            line and "\n" not in line for line in (self.origin, *self.extension)
        ):
            raise Malformed("a line of a checkpoint is empty or two")
        if not 0 <= self.size <= LARGEST or len(self.root) != HASH:
            raise Malformed("no size and root of a tree")
        check_text(self.text)

    @property
    def text(self) -> str:
        fixed = (self.origin, str(self.size), to_base64(self.root))
        return "\n".join((*fixed, *self.extension, ""))

    @property
    def is_possible(self) -> bool:
        """An empty tree has one root only."""
        return self.size > 0 or self.root == EMPTY_ROOT

    def note(self) -> Note:
        return Note(self.text)


def read_checkpoint(text: str) -> Checkpoint:
    """Read a note's text. Raises ``Malformed`` with the line."""
    lines = lines_of(text)
    if len(lines) < FIXED_LINES:
        raise Malformed("a checkpoint has an origin, a size and a root", len(lines))
    for place, line in enumerate(lines, 1):
        if not line:
            raise Malformed("an empty line in a checkpoint", place)
    origin, size, root, *extension = lines
    return Checkpoint(
        origin,
        number(size, "the size", 2),
        hash_from(root, "the root", 3),
        tuple(extension),
    )
