"""The rules of a witness: what it cosigns, and with which status it refuses."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proof.a_log import LOG_KEY, ORIGIN, WITNESS_KEY, Log, forked
from umay.network import witness as rules
from umay.network.submissions import (
    Submission,
    read_answer,
    read_submission,
)
from umay.network.witness import Refused, Witness
from umay.network.witness_folder import Folder, make_folder
from umay.proof.checkpoints import Checkpoint
from umay.proof.keys import Kind, SigningKey
from umay.proof.refusals import Malformed, NotProven

if TYPE_CHECKING:
    from tests.network.conftest import Clock

LOG = Log(300)
FORK = forked(300, at=50)
NOW = 1_790_000_000
# tlog-witness, "Example request body"
EXAMPLE = """old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
"""  # noqa: E501 (lines of the standard)


def ask(witness: Witness, submission: Submission) -> int:
    """Return the size cosigned; check that the answer is a cosignature of it."""
    answer = witness.add_checkpoint(submission.to_bytes())
    key = witness.folder.key.verifier
    assert read_answer(answer.encode(), submission.note, key, NOW).time
    seen = witness.folder.seen(submission.note.text.split("\n", 1)[0])
    assert seen
    assert seen.note.text == submission.note.text
    return seen.size


def status(witness: Witness, submission: Submission | bytes) -> int:
    data = submission if isinstance(submission, bytes) else submission.to_bytes()
    with pytest.raises(Refused) as refusal:
        witness.add_checkpoint(data)
    return refusal.value.status


def test_the_example_of_the_standard_is_read_and_written_alike() -> None:
    submission = read_submission(EXAMPLE.encode())

    assert submission.old == 20852014
    assert len(submission.proof) == 4
    assert str(submission) == EXAMPLE


def test_it_cosigns_a_log_as_it_grows(witness: Witness) -> None:
    sizes = [0, 0, 1, 2, 64, 64, 200, 300]

    for old, new in zip([0, *sizes], sizes, strict=False):
        assert ask(witness, LOG.submission(old, new)) == new


def test_it_may_begin_with_a_grown_log(witness: Witness) -> None:
    assert ask(witness, LOG.submission(0, 300)) == 300


def test_400_if_it_is_no_submission(witness: Witness) -> None:
    good = str(LOG.submission(0, 5))

    for bad in (
        "",
        "old 0\n",
        good.replace("old 0", "old 00"),
        good.replace("old 0", "old -1"),
        good.replace("old 0", "new 0"),
        good.replace("old 0\n", "old 0\nAAAA\n"),
        good.replace("old 0\n", "old 0\n" + ("A" * 43 + "=\n") * 64),
        good.replace("\n5\n", "\n05\n"),
        good[:-1],
        good + " " * 200_000,
    ):
        assert status(witness, bad.encode()) == 400
    assert status(witness, b"\xff") == 400


def test_400_if_the_old_size_is_larger(witness: Witness) -> None:
    assert status(witness, Submission(6, (), LOG.head(5))) == 400


def test_403_without_the_signature_of_the_log(witness: Witness) -> None:
    ask(witness, LOG.submission(0, 5))
    thief = SigningKey(ORIGIN, Kind.NOTE, bytes(32))
    stolen = Checkpoint(ORIGIN, 7, LOG.root(7)).note().signed(thief)
    false = replace(LOG.head(7), signatures=LOG.head(8).signatures)

    proof = LOG.consistency(5, 7)
    assert status(witness, Submission(5, proof, stolen)) == 403
    assert status(witness, Submission(5, proof, false)) == 403
    both = LOG.head(7).with_signatures(LOG.head(8).signatures)
    assert status(witness, Submission(5, proof, both)) == 403
    assert ask(witness, LOG.submission(5, 7)) == 7


def test_404_if_it_does_not_know_the_log(witness: Witness) -> None:
    other = Log(5, key=SigningKey("other.example", Kind.NOTE, bytes(32)))

    assert status(witness, other.submission(0, 5)) == 404
    witness.folder.add_log(other.key.verifier)
    assert ask(witness, other.submission(0, 5)) == 5


def test_409_with_the_size_it_saw_last(witness: Witness) -> None:
    ask(witness, LOG.submission(0, 100))

    for old in (0, 99, 101, 200):
        with pytest.raises(Refused) as refusal:
            witness.add_checkpoint(LOG.submission(old, 200).to_bytes())
        assert (refusal.value.status, refusal.value.size) == (409, 100)
    assert status(witness, LOG.submission(50, 60)) == 409


def test_422_if_it_does_not_continue(witness: Witness) -> None:
    proof = [LOG.root(1)]
    assert status(witness, Submission(0, proof, LOG.head(5))) == 422
    empty = Checkpoint(ORIGIN, 0, bytes(32)).note().signed(LOG_KEY)
    assert status(witness, Submission(0, (), empty)) == 422

    ask(witness, LOG.submission(0, 100))
    assert status(witness, FORK.submission(100, 200)) == 422
    assert status(witness, FORK.submission(100, 100)) == 422
    assert status(witness, Submission(100, (), LOG.head(200))) == 422
    assert status(witness, Submission(100, proof, LOG.head(100))) == 422
    assert ask(witness, LOG.submission(100, 200)) == 200


def test_a_smaller_tree_is_never_cosigned(witness: Witness) -> None:
    ask(witness, LOG.submission(0, 100))

    for old in (0, 50, 99, 100):
        submission = Submission(old, (), LOG.head(99))
        assert status(witness, submission) in {400, 409}


def test_503_if_its_clock_went_back(witness: Witness, clock: "Clock") -> None:
    ask(witness, LOG.submission(0, 5))
    clock.now -= 1

    assert status(witness, LOG.submission(5, 6)) == 503
    clock.now += 1
    assert ask(witness, LOG.submission(5, 6)) == 6


def test_two_keys_of_one_log_are_both_known(witness: Witness) -> None:
    new = SigningKey(ORIGIN, Kind.NOTE, bytes(32))
    witness.folder.add_log(new.verifier)
    ask(witness, LOG.submission(0, 5))
    head = Checkpoint(ORIGIN, 9, LOG.root(9)).note().signed(new)

    assert ask(witness, Submission(5, LOG.consistency(5, 9), head)) == 9
    assert len(witness.folder.logs()[ORIGIN]) == 2


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 60)] * 2, st.booleans()), max_size=25))
def test_whatever_is_asked_one_history_is_cosigned(
    asked: list[tuple[int, int, bool]],
) -> None:
    with fresh() as witness:
        assert not contradictions(cosigned(asked, witness))


def test_control_without_the_check_a_fork_is_cosigned(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The property above can see a fork: take the check away and there is one."""
    monkeypatch.setattr(rules, "check_consistency", lambda *_: None)
    asked = [(0, 55, False), (55, 60, True), (60, 60, False)]

    assert contradictions(cosigned(asked, witness))


