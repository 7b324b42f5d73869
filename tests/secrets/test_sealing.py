"""What is written at three at night is kept and cannot be read back by just anybody."""

from datetime import timedelta

import pytest

from tests.secrets.house import NAME, REACH, Sealed
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category, Reason
from umay.records.models import Grant, Household, LedgerEntry, Request
from umay.use_cases.keys.granting import end_access, give_access, hand_over, take_on
from umay.use_cases.keys.own_keys import make_keys


def test_with_nobody_logged_in_a_new_admission_is_sealed_and_works(sealed) -> None:
    call = sealed.house.asks(call_name=NAME, danger_words="he waits")

    sealed.house.admits(call)

    household = Household.objects.get(requests=call)
    assert NAME.encode() not in bytes(household.call_name)
    assert b"he waits" not in bytes(Request.objects.get(pk=call).danger_words)


def test_the_intake_reads_a_new_family_and_nobody_else_does(sealed: Sealed) -> None:
    family = sealed.family()

    for name in ("duty", "social", "other"):
        assert sealed.reads(name, family) == {NAME, REACH, "he waits"}
    for name in ("director", "psychologist", "lawyer", "medic", "children"):
        assert sealed.reads(name, family) == set()


def test_the_administrator_and_the_inspector_can_be_given_no_key(sealed) -> None:
    for name in ("admin", "inspector"):
        with pytest.raises(Refused) as refusal:
            make_keys(sealed.house.order(), sealed.workers[name].pk, "x" * 20)
        assert refusal.value.ground is Ground.MAY_NOT_HOLD


def test_once_taken_on_the_intake_keeps_only_what_keeps_her_safe(sealed) -> None:
    family = sealed.family()

    take_on(sealed.order("social"), family)

    assert sealed.reads("social", family) == {NAME, REACH, "he waits"}
    assert sealed.reads("other", family) == {"he waits"}
    with pytest.raises(Refused) as refusal:
        take_on(sealed.order("other"), family)
    assert refusal.value.ground is Ground.HAS_OWN_WORKER


def test_a_locked_session_reads_nothing_and_may_still_write(sealed: Sealed) -> None:
    family = sealed.family()

    with pytest.raises(Refused) as refusal:
        take_on(sealed.order("social", locked=True), family)

    assert refusal.value.ground is Ground.KEYS_LOCKED


def test_what_is_written_later_reaches_those_who_hold_the_category(sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)
    give(sealed, "psychologist", family, Category.SAFETY)

    from umay.use_cases.keys.writing import write_sealed

    row = Household.objects.get(pk=family)
    write_sealed(
        sealed.order("duty", locked=True), family, row, {"abuser": "he", "address": "x"}
    )

    assert sealed.reads("psychologist", family) == {"he waits", "he"}
    assert sealed.reads("social", family) >= {"he", "x"}
    assert "x" not in sealed.reads("other", family)
    # Who wrote it down reads her own words for a day, and no more.
    assert "x" in sealed.reads("duty", family)
    sealed.house.later(hours=25)
    assert "x" not in sealed.reads("duty", family)


def give(sealed: Sealed, name: str, family, *categories: Category, days: int = 3):
    until = sealed.house.now + timedelta(days=days)
    worker = sealed.workers[name].pk
    return give_access(sealed.order("social"), family, worker, categories, until)


def test_a_given_key_opens_its_category_until_its_day(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)

    give(sealed, "psychologist", family, Category.SAFETY)

    assert sealed.reads("psychologist", family) == {"he waits"}
    sealed.house.later(days=3)
    assert sealed.reads("psychologist", family) == set()


def test_a_role_that_may_not_hold_a_category_is_given_no_key_of_it(sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)

    for name in ("duty", "inspector", "admin", "children"):
        with pytest.raises(Refused) as refusal:
            give(sealed, name, family, Category.HEALTH)
        assert refusal.value.ground is Ground.MAY_NOT_HOLD


def test_nobody_gives_what_she_does_not_hold(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)
    until = sealed.house.now + timedelta(days=3)

    with pytest.raises(Refused) as refusal:
        give_access(
            sealed.order("lawyer"),
            family,
            sealed.workers["medic"].pk,
            [Category.IDENTITY],
            until,
        )
    assert refusal.value.ground is Ground.NO_KEY


def test_who_hands_over_reads_no_more(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)

    hand_over(sealed.order("social"), family, sealed.workers["other"].pk)

    assert NAME in sealed.reads("other", family)
    assert sealed.reads("social", family) == {"he waits"}


def test_an_ended_key_is_worthless_even_to_who_kept_a_copy(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)
    give(sealed, "psychologist", family, Category.IDENTITY)
    kept = list(Grant.objects.filter(holder__worker=sealed.workers["psychologist"]))
    before = Household.objects.get(pk=family).call_name

    end_access(sealed.order("social"), family, sealed.workers["psychologist"].pk)

    assert kept
    assert sealed.reads("psychologist", family) == set()
    assert NAME in sealed.reads("social", family)
    assert Household.objects.get(pk=family).call_name != before
    assert not set(Grant.objects.values_list("key", flat=True)) & {
        grant.key_id for grant in kept
    }


def test_a_worker_who_begins_anew_opens_nothing_of_before(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)

    worker = sealed.workers["social"]
    make_keys(sealed.house.order(), worker.pk, "invented passphrase")

    assert sealed.reads("social", family) == set()


def test_every_opening_leaves_one_entry_that_names_each_field(sealed: Sealed) -> None:
    family = sealed.family()

    sealed.reads("duty", family, Reason.SAFETY)
    sealed.reads("director", family)

    entry = LedgerEntry.objects.get(act="fields.opened")
    assert entry.subject == str(family)
    assert entry.by == sealed.workers["duty"].pk
    assert entry.facts == {
        "why": "safety",
        "fields": {
            "household.call_name": 1,
            "household.reach": 1,
            "request.danger_words": 1,
        },
        "as": ["intake"],
    }


def test_no_entry_names_anybody(sealed: Sealed) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)
    sealed.reads("social", family)

    told = "".join(str(entry.facts) for entry in LedgerEntry.objects.all())
    assert NAME not in told
    assert "he waits" not in told
