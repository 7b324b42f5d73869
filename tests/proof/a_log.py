"""A log in memory, and the tree again from scratch, as RFC 6962 defines it."""

from collections.abc import Sequence
from hashlib import sha256

from umay.network.submissions import Submission
from umay.proof.checkpoints import Checkpoint
from umay.proof.keys import Kind, SigningKey
from umay.proof.notes import Note
from umay.proof.proofs import prove_consistency, prove_inclusion, root_of
from umay.proof.tree import Frontier, Node, leaf_hash

ORIGIN = "house.example/ledger"
LOG_KEY = SigningKey(ORIGIN, Kind.NOTE, bytes(range(32)))
WITNESS_KEY = SigningKey("partner.example/w1", Kind.COSIGNATURE, bytes(range(32, 64)))


def entry(number: int) -> bytes:
    return b"entry %d" % number


class Log:
    """Holds every node ever made, so it can head and prove any earlier size."""

    def __init__(self, size: int = 0, key: SigningKey = LOG_KEY) -> None:
        self.key = key
        self.frontier = Frontier.empty()
        self.nodes: dict[Node, bytes] = {}
        for number in range(size):
            self.append(entry(number))

    def append(self, data: bytes) -> None:
        place = self.frontier.size
        for level, made in enumerate(self.frontier.append(leaf_hash(data))):
            self.nodes[Node(level, place >> level)] = made

    def read(self, nodes: Sequence[Node]) -> list[bytes]:
        return [self.nodes[node] for node in nodes]

    def root(self, size: int) -> bytes:
        return root_of(size, self.read)

    def head(self, size: int) -> Note:
        made = Checkpoint(self.key.name, size, self.root(size))
        return made.note().signed(self.key)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        return prove_inclusion(index, size, self.read)

    def consistency(self, old: int, new: int) -> list[bytes]:
        return prove_consistency(old, new, self.read)

    def submission(self, old: int, new: int) -> Submission:
        return Submission(old, self.consistency(old, new), self.head(new))


def forked(size: int, at: int, key: SigningKey = LOG_KEY) -> Log:
    """The same log, but for one entry, rewritten by whoever holds its key."""
    log = Log(at, key)
    log.append(b"what is claimed now")
    for number in range(at + 1, size):
        log.append(entry(number))
    return log


def from_scratch(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1: the definition itself, on leaf hashes."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = from_scratch(leaves[:k]), from_scratch(leaves[k:])
    return sha256(b"\x01" + left + right).digest()
