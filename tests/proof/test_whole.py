"""A whole ledger: what holds, and that no kind of change goes unseen."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.proof.a_ledger import Ledger, Line, refusal, remembering
from tests.proof.a_log import LOG_KEY, WITNESS_KEY, Log
from tests.proof.mutations import KINDS, altered_commitment, insider
from umay.proof.cosignatures import cosign
from umay.proof.entries import Entry, commit, content_of, opens, read_entry
from umay.proof.keys import Kind, SigningKey
from umay.proof.notes import Note
from umay.proof.policy import Policy, read_policy
from umay.proof.refusals import NotProven
from umay.proof.whole import Broken, check_whole

BEGAN = datetime(2026, 11, 23, 3, tzinfo=UTC)
SIZE, EVERY, LAST = 40, 8, 40  # a head each eight entries, the last over all
POLICY = read_policy(
    f"log {LOG_KEY.verifier}\nwitness w {WITNESS_KEY.verifier}\nquorum w\n".encode()
)
ROUNDS = 60


def salt(number: int) -> bytes:
    return number.to_bytes(32)


def facts(number: int) -> dict[str, int]:
    return {"told": number}


def written(number: int) -> bytes:
    commitment = commit(salt(number), content_of(facts(number)))
    at = BEGAN + timedelta(minutes=number)
    return Entry(number, at, "w1", "incident.told", "H-7Q", commitment).to_bytes()


def headed(
    entries: list[bytes], key: SigningKey = LOG_KEY, cosigned: bool = True
) -> list[Note]:
    """Return a head each few entries, cosigned a minute after its last entry."""
    log, heads = Log(key=key), []
    for number, data in enumerate(entries, 1):
        log.append(data)
        if number % EVERY == 0:
            head, time = log.head(number), BEGAN + timedelta(minutes=number + 1)
            made = cosign(head, WITNESS_KEY, int(time.timestamp()))
            heads.append(head.with_signatures([made]) if cosigned else head)
    return heads


ENTRIES = [written(number) for number in range(1, SIZE + 1)]
HEADS = headed(ENTRIES)
LEDGER = Ledger(
    lines=tuple(
        Line(data, salt(number), facts(number))
        for number, data in enumerate(ENTRIES, 1)
    ),
    heads=tuple(HEADS),
    seen=HEADS[-1],
    witnessed=SIZE,
    policy=remembering(POLICY),
    log=LOG_KEY,
    witnesses=(WITNESS_KEY,),
)


def test_a_sound_ledger_holds() -> None:
    seen: list[int] = []
    whole = check_whole(ENTRIES, HEADS, POLICY, told=seen.append)

    assert (whole.size, whole.heads, whole.witnessed) == (SIZE, 5, SIZE)
    assert seen == list(range(1, SIZE + 1))
    longer = [*ENTRIES, written(SIZE + 1)]
    bare = [*HEADS, headed(longer * 1, cosigned=False)[0]]
    assert check_whole(longer, bare, POLICY).witnessed == SIZE
    assert check_whole([], [], POLICY).size == 0
    assert refusal(LEDGER) is None


@pytest.mark.parametrize("kind", KINDS)
def test_no_change_goes_unseen(kind: str) -> None:
    dice = random.Random(kind)
    for _ in range(ROUNDS):
        assert refusal(KINDS[kind](LEDGER, dice)) is not None


def test_an_insider_with_the_logs_key_cannot_hide_a_rewrite() -> None:
    """Either old heads are kept and do not fit, or the witnesses' are gone."""
    dice = random.Random(1)
    for _ in range(ROUNDS):
        false = insider(LEDGER, dice)
        entries = [line.data for line in false.lines]
        sound = sum(len(each.signatures) > 1 for each in false.heads) * EVERY
        assert check_whole(entries, false.heads, POLICY).witnessed == sound < SIZE
        with pytest.raises(NotProven, match="quorum"):
            POLICY.check(false.heads[-1])


def test_control_without_witnesses_the_rewrite_is_not_seen() -> None:
    alone = Policy(POLICY.logs)
    for seed in range(5):
        false = insider(LEDGER, random.Random(seed))
        entries = [line.data for line in false.lines]
        assert check_whole(entries, false.heads, alone).witnessed == SIZE


def test_a_changed_policy_is_seen() -> None:
    """Whose key it was is the verifier's to say, not the house's."""
    thief = SigningKey("partner.example/w1", Kind.COSIGNATURE, bytes(32))
    text = f"log {LOG_KEY.verifier}\nwitness w {thief.verifier}\nquorum w\n"

    assert check_whole(ENTRIES, HEADS, read_policy(text.encode())).witnessed == 0


def test_another_salt_does_not_open_what_was_committed() -> None:
    kept = read_entry(ENTRIES[7])

    assert opens(kept.commitment, salt(8), content_of(facts(8)))
    assert not opens(kept.commitment, salt(9), content_of(facts(8)))


@pytest.mark.parametrize(
    ("number", "days", "why"),
    [
        (20, -2, "entry 20 says it is of 2026-11-21 03:20 UTC, but there were only 16"),
        (20, 1, "entry 20 says it is of 2026-11-24 03:20 UTC, but witnesses had seen"),
        (3, 1, "entry 3 says"),
    ],
)
def test_an_entry_of_another_day_is_seen(number: int, days: int, why: str) -> None:
    """Written and signed by the house itself: only the witnesses' times show it."""
    kept = read_entry(ENTRIES[number - 1])
    false = replace(kept, at=kept.at + timedelta(days=days)).to_bytes()
    entries = [*ENTRIES[: number - 1], false, *ENTRIES[number:]]

    with pytest.raises(Broken, match=why) as refusal:
        check_whole(entries, headed(entries), POLICY)
    assert refusal.value.entry == number


def test_it_says_where_it_broke() -> None:
    false = altered_commitment(LEDGER, random.Random(3))
    entries = [line.data for line in false.lines]
    place = next(n for n in range(SIZE) if entries[n] != ENTRIES[n])

    with pytest.raises(Broken, match="are not those that were signed") as refusal:
        check_whole(entries, HEADS, POLICY)
    assert refusal.value.after == place // EVERY * EVERY
    assert refusal.value.head == place // EVERY * EVERY + EVERY
    with pytest.raises(Broken, match="40 entries were signed and 3 of them") as refusal:
        check_whole(ENTRIES[:37], HEADS, POLICY)
    assert refusal.value.after == 32
    with pytest.raises(Broken, match="where entry 4 should stand there is 5"):
        check_whole([*ENTRIES[:3], *ENTRIES[4:]], HEADS, POLICY)
    with pytest.raises(Broken, match="checkpoint 2 of those kept: no known key"):
        check_whole(ENTRIES, [HEADS[0], Note(HEADS[1].text)], POLICY)