def test_control_a_witness_that_forgets_cosigns_a_fork(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr(Folder, "keep", lambda *_: None)

    assert contradictions(cosigned([(0, 55, False), (0, 60, True)], witness))


def test_control_without_the_lock_a_fork_is_cosigned(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two at once, both judged before one is written: the lock is what forbids it."""
    monkeypatch.setattr(Folder, "locked", lambda _: nullcontext())
    first, answers = rules.cosign, list[str]()

    def meanwhile(*arguments: object) -> object:
        monkeypatch.setattr(rules, "cosign", first)
        answers.append(witness.add_checkpoint(FORK.submission(0, 60).to_bytes()))
        return first(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "cosign", meanwhile)
    answers.append(witness.add_checkpoint(LOG.submission(0, 60).to_bytes()))

    assert len(answers) == 2


@contextmanager
def fresh() -> Iterator[Witness]:
    with TemporaryDirectory() as path:
        folder = make_folder(Path(path) / "witness", WITNESS_KEY)
        folder.add_log(LOG_KEY.verifier)
        yield Witness(folder, lambda: NOW)


def cosigned(
    asked: list[tuple[int, int, bool]], witness: Witness
) -> list[tuple[int, str]]:
    """Ask all that; return size and text of what was cosigned, in order."""
    given = []
    for one, other, false in asked:
        old, new = sorted((one, other))
        submission = (FORK if false else LOG).submission(old, new)
        try:
            witness.add_checkpoint(submission.to_bytes())
        except Refused:
            continue
        given.append((new, submission.note.text))
    return given


def contradictions(given: list[tuple[int, str]]) -> list[int]:
    """Return sizes after which history shrank, or which have two roots or branches."""
    shrank = [new for (old, _), (new, _) in pairwise(given) if new < old]
    texts: dict[int, set[str]] = {}
    for size, text in given:
        texts.setdefault(size, set()).add(text)
    double = [size for size, each in texts.items() if len(each) > 1]
    branches = {text == FORK.head(size).text for size, text in given if size > 50}
    return shrank + double + ([-1] if len(branches) > 1 else [])


def test_an_answer_is_checked(witness: Witness) -> None:
    submission = LOG.submission(0, 5)
    answer = witness.add_checkpoint(submission.to_bytes()).encode()
    stranger = SigningKey("stranger.example", Kind.COSIGNATURE, bytes(32)).verifier

    key = WITNESS_KEY.verifier
    assert read_answer(answer * 2, submission.note, key, NOW).time == NOW
    with pytest.raises(NotProven, match="no known key"):
        read_answer(answer, submission.note, stranger, NOW)
    with pytest.raises(NotProven, match="does not hold"):
        read_answer(answer, LOG.head(6), key, NOW)
    with pytest.raises(NotProven, match="to come"):
        read_answer(answer, submission.note, key, NOW - 301)
    with pytest.raises(Malformed):
        read_answer(b"<html>", submission.note, key, NOW)
    with pytest.raises(Malformed, match="bytes"):
        read_answer(b" " * 200_000, submission.note, key, NOW)
    with pytest.raises(ValueError, match="no witness's key"):
        read_answer(answer, submission.note, LOG_KEY.verifier, NOW)


def test_a_new_folder_is_its_owners_only(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "w", WITNESS_KEY)

    assert (folder.path / "witness.key").stat().st_mode & 0o777 == 0o600
    assert folder.path.stat().st_mode & 0o777 == 0o700
