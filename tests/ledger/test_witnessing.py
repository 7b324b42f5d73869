"""Those outside cosign what only grew; what they saw cannot be taken back unseen."""

from datetime import timedelta

import pytest

from tests.ledger.logged import Logged
from umay.core.tail import ROUNDED_TO, Alarm, alarm, wants_witness
from umay.proof.checkpoints import read_checkpoint
from umay.proof.notes import read_note
from umay.proof.refusals import NotProven
from umay.records import log_files
from umay.records.models import LedgerCheckpoint, LedgerEntry, LedgerTree
from umay.use_cases.ledger.growing import grow
from umay.use_cases.ledger.log import log_of
from umay.use_cases.ledger.starting import Why, begin_new_log, behind
from umay.use_cases.ledger.verifying import verify
from umay.use_cases.ledger.witnessing import submission_of, tail_now, take_answer


def test_a_quorum_cosigns_and_its_word_is_kept_outside_the_database(
    logged: Logged,
) -> None:
    logged.acts()

    asked = logged.is_witnessed()

    assert asked.met
    kept = read_checkpoint(read_note(log_files.last_seen(logged.center)).text)
    assert kept.size == asked.size == log_of(logged.center).tree.size
    assert verify(logged.center).whole.witnessed == asked.size


def test_witnesses_learn_only_round_sizes(logged: Logged) -> None:
    logged.acts(3)

    assert logged.is_witnessed().size % ROUNDED_TO == 0
    assert logged.is_witnessed(beat=True).size % ROUNDED_TO == 0


def test_one_of_three_may_be_silent_and_two_may_not(logged: Logged) -> None:
    logged.acts()
    logged.silent = {"lawyer"}
    assert logged.is_witnessed().met

    logged.acts()
    logged.silent = {"lawyer", "partner"}
    asked = logged.is_witnessed()

    assert not asked.met
    assert set(asked.failed) == {"lawyer", "partner"}
    assert tail_now(logged.center).length > 0


def test_who_was_silent_catches_up_from_where_she_was(logged: Logged) -> None:
    logged.acts()
    logged.silent = {"lawyer"}
    logged.is_witnessed()
    logged.acts()
    logged.silent = set()

    asked = logged.is_witnessed()

    assert asked.failed == {}


def test_a_house_without_a_line_hands_a_file_over_and_takes_the_answer(
    logged: Logged,
) -> None:
    logged.acts()
    handed = submission_of(logged.center, logged.house.now).to_bytes()

    first = logged.witnesses["lawyer"].add_checkpoint(handed)
    second = logged.witnesses["partner"].add_checkpoint(handed)

    assert not take_answer(logged.center, first.encode(), logged.house.now).met
    assert take_answer(logged.center, second.encode(), logged.house.now).met
    assert tail_now(logged.center).length == 0


def test_a_strangers_answer_is_refused(logged: Logged) -> None:
    logged.acts()
    submission_of(logged.center, logged.house.now)
    note = LedgerCheckpoint.objects.order_by("-size")[0].note

    with pytest.raises(NotProven):
        take_answer(logged.center, note.split("\n\n")[1].encode(), logged.house.now)


def test_the_tail_is_shown_to_witnesses_in_time_and_alarms_when_it_is_not(
    logged: Logged,
) -> None:
    now = logged.house.now
    logged.acts()
    logged.is_witnessed()
    quiet = tail_now(logged.center)
    assert not wants_witness(quiet, now)
    assert alarm(quiet, now) is None

    logged.acts(1)
    tail = tail_now(logged.center)

    assert wants_witness(tail, now + timedelta(seconds=31))
    assert alarm(tail, now + timedelta(seconds=59)) is None
    assert alarm(tail, now + timedelta(seconds=61)) is Alarm.LONG
    assert alarm(tail, now + timedelta(hours=2)) is Alarm.SILENT


def test_without_a_named_witness_the_director_is_told_so(logged: Logged) -> None:
    log_files.policy_path().unlink()

    assert alarm(tail_now(logged.center), logged.house.now) is Alarm.NOBODY


def test_a_database_put_back_is_noticed_and_goes_on_only_by_a_logged_decision(
    logged: Logged,
) -> None:
    logged.acts()
    older = LedgerTree.objects.get(pk=logged.center)
    logged.acts()
    logged.is_witnessed()
    assert behind(logged.center) is None

    _put_back(older)
    found = behind(logged.center)
    number = begin_new_log(
        logged.center, Why.RESTORED, logged.house.worker.pk, logged.house.now
    )
    grow(logged.center, logged.house.now)

    assert found is not None
    assert found.seen > found.here == older.size
    assert number == 2
    assert behind(logged.center) is None
    entry = LedgerEntry.objects.get(act="log.begun_anew")
    assert entry.facts["seen"] == found.seen
    assert "partner" in logged.is_witnessed().failed


def _put_back(older: LedgerTree) -> None:
    """What a restored copy looks like to who starts it: a shorter tree."""
    older.save()
    LedgerCheckpoint.objects.filter(size__gt=older.size).delete()


def test_witnesses_who_saw_more_say_so(logged: Logged) -> None:
    logged.acts()
    older = LedgerTree.objects.get(pk=logged.center)
    frontier = bytes(older.frontier)
    logged.acts(40)
    logged.is_witnessed()
    note = LedgerCheckpoint.objects.filter(size=older.size).get().note
    assert frontier

    asked = _ask_with(logged, note)

    assert asked == {"lawyer", "partner", "ombudsman"}


def _ask_with(logged: Logged, note: str) -> set[str]:
    """Show every witness an older checkpoint than she has seen."""
    from umay.network.witness_client import Address, Ahead
    from umay.proof.policy import read_policy

    said = set()
    for name, party in read_policy(log_files.policy()).witnesses.items():
        address = Address(party.url or "", party.key)
        try:
            logged.by_line(address, read_note(note.encode()), 0, lambda *_: [])
        except Ahead:
            said.add(name)
    return said
