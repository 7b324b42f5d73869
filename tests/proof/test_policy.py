"""Policies: the example of the standard, who is a quorum, and what is no policy."""

import pytest

from tests.proof.a_log import LOG_KEY, WITNESS_KEY, Log
from umay.proof.checkpoints import Checkpoint
from umay.proof.cosignatures import cosign
from umay.proof.keys import Kind, SigningKey
from umay.proof.policy import Policy, read_policy
from umay.proof.refusals import Malformed, NotProven

NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
KEYS = {
    name: SigningKey(f"{name}.example", Kind.COSIGNATURE, bytes([n + 1]) * 32)
    for n, name in enumerate(NAMES)
}
V = {name: str(key.verifier) for name, key in KEYS.items()}
L, W = str(LOG_KEY.verifier), str(WITNESS_KEY.verifier)
# tlog-policy, "Example policy"
EXAMPLE = f"""log {L}

witness X1 {V["X1"]}
witness X2 {V["X2"]}
witness X3 {V["X3"]}
group X-witnesses 2 X1 X2 X3

witness Y1 {V["Y1"]}
witness Y2 {V["Y2"]}
witness Y3 {V["Y3"]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""
HEAD = Log(9).head(9)


@pytest.mark.parametrize(
    ("signed", "met"),
    [
        ("X1 X2 Y1", True),
        ("X1 X3 Y3", True),
        ("X1 X2 X3 Y1 Y2 Y3", True),
        ("X1 X2 X3", False),
        ("Y1 Y2 Y3", False),
        ("X1 Y1 Y2", False),
        ("", False),
    ],
)
def test_the_example_of_the_standard(signed: str, met: bool) -> None:
    policy = read_policy(EXAMPLE.encode())
    note = HEAD.with_signatures(
        cosign(HEAD, KEYS[name], 1_800_000_000) for name in signed.split()
    )

    if met:
        verdict = policy.check(note)
        assert set(verdict.cosigned) == set(signed.split())
        assert (verdict.log, verdict.checkpoint.size) == (LOG_KEY.verifier, 9)
        return
    with pytest.raises(NotProven, match="the quorum X-and-Y is not met"):
        policy.check(note)


def test_of_two_cosignatures_the_newest_time_counts() -> None:
    policy = read_policy(
        f"log {L}\nwitness w {W} https://w.example/\nquorum w\n".encode()
    )
    note = HEAD.with_signatures(cosign(HEAD, WITNESS_KEY, time) for time in (9, 5))

    assert policy.check(note).cosigned == {"w": 9}
    assert policy.witnesses["w"].url == "https://w.example/"


def test_only_the_log_itself_counts_as_the_log() -> None:
    policy = read_policy(f"log {L}\nquorum none\n".encode())
    other = SigningKey("other.example", Kind.NOTE, bytes(32))

    assert policy.check(HEAD).cosigned == {}
    with pytest.raises(NotProven, match="no known key"):
        policy.check(Log(9, key=other).head(9))
    foreign = Checkpoint("other.example", 9, bytes(32)).note().signed(LOG_KEY)
    with pytest.raises(NotProven, match="no known log named"):
        policy.check(foreign)
    empty = Checkpoint(LOG_KEY.name, 0, bytes(32)).note().signed(LOG_KEY)
    with pytest.raises(NotProven, match="an empty tree"):
        policy.check(empty)
    with pytest.raises(NotProven):
        Policy().check(HEAD)


def test_blanks_comments_and_any_bytes_in_a_name() -> None:
    text = "# \xff \n\t quorum-is-below\n".replace("quorum-is-below", "# yes")
    data = (
        text.encode("latin-1") + b" \n" + f"\twitness \xff  {W}\t\n".encode("latin-1")
    )

    policy = read_policy(data + b"quorum \xff\n")
    assert policy.quorum in policy.witnesses
    assert read_policy(b"quorum none\n") == Policy()


def test_as_many_as_the_standard_wants() -> None:
    keys = [SigningKey(f"w{n}", Kind.COSIGNATURE, bytes([n]) * 32) for n in range(64)]
    lines = [f"witness w{n} {key.verifier}\n" for n, key in enumerate(keys)]
    lines += [f"group g{n} any w{n}\n" for n in range(63)]
    groups = " ".join(f"g{n}" for n in range(63))

    policy = read_policy("".join([*lines, f"group g 60 {groups}\nquorum g\n"]).encode())
    assert policy.is_met_by({f"w{n}" for n in range(60)})
    assert not policy.is_met_by({f"w{n}" for n in range(4, 63)})


ONE = f"witness a {V['X1']}\n"
TWO = ONE + f"witness b {V['X2']}\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1: the policy names no quorum"),
        ("quorum none", "line 1: the last line"),
        ("quorum none\nquorum none\n", "line 2: a second quorum"),
        ("quorum a\n", "line 1: a is not defined above"),
        ("quorum none more\n", "line 1: too few or too many"),
        ("quorum\n", "line 1: too few"),
        ("queue a\n", "line 1: 'queue' begins no line"),
        ("quorum none\r\n", "line 1: a control character"),
        ("log\n", "line 1: too few"),
        (f"log {L} url more\n", "line 1: too few or too many"),
        (f"log {W}\n", "line 1: .* not a note key"),
        (f"witness a {L}\n", "line 1: .* not a cosignature key"),
        (f"log {L}\nlog {L}\n", "line 2: the same log's key twice"),
        (ONE + f"witness b {V['X1']}\n", "line 2: the same witness's key twice"),
        (ONE + f"witness a {V['X2']}\n", "line 2: the name a is taken"),
        (f"witness none {W}\n", "line 1: the name none is taken"),
        (ONE + "group a any a\n", "line 2: the name a is taken"),
        (ONE + "group g any none\n", "line 2: none is not defined"),
        (ONE + "group g any g\n", "line 2: g is not"),
        (ONE + "group g any\n", "line 2: too few"),
        (ONE + "group g 2 a\n", "line 2: 2 of 1"),
        (ONE + "group g 0 a\n", "line 2: 0 of 1"),
        (ONE + "group g 01 a\n", "line 2: 01 of 1"),
        (ONE + "group g some a\n", "line 2: some of 1"),
        (ONE + "group g any a a\n", "line 2: a is already a member"),
        (TWO + "group g any a\ngroup h all a b\n", "line 4: a is already"),
        ("witness a key\n", "line 1: a key has a name"),
    ],
)  # fmt: skip
def test_what_is_no_policy_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_policy(text.encode())


def test_a_key_that_is_not_utf8_is_told_with_its_line() -> None:
    with pytest.raises(Malformed, match="line 1: a key's name"):
        read_policy(b"log \xff+00000000+AA==\n")
