"""Two supervisors together open one family for a while; one alone opens nothing."""

from datetime import timedelta

import pytest

from tests.secrets.house import NAME, Sealed
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import ForwardedPiece, LedgerEntry, Piece
from umay.use_cases.keys.breaking_glass import agree_to_break_glass, ask_to_break_glass
from umay.use_cases.keys.epoch import epoch
from umay.use_cases.keys.rings import copy_of
from umay.vault.envelopes import Key
from umay.vault.grants import accept


def ask(sealed: Sealed, family, name: str = "director"):
    return ask_to_break_glass(sealed.order(name), family, Reason.EMERGENCY).subject


def test_two_supervisors_open_one_family_for_a_quarter_of_an_hour(sealed) -> None:
    family, other = sealed.family(), sealed.family()

    agree_to_break_glass(sealed.order("lawyer"), ask(sealed, family))

    assert NAME in sealed.reads("director", family, Reason.EMERGENCY)
    assert sealed.reads("director", other) == set()
    assert sealed.reads("lawyer", family) == set()
    sealed.house.later(minutes=15)
    assert sealed.reads("director", family) == set()


def test_asking_opens_nothing(sealed: Sealed) -> None:
    family = sealed.family()
    ask(sealed, family)

    assert sealed.reads("director", family) == set()


def test_nobody_agrees_with_herself(sealed: Sealed) -> None:
    glass = ask(sealed, sealed.family())

    with pytest.raises(Refused) as refusal:
        agree_to_break_glass(sealed.order("director"), glass)
    assert refusal.value.ground is Ground.TWO_PEOPLE


@pytest.mark.parametrize("name", ["social", "duty", "medic"])
def test_who_is_no_supervisor_can_neither_ask_nor_agree(sealed, name: str) -> None:
    family = sealed.family()
    glass = ask(sealed, family)

    for act in (
        lambda: ask(sealed, family, name),
        lambda: agree_to_break_glass(sealed.order(name), glass),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.ground is Ground.NOT_A_SUPERVISOR


def test_after_an_hour_it_must_be_asked_again(sealed: Sealed) -> None:
    glass = ask(sealed, sealed.family())
    sealed.house.later(minutes=60)

    with pytest.raises(Refused) as refusal:
        agree_to_break_glass(sealed.order("lawyer"), glass)
    assert refusal.value.ground is Ground.TOO_LATE


def test_one_supervisor_with_the_whole_server_joins_nothing_that_opens(sealed) -> None:
    """She opens every piece in the database that is sealed to her, and tries them."""
    family = sealed.family()
    ask(sealed, family)
    ring = sealed.order("director").ring
    mine = [
        accept(
            copy_of(one.key, one.holder_id),
            bytes(one.sealed),
            ring.private,
            epoch(one.epoch),
        )
        for one in [
            *Piece.objects.filter(holder=ring.holder),
            *ForwardedPiece.objects.filter(holder=ring.holder),
        ]
    ]
    keys = {piece.key for piece in Piece.objects.filter(holder=ring.holder)}

    found = [key for key in keys for secret in _joined(mine) if _is(key, secret)]

    assert len(mine) >= 2
    assert found == []


def test_control_with_the_other_half_the_same_search_finds_the_key(sealed) -> None:
    sealed.family()
    both = [
        accept(
            copy_of(one.key, one.holder_id),
            bytes(one.sealed),
            sealed.order(name).ring.private,
            epoch(one.epoch),
        )
        for name in ("director", "lawyer")
        for one in Piece.objects.filter(holder=sealed.order(name).ring.holder)
    ]
    keys = {piece.key for piece in Piece.objects.all()}

    assert [key for key in keys for secret in _joined(both) if _is(key, secret)]


def _joined(pieces: list[bytes]) -> set[bytes]:
    pairs = {
        bytes(a ^ b for a, b in zip(p, q, strict=True)) for p in pieces for q in pieces
    }
    return pairs | set(pieces)


def _is(key: object, secret: bytes) -> bool:
    return Key(key.pk, secret).commitment == bytes(key.commitment)


def test_the_ledger_says_who_asked_who_agreed_and_why(sealed: Sealed) -> None:
    family = sealed.family()
    agree_to_break_glass(sealed.order("lawyer"), ask(sealed, family))

    acts = LedgerEntry.objects.filter(act__startswith="glass.").order_by("seq")
    until = sealed.house.now + timedelta(minutes=15)
    assert [(e.act, e.by) for e in acts] == [
        ("glass.asked", sealed.workers["director"].pk),
        ("glass.broken", sealed.workers["lawyer"].pk),
    ]
    assert acts.last().facts["until"] == until.isoformat()
