"""Ways of altering a ledger, one for each that a house, a thief or a court may meet.

Every kind takes a sound ledger and dice, and gives one that lies within what witnesses
have cosigned. Whoever checks has the policy and the witnesses' last word of her own.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.proof.a_ledger import DAY, Ledger, Line, rehashed, resigned
from umay.proof.cosignatures import cosign
from umay.proof.entries import commit, content_of, read_entry
from umay.proof.keys import Kind, SigningKey
from umay.proof.notes import Note

Mutation = Callable[[Ledger, random.Random], Ledger]
OTHER_LOG = SigningKey("other.example", Kind.NOTE, bytes(32))


def place_in(ledger: Ledger, dice: random.Random, least: int = 0) -> int:
    """Draw an entry, from 0, that witnesses have seen."""
    return dice.randrange(least, ledger.witnessed)


def with_line(ledger: Ledger, place: int, line: Line) -> Ledger:
    lines = (*ledger.lines[:place], line, *ledger.lines[place + 1 :])
    return replace(ledger, lines=lines)


def with_head(ledger: Ledger, place: int, head: Note) -> Ledger:
    return replace(
        ledger, heads=(*ledger.heads[:place], head, *ledger.heads[place + 1 :])
    )


def drawn_head(ledger: Ledger, dice: random.Random) -> int:
    """Draw a head that witnesses have cosigned."""
    return dice.choice([n for n, each in enumerate(ledger.heads) if is_seen(each)])


def is_seen(head: Note) -> bool:
    return len(head.signatures) > 1


def counted_anew(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(
        line
        if (entry := read_entry(line.data)).number == number
        else replace(line, data=replace(entry, number=number).to_bytes())
        for number, line in enumerate(lines, 1)
    )


def bit_flip(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    changed = bytearray(ledger.lines[place].data)
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return with_line(ledger, place, replace(ledger.lines[place], data=bytes(changed)))


def bit_flip_in_a_signature(ledger: Ledger, dice: random.Random) -> Ledger:
    place = dice.randrange(len(ledger.heads))
    head = ledger.heads[place]
    one = dice.randrange(len(head.signatures))
    value = bytearray(head.signatures[one].value)
    value[dice.randrange(len(value))] ^= 1 << dice.randrange(8)
    signatures = list(head.signatures)
    signatures[one] = replace(signatures[one], value=bytes(value))
    return with_head(ledger, place, Note(head.text, tuple(signatures)))


def drop(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    return replace(ledger, lines=ledger.lines[:place] + ledger.lines[place + 1 :])


def drop_and_count_anew(ledger: Ledger, dice: random.Random) -> Ledger:
    dropped = drop(ledger, dice)
    return replace(dropped, lines=counted_anew(list(dropped.lines)))


def swap(ledger: Ledger, dice: random.Random) -> Ledger:
    lines = list(ledger.lines)
    one, other = dice.sample(range(ledger.witnessed), 2)
    lines[one], lines[other] = lines[other], lines[one]
    counted = counted_anew(lines) if dice.random() < 0.5 else tuple(lines)
    return replace(ledger, lines=counted)


def insert(ledger: Ledger, dice: random.Random) -> Ledger:
    place, copied = place_in(ledger, dice), place_in(ledger, dice)
    lines = list(ledger.lines)
    lines.insert(place, lines[copied])
    return replace(ledger, lines=counted_anew(lines))


def truncate(ledger: Ledger, dice: random.Random) -> Ledger:
    return replace(ledger, lines=ledger.lines[: place_in(ledger, dice)])


def roll_back(ledger: Ledger, dice: random.Random) -> Ledger:
    """An older copy put back: shorter, and sound in itself."""
    size = place_in(ledger, dice)
    kept = tuple(head for head in ledger.heads if size_of(head) <= size)
    return replace(ledger, lines=ledger.lines[:size], heads=kept)


def size_of(head: Note) -> int:
    return int(head.text.split("\n")[1])


def insider(ledger: Ledger, dice: random.Random) -> Ledger:
    """Who holds the log's key alters one entry and signs every later head anew."""
    place = place_in(ledger, dice)
    line = ledger.lines[place]
    false = replace(read_entry(line.data), subject=f"H-{dice.getrandbits(32):08x}")
    altered = with_line(ledger, place, replace(line, data=false.to_bytes()))
    return replace(
        altered,
        heads=tuple(
            head if size_of(head) <= place else resigned(altered, size_of(head))
            for head in ledger.heads
        ),
    )


def split_view(ledger: Ledger, dice: random.Random) -> Ledger:
    """The insider shows two heads of one size, with either's entries."""
    false = insider(ledger, dice)
    shown = false if dice.random() < 0.5 else ledger
    return replace(shown, heads=(*ledger.heads, *_only_in(false, ledger)))


