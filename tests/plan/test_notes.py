"""Notes: a note of one's own is opened by its writer, and by nobody else."""

from uuid import UUID

import pytest

from tests.secrets.house import Sealed, begin
from umay.core.outgoing import TAGS
from umay.core.recipients import Recipient, withheld
from umay.core.refusals import Ground, Refused
from umay.core.rights import Answer, Right
from umay.core.secrets import Reason
from umay.records.models import Note, Piece
from umay.records.queries.plan import notes_of
from umay.use_cases.keys.breaking_glass import agree_to_break_glass, ask_to_break_glass
from umay.use_cases.keys.erasing import erase_household
from umay.use_cases.keys.granting import hand_over, take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.notes import write_note
from umay.use_cases.rights import answer_right, ask_right

HERS, SHARED = "She said it to me alone", "She slept well"


@pytest.fixture
def sealed(db: None) -> Sealed:
    return begin()


def written(sealed: Sealed, kind: str = "own", name: str = "psychologist") -> UUID:
    """Return a family with her own worker and a note."""
    family = sealed.family()
    take_on(sealed.order("social"), family)
    words = HERS if kind == "own" else SHARED
    write_note(sealed.order(name), family, kind, words)
    return family


def who_reads(sealed: Sealed, family: UUID, words: str) -> set[str]:
    names = set(sealed.workers) - {"admin", "inspector"}
    return {name for name in names if words in sealed.reads(name, family)}


def test_a_note_of_ones_own_is_read_by_its_writer_alone(sealed: Sealed) -> None:
    family = written(sealed)

    assert who_reads(sealed, family, HERS) == {"psychologist"}


def test_a_note_for_those_who_care_is_read_by_her_own_worker_too(sealed) -> None:
    """The control: the same note of another kind."""
    family = written(sealed, "care")

    assert {"psychologist", "social"} <= who_reads(sealed, family, SHARED)


def test_two_supervisors_who_break_the_glass_do_not_read_it(sealed: Sealed) -> None:
    family = written(sealed)
    write_note(sealed.order("social"), family, "care", SHARED)
    glass = ask_to_break_glass(sealed.order("director"), family, Reason.EMERGENCY)
    agree_to_break_glass(sealed.order("lawyer"), glass.subject)

    assert who_reads(sealed, family, HERS) == {"psychologist"}
    assert "director" in who_reads(sealed, family, SHARED)  # the control
    keep_keys(sealed.order("psychologist"))
    assert not Piece.objects.filter(key__category="private").exists()


def test_it_is_not_handed_over_with_the_family(sealed: Sealed) -> None:
    family = written(sealed, name="social")

    hand_over(sealed.order("social"), family, sealed.workers["other"].pk)

    assert who_reads(sealed, family, HERS) == {"social"}


def test_it_is_hers_still_when_the_file_is_restricted(sealed: Sealed) -> None:
    family = written(sealed)
    order = sealed.order("social")
    asked = ask_right(order, family, Right.RESTRICT, "Only you").subject
    answer_right(sealed.order("social"), asked, Answer.DONE, "So it is")

    assert who_reads(sealed, family, HERS) == {"psychologist"}


def test_it_leaves_the_house_for_nobody() -> None:
    for recipient in Recipient:
        assert withheld(recipient, {"note.own"}, TAGS)


def test_for_anybody_else_it_is_not_there(sealed: Sealed) -> None:
    family = written(sealed)
    writer, other = sealed.workers["psychologist"], sealed.workers["social"]

    assert len(notes_of(family, writer.pk)) == 1
    assert notes_of(family, other.pk) == []


def test_who_has_no_key_cannot_write_one(sealed: Sealed) -> None:
    family = sealed.family()
    with pytest.raises(Refused) as refusal:
        write_note(sealed.order("admin", locked=True), family, "own", HERS)

    assert refusal.value.ground is Ground.NO_KEYS
    assert not Note.objects.exists()


def test_it_is_erased_with_the_family(sealed: Sealed) -> None:
    family = written(sealed)

    erase_household(sealed.order("social"), family)

    assert who_reads(sealed, family, HERS) == set()
    assert Note.objects.get().own is None
