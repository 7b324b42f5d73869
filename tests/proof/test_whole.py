"""A whole ledger: what holds, and that no kind of change goes unseen."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.proof.a_log import LOG_KEY, WITNESS_KEY, Log
from umay.proof.cosignatures import cosign
from umay.proof.entries import Entry, commit, opens, read_entry
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

Ledger = tuple[list[bytes], list[Note]]


def salt(number: int) -> bytes:
    return number.to_bytes(32)


def written(number: int) -> bytes:
    commitment = commit(salt(number), b"what she told, %d" % number)
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


def test_a_sound_ledger_holds() -> None:
    seen: list[int] = []
    whole = check_whole(ENTRIES, HEADS, POLICY, told=seen.append)

    assert (whole.size, whole.heads, whole.witnessed) == (SIZE, 5, SIZE)
    assert seen == list(range(1, SIZE + 1))
    longer = [*ENTRIES, written(SIZE + 1)]
    bare = [*HEADS, headed(longer * 1, cosigned=False)[0]]
    assert check_whole(longer, bare, POLICY).witnessed == SIZE
    assert check_whole([], [], POLICY).size == 0


def pick(dice: random.Random) -> int:
    return dice.randrange(SIZE)


def flip(dice: random.Random) -> Ledger:
    entries, place = list(ENTRIES), pick(dice)
    changed = bytearray(entries[place])
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return [*entries[:place], bytes(changed), *entries[place + 1 :]], HEADS


def drop(dice: random.Random) -> Ledger:
    place = pick(dice)
    return [*ENTRIES[:place], *ENTRIES[place + 1 :]], HEADS


def drop_and_count_anew(dice: random.Random) -> Ledger:
    place = pick(dice)
    rest = [*ENTRIES[:place], *ENTRIES[place + 1 :]]
    parsed = [replace(read_entry(data), number=n) for n, data in enumerate(rest, 1)]
    return [entry.to_bytes() for entry in parsed], HEADS


def swap(dice: random.Random) -> Ledger:
    entries = list(ENTRIES)
    one, other = dice.sample(range(SIZE), 2)
    entries[one], entries[other] = entries[other], entries[one]
    return entries, HEADS


def insert(dice: random.Random) -> Ledger:
    place = pick(dice)
    return [*ENTRIES[:place], written(place + 1), *ENTRIES[place:]], HEADS


def truncate(dice: random.Random) -> Ledger:
    return ENTRIES[: pick(dice)], HEADS


def rewrite(dice: random.Random, cosigned: bool = False) -> Ledger:
    """Whoever holds the log's key alters one entry and signs every head anew."""
    place = pick(dice)
    false = replace(read_entry(ENTRIES[place]), subject="H-0X").to_bytes()
    entries = [*ENTRIES[:place], false, *ENTRIES[place + 1 :]]
    resigned = headed(entries, cosigned=cosigned)
    kept = [each for each in HEADS if int(each.text.split("\n")[1]) <= place]
    return entries, [*kept, *resigned[len(kept) :]]


def roll_back(dice: random.Random) -> Ledger:
    count = dice.randrange(len(HEADS))
    return ENTRIES[: count * EVERY], [*HEADS[:count], HEADS[-1]]


def split_view(dice: random.Random) -> Ledger:
    entries, heads = rewrite(dice)
    return entries, [*HEADS, *heads]


def foreign_head(dice: random.Random) -> Ledger:
    other = SigningKey("other.example", Kind.NOTE, bytes(32))
    heads = list(HEADS)
    heads[dice.randrange(len(heads))] = headed(ENTRIES, key=other)[0]
    return ENTRIES, heads


def replayed_cosignature(dice: random.Random) -> Ledger:
    one, other = dice.sample(range(len(HEADS)), 2)
    heads = list(HEADS)
    text = heads[one].text
    heads[one] = Note(text).signed(LOG_KEY).with_signatures(HEADS[other].signatures[1:])
    return ENTRIES, heads


def other_commitment(dice: random.Random) -> Ledger:
    place = pick(dice)
    false = replace(
        read_entry(ENTRIES[place]), commitment=commit(salt(0), b"nothing happened")
    )
    return [*ENTRIES[:place], false.to_bytes(), *ENTRIES[place + 1 :]], HEADS


def moved_time(dice: random.Random) -> Ledger:
    """The witness's time under a head, moved."""
    heads, place = list(HEADS), dice.randrange(len(HEADS))
    log, witness = heads[place].signatures
    time = (int.from_bytes(witness.value[:8]) - 86_400).to_bytes(8)
    false = replace(witness, value=time + witness.value[8:])
    heads[place] = Note(heads[place].text, (log, false))
    return ENTRIES, heads


KINDS = [
    flip, drop, drop_and_count_anew, swap, insert, truncate, roll_back, split_view,
    foreign_head, replayed_cosignature, other_commitment, moved_time,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_no_change_goes_unseen(kind: Callable[[random.Random], Ledger]) -> None:
    dice = random.Random(kind.__name__)
    for _ in range(ROUNDS):
        entries, heads = kind(dice)
        with pytest.raises(Broken):
            check_whole(entries, heads, POLICY)


def test_an_insider_with_the_logs_key_cannot_hide_a_rewrite() -> None:
    """Either old heads are kept and do not fit, or the witnesses' are gone."""
    dice = random.Random(1)
    for _ in range(ROUNDS):
        entries, heads = rewrite(dice)
        sound = sum(len(each.signatures) > 1 for each in heads) * EVERY
        assert check_whole(entries, heads, POLICY).witnessed == sound < SIZE
        with pytest.raises(NotProven, match="quorum"):
            POLICY.check(heads[-1])


def test_control_without_witnesses_the_rewrite_is_not_seen() -> None:
    alone = Policy(POLICY.logs)
    for seed in range(5):
        entries, heads = rewrite(random.Random(seed))
        assert check_whole(entries, heads, alone).witnessed == SIZE


def test_a_changed_policy_is_seen() -> None:
    """Whose key it was is the verifier's to say, not the house's."""
    thief = SigningKey("partner.example/w1", Kind.COSIGNATURE, bytes(32))
    text = f"log {LOG_KEY.verifier}\nwitness w {thief.verifier}\nquorum w\n"

    assert check_whole(ENTRIES, HEADS, read_policy(text.encode())).witnessed == 0


def test_another_salt_does_not_open_what_was_committed() -> None:
    kept = read_entry(ENTRIES[7])

    assert opens(kept.commitment, salt(8), b"what she told, 8")
    assert not opens(kept.commitment, salt(9), b"what she told, 8")


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
    entries, heads = other_commitment(random.Random(3))
    place = next(n for n in range(SIZE) if entries[n] != ENTRIES[n])

    with pytest.raises(Broken, match="are not those that were signed") as refusal:
        check_whole(entries, heads, POLICY)
    assert refusal.value.after == place // EVERY * EVERY
    assert refusal.value.head == place // EVERY * EVERY + EVERY
    with pytest.raises(Broken, match="40 entries were signed and 3 of them") as refusal:
        check_whole(ENTRIES[:37], HEADS, POLICY)
    assert refusal.value.after == 32
    with pytest.raises(Broken, match="where entry 4 should stand there is 5"):
        check_whole([*ENTRIES[:3], *ENTRIES[4:]], HEADS, POLICY)
    with pytest.raises(Broken, match="checkpoint 2 of those kept: no known key"):
        check_whole(ENTRIES, [HEADS[0], Note(HEADS[1].text)], POLICY)
