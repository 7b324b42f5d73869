"""One entry's proof, as she carries it away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proof.a_log import LOG_KEY, WITNESS_KEY, Log, entry
from umay.proof.cosignatures import cosign
from umay.proof.entry_proofs import EntryProof, read_entry_proof
from umay.proof.policy import read_policy
from umay.proof.refusals import Malformed, NotProven
from umay.proof.tree import leaf_hash

POLICY = read_policy(
    f"log {LOG_KEY.verifier}\nwitness w {WITNESS_KEY.verifier}\nquorum w\n".encode()
)
LOG = Log(300)
HEAD = LOG.head(300)
COSIGNED = HEAD.with_signatures([cosign(HEAD, WITNESS_KEY, 1_800_000_000)])
PROOF = EntryProof(77, tuple(LOG.inclusion(77, 300)), COSIGNED, b"salt")
LEAF = leaf_hash(entry(77))


def test_it_is_the_text_of_the_standard() -> None:
    lines = str(PROOF).split("\n")

    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra c2FsdA==", "index 77"]
    assert lines[lines.index("") + 1 :][:2] == ["house.example/ledger", "300"]
    assert str(PROOF).endswith(str(COSIGNED))


def test_it_is_read_and_holds() -> None:
    again = read_entry_proof(str(PROOF).encode())

    assert again == PROOF
    assert again.check(LEAF, POLICY).cosigned == {"w": 1_800_000_000}
    only = EntryProof(0, (), Log(1).head(1))
    assert read_entry_proof(str(only).encode()) == only


def test_without_the_witness_it_does_not_hold() -> None:
    bare = EntryProof(77, PROOF.path, HEAD)

    with pytest.raises(NotProven, match="quorum w is not met"):
        bare.check(LEAF, POLICY)


def test_another_entry_or_place_does_not_hold() -> None:
    with pytest.raises(NotProven, match="entry 77 is not what stands"):
        PROOF.check(leaf_hash(b"another"), POLICY)
    with pytest.raises(NotProven):
        EntryProof(78, PROOF.path, COSIGNED).check(LEAF, POLICY)


@given(st.data())
def test_one_changed_byte_is_refused(data: st.DataObject) -> None:
    bare = EntryProof(PROOF.index, PROOF.path, COSIGNED)  # extra is nobody's word
    whole = bytearray(str(bare).encode())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises((Malformed, NotProven)):
        read_entry_proof(bytes(whole)).check(LEAF, POLICY)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (("@v1", "@v2"), "line 1: does not begin"),
        (("extra c", "extra !"), "line 2: the extra data"),
        (("index 77", "index 077"), "line 3: the index"),
        (("index 77", "indes 77"), "line 3: the entry's index"),
        (("index 77\n", "index 77\nAAAA\n"), "line 4: a hash of the proof has 3"),
        (("index 77\n", "index 77\n" + ("A" * 43 + "=\n") * 60), "hashes in a proof"),
        (("\n\n", "\n"), "line 15: not|no empty line"),
        (("— house", "- house"), "line 18: a signature begins"),
    ],
)
def test_what_is_no_proof_is_told_with_its_line(
    changed: tuple[str, str], why: str
) -> None:
    with pytest.raises(Malformed, match=why):
        read_entry_proof(str(PROOF).replace(*changed).encode())


def test_a_cut_proof_is_refused() -> None:
    with pytest.raises(Malformed, match="line 2: the entry's index"):
        read_entry_proof(b"c2sp.org/tlog-proof@v1\n\n")
    with pytest.raises(Malformed, match="no empty line"):
        read_entry_proof(b"c2sp.org/tlog-proof@v1\n")