def _only_in(one: Ledger, other: Ledger) -> list[Note]:
    return [head for head in one.heads if head not in other.heads]


def foreign_checkpoint(ledger: Ledger, dice: random.Random) -> Ledger:
    """A head of another log, or under another's name or signature."""
    place = drawn_head(ledger, dice)
    text = ledger.heads[place].text
    renamed = text.replace(ledger.log.name, OTHER_LOG.name, 1)
    text, key = dice.choice(
        [(renamed, OTHER_LOG), (text, OTHER_LOG), (renamed, ledger.log)]
    )
    return with_head(ledger, place, Note(text).signed(key))


def replayed_cosignature(ledger: Ledger, dice: random.Random) -> Ledger:
    """Witnesses' words of one head under another, true or false."""
    false = insider(ledger, dice)
    one, other = drawn_head(ledger, dice), drawn_head(ledger, dice)
    head = Note(false.heads[one].text).signed(ledger.log)
    if head.text == ledger.heads[other].text:
        head = Note(resigned(ledger, len(ledger.lines)).text).signed(ledger.log)
    replayed = head.with_signatures(ledger.heads[other].signatures[1:])
    return with_head(ledger, one, replayed)


def altered_commitment(ledger: Ledger, dice: random.Random) -> Ledger:
    """Another story, committed to properly, in the place of the true one."""
    place = place_in(ledger, dice)
    facts, salt = {"people": dice.randrange(1000)}, dice.randbytes(32)
    entry = read_entry(ledger.lines[place].data)
    false = replace(entry, commitment=commit(salt, content_of(facts)))
    return with_line(ledger, place, Line(false.to_bytes(), salt, facts))


def altered_salt(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    salt = dice.randbytes(32)
    return with_line(ledger, place, replace(ledger.lines[place], salt=salt))


def altered_content(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    facts = {**(ledger.lines[place].facts or {}), "people": 100 + dice.randrange(1000)}
    return with_line(ledger, place, replace(ledger.lines[place], facts=facts))


def forgotten_without_erasure(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    emptied = replace(ledger.lines[place], salt=None, facts=None)
    return with_line(ledger, place, emptied)


def changed_policy(ledger: Ledger, dice: random.Random) -> Ledger:
    """The insider names witnesses of its own, by the true ones' names."""
    false, seed = insider(ledger, dice), bytes([dice.randrange(128, 256)]) * 32
    own = [SigningKey(key.name, key.kind, seed) for key in ledger.witnesses]
    heads = [
        Note(head.text, head.signatures[:1]).with_signatures(
            [cosign(head, key, time) for key in own if (time := ledger.took(place))]
        )
        for place, head in enumerate(false.heads)
    ]
    return replace(false, heads=tuple(heads), named=tuple(own))


def moved_cosignature(ledger: Ledger, dice: random.Random) -> Ledger:
    """The time under a witness's word, moved by up to a year."""
    place = drawn_head(ledger, dice)
    head = ledger.heads[place]
    one = dice.randrange(1, len(head.signatures))
    value = head.signatures[one].value
    moved = (
        int.from_bytes(value[:8]) + dice.choice((-1, 1)) * dice.randint(1, 365) * DAY
    )
    signatures = list(head.signatures)
    signatures[one] = replace(signatures[one], value=moved.to_bytes(8) + value[8:])
    return with_head(ledger, place, Note(head.text, tuple(signatures)))


def back_dated(ledger: Ledger, dice: random.Random) -> Ledger:
    """Written so by the house and cosigned in good faith, but long after its time."""
    first = size_of(next(head for head in ledger.heads if is_seen(head)))
    place = place_in(ledger, dice, least=first)
    return _moved(ledger, place, -timedelta(days=dice.randint(3, 3650)))


def post_dated(ledger: Ledger, dice: random.Random) -> Ledger:
    place = place_in(ledger, dice)
    return _moved(ledger, place, timedelta(days=dice.randint(3, 3650)))


def _moved(ledger: Ledger, place: int, by: timedelta) -> Ledger:
    entry = read_entry(ledger.lines[place].data)
    false = replace(entry, at=entry.at + by).to_bytes()
    line = replace(ledger.lines[place], data=false)
    return rehashed(with_line(ledger, place, line), ledger, since=place)


KINDS: dict[str, Mutation] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        bit_flip, bit_flip_in_a_signature, drop, drop_and_count_anew, swap, insert,
        truncate, roll_back, insider, split_view, foreign_checkpoint,
        replayed_cosignature, altered_commitment, altered_salt, altered_content,
        forgotten_without_erasure, changed_policy, moved_cosignature, back_dated,
        post_dated,
    )
}  # fmt: skip
