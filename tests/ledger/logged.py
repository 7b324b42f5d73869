"""A small house whose ledger grows, and witnesses who are real but for the line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from tests.small_house import SmallHouse, small_house
from umay.network.submissions import Submission, read_answer
from umay.network.witness import Refused, Witness
from umay.network.witness_client import Address, Ahead, Declined, Unreachable
from umay.network.witness_folder import make_folder
from umay.proof.checkpoints import read_checkpoint
from umay.proof.keys import Kind, SigningKey
from umay.proof.notes import Note, Verified
from umay.records import log_files
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import log_of
from umay.use_cases.ledger.witnessing import Asked, ask_witnesses

NAMES = ("lawyer", "partner", "ombudsman")
ASKED = 6
CONFLICT = 409


@dataclass
class Logged:
    """A house with a ledger; ``witnesses`` by name, two of three are enough."""

    house: SmallHouse
    witnesses: dict[str, Witness]
    silent: set[str]

    @property
    def center(self) -> UUID:
        return self.house.worker.center_id

    def acts(self, count: int = ASKED) -> None:
        """Let something happen, and the tree follow."""
        for _ in range(count):
            self.house.asks()
        grow(self.center, self.house.now)

    def is_witnessed(self, *, beat: bool = False) -> Asked:
        asked = ask_witnesses(self.center, self.house.now, self.by_line, beat=beat)
        assert asked is not None
        return asked

    def by_line(
        self,
        address: Address,
        note: Note,
        old: int,
        prove: Callable[[int, int], Sequence[bytes]],
    ) -> Verified:
        """Hand the text over as the line would; the rest is the client's own."""
        name = address.key.name
        if name in self.silent:
            raise Unreachable("nobody answers")
        size = read_checkpoint(note.text).size
        try:
            return self._hand(name, address, note, old, prove(old, size))
        except Refused as refusal:
            if refusal.status != CONFLICT or refusal.size is None:
                raise Declined(refusal.status, refusal.why) from None
            if refusal.size > size:
                raise Ahead(refusal.size, size) from None
            told = refusal.size
        try:
            return self._hand(name, address, note, told, prove(told, size))
        except Refused as refusal:
            raise Declined(refusal.status, refusal.why) from None

    def _hand(self, name, address, note, old, proof) -> Verified:
        submission = Submission(old, proof, note)
        answer = self.witnesses[name].add_checkpoint(submission.to_bytes())
        now = int(self.house.now.timestamp())
        return read_answer(answer.encode(), note, address.key, now)


def write_policy(keys: dict[str, SigningKey], quorum: int = 2) -> None:
    lines = [
        f"witness {name} {key.verifier} http://127.0.0.1:9/{name}"
        for name, key in keys.items()
    ]
    named = " ".join(keys)
    text = "\n".join([*lines, f"group outside {quorum} {named}", "quorum outside", ""])
    log_files.policy_path().write_text(text, "utf-8")


def logged_house(folder: Path) -> Logged:
    """A house with three witnesses; ``folder`` takes their files and the log's."""
    house = small_house()
    keys = {
        name: SigningKey(name, Kind.COSIGNATURE, bytes([number]) * 32)
        for number, name in enumerate(NAMES, 1)
    }
    write_policy(keys)
    log = log_of(house.worker.center_id)
    witnesses = {}
    for name, key in keys.items():
        made = make_folder(folder / name, key)
        made.add_log(log.verifier)
        witnesses[name] = Witness(made, lambda: house.now.timestamp() + 1)
    return Logged(house, witnesses, set())
