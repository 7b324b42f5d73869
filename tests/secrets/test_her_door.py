"""A resident reads what is hers, also what is written later; the disk reads nothing."""

from datetime import timedelta

import pytest

from tests.secrets.house import Sealed
from tests.secrets.seizer import everything_in_the_records, seize
from tests.web.her import PIN, QUIET, Hers, with_card
from umay.core.doors import Card
from umay.core.rights import Answer, Right
from umay.core.secrets import Category, Reason
from umay.records.models import Door, Grant, Household, Member
from umay.records.queries.doors import is_open
from umay.records.queries.sealed_rows import sealed_rows
from umay.use_cases.her.coming_in import alone_with, note_coming, try_card
from umay.use_cases.keys.new_epoch import begin_epoch
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import Shut, take_up
from umay.use_cases.keys.sealing import Writer
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.rights import answer_right, ask_right

LATER = "кейін жазылған"


@pytest.fixture
def hers(sealed: Sealed) -> Hers:
    return with_card(sealed.house, sealed.workers["social"], call_name="Ойдан")


def reads(hers: Hers, card: Card | None = None, pin: str = PIN) -> set[str]:
    """Return every word her card and PIN open."""
    at = hers.order().at
    came = try_card(card or hers.card, pin, at)
    ring = take_up(came.door.pk, came.halves)
    reader = Writer(hers.own.center_id, came.door.pk, at, ring)
    rows = sealed_rows(hers.household)
    opened = open_rows(reader, hers.household, rows, Reason.HERSELF)
    return set(opened.words.values())


def test_what_is_written_later_by_somebody_locked_reaches_her(
    hers: Hers, sealed: Sealed
) -> None:
    family = Household.objects.get(pk=hers.household)
    order = sealed.order("duty", locked=True)

    write_sealed(order, hers.household, family, {"abuser": LATER})

    assert {"Ойдан", LATER} <= reads(hers)


def test_her_health_is_not_sealed_to_her_card(hers: Hers, sealed: Sealed) -> None:
    head = Member.objects.get(household=hers.household, number=1)

    write_sealed(sealed.order("social"), hers.household, head, {"health": LATER})

    assert LATER not in reads(hers)
    held = Grant.objects.filter(because="hers").values_list("key__category", flat=True)
    assert Category.HEALTH not in set(held)


def test_a_restriction_keeps_workers_out_and_not_her(
    hers: Hers, sealed: Sealed
) -> None:
    order = sealed.order("social")
    asked = ask_right(order, hers.household, Right.RESTRICT, "").subject

    answer_right(sealed.order("social"), asked, Answer.DONE, LATER)

    assert {"Ойдан", LATER} <= reads(hers)
    assert sealed.reads("duty", hers.household) == set()


def test_the_quiet_pin_opens_no_word(hers: Hers) -> None:
    with pytest.raises(Shut):
        reads(hers, pin=QUIET)
    assert "Ойдан" in reads(hers)  # control


def test_a_seizer_with_the_pin_and_what_is_kept_of_the_card_reads_nothing(
    hers: Hers,
) -> None:
    kept = Door.objects.get().tag

    assert seize([PIN, QUIET, kept, f"{kept}:{PIN}"]) == []
    for secret in ("", kept, kept * 3):
        with pytest.raises(Shut):
            reads(hers, Card(kept, secret))
    secret = hers.card.secret.encode()
    assert not any(secret in row for row in everything_in_the_records())
    assert "Ойдан" in reads(hers)  # control: with the whole card


def test_a_new_month_leaves_her_card_and_the_quiet_word_as_they_were(
    hers: Hers, sealed: Sealed
) -> None:
    came = try_card(hers.card, QUIET, hers.order().at)
    note_coming(hers.order(), came)

    begin_epoch(hers.order().at, lambda _: None)

    code = came.door.household.survivor_code
    order = sealed.order("director")
    assert alone_with(order.ring, hers.order().at) == [code]
    assert "Ойдан" in reads(hers)


def test_a_door_is_open_for_thirty_days_after_she_has_left(hers: Hers) -> None:
    door, day = Door.objects.get(), hers.order().today
    door.household.stays.update(exit_day=day, destination="unknown")

    assert is_open(door, day + timedelta(days=30))
    assert not is_open(door, day + timedelta(days=31))
