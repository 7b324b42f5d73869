"""Whoever loses her keys loses the copies she may have kept: all is sealed anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.keys import ring_of
from tests.secrets.house import NAME, REACH, Sealed
from umay.core.missing import Missing, missing
from umay.core.refusals import Refused
from umay.core.roles import Role
from umay.core.secrets import Category, Reason
from umay.records.models import HouseholdKey, LedgerEntry, Worker
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.queries.standing import standing
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.granting import end_access as end_copies
from umay.use_cases.keys.granting import give_access, take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import place_of
from umay.use_cases.workers import rights
from umay.vault.envelopes import Key, key_of, unseal
from umay.vault.shut import Shut

ALL = {NAME, REACH, "he waits"}


@pytest.fixture
def family(sealed: Sealed) -> UUID:
    """The social worker's own; the psychologist was given a key."""
    family = sealed.family()
    take_on(sealed.order("social"), family)
    until = sealed.house.now + timedelta(days=9)
    psychologist = sealed.workers["psychologist"].pk
    what = [Category.IDENTITY, Category.SAFETY]
    give_access(sealed.order("social"), family, psychologist, what, until)
    return family


def kept_by(sealed: Sealed, name: str, family: UUID) -> dict[UUID, Key]:
    """What a worker could have copied out of her own session."""
    ring: Ring = ring_of(sealed.house, sealed.workers[name])
    return ring.keys(family, Category, sealed.house.now)


def opens(kept: dict[UUID, Key], family: UUID) -> set[str]:
    """Return what still opens with keys somebody has kept."""
    words = set()
    for row in sealed_rows(family):
        for name, column in sealed_columns(type(row)).items():
            envelope = getattr(row, name)
            if envelope is None:
                continue
            key = kept.get(key_of(bytes(envelope)))
            place = place_of(row, name, family, column.category)
            if key is not None:
                words.add(unseal(key, place, bytes(envelope)).text)
    return words


def ends(sealed: Sealed, name: str) -> None:
    rights.end_access(sealed.order("director"), sealed.workers[name].pk)


def test_what_an_ended_worker_has_kept_opens_nothing_once_somebody_unlocked(
    sealed: Sealed, family: UUID
) -> None:
    kept = kept_by(sealed, "psychologist", family)
    assert opens(kept, family) == ALL  # the control

    ends(sealed, "psychologist")

    assert opens(kept, family) == ALL  # until somebody with the keys unlocks
    keep_keys(sealed.order("social"))
    assert opens(kept, family) == set()
    assert sealed.reads("social", family) == ALL
    with pytest.raises(Shut):
        ring_of_ended(sealed, "psychologist")


def ring_of_ended(sealed: Sealed, name: str) -> None:
    from umay.use_cases.keys.own_keys import unlock

    unlock(sealed.workers[name].pk, "invented passphrase")


def test_only_who_holds_the_keys_can_do_it_and_only_what_waits_is_done(
    sealed: Sealed, family: UUID
) -> None:
    other = sealed.family()
    keys = set(HouseholdKey.objects.filter(household=other).values_list("pk"))
    ends(sealed, "psychologist")
    waits = HouseholdKey.objects.filter(household=family, renew_since__isnull=False)
    assert waits.exists()

    keep_keys(sealed.order("other"))  # holds but what keeps her safe
    keep_keys(sealed.order("lawyer"))  # holds nothing of hers

    assert set(waits.values_list("category", flat=True)) == {"identity"}
    keep_keys(sealed.order("social"))
    assert not waits.exists()
    assert set(HouseholdKey.objects.filter(household=other).values_list("pk")) == keys


def test_it_waits_as_well_when_a_worker_begins_anew_or_gets_a_lesser_role(
    sealed: Sealed, family: UUID
) -> None:
    director = sealed.order("director")
    psychologist = sealed.workers["psychologist"].pk
    waits = HouseholdKey.objects.filter(household=family, renew_since__isnull=False)

    rights.change_rights(director, psychologist, Role.ADMIN, supervisor=False)

    assert waits.exists()
    keep_keys(sealed.order("social"))
    assert not waits.exists()


def test_after_a_day_the_house_is_told(sealed: Sealed, family: UUID) -> None:
    ends(sealed, "psychologist")
    center, now = sealed.house.worker.center_id, sealed.house.now

    assert Missing.RENEWAL not in missing(standing(center), now)
    late = now + timedelta(days=1, minutes=1)
    assert Missing.RENEWAL in missing(standing(center), late)
    keep_keys(sealed.order("social"))
    assert Missing.RENEWAL not in missing(standing(center), late)


def test_renewing_is_named_in_the_ledger_field_by_field(
    sealed: Sealed, family: UUID
) -> None:
    psychologist = sealed.workers["psychologist"].pk

    end_copies(sealed.order("social"), family, psychologist)

    entry = LedgerEntry.objects.get(act="fields.opened")
    assert entry.facts["why"] == Reason.RENEWED
    assert entry.facts["fields"] == {
        "household.call_name": 1,
        "household.reach": 1,
        "request.danger_words": 1,
    }
    assert entry.by == sealed.workers["social"].pk


def test_control_a_worker_who_stays_is_not_renewed_for_nothing(
    sealed: Sealed, family: UUID
) -> None:
    before = set(HouseholdKey.objects.values_list("pk", flat=True))

    keep_keys(sealed.order("social"))

    assert set(HouseholdKey.objects.values_list("pk", flat=True)) == before


def test_an_ended_worker_holds_nothing_and_gives_nothing(
    sealed: Sealed, family: UUID
) -> None:
    order = replace(sealed.order("psychologist"), key=uuid4())
    ends(sealed, "psychologist")
    assert not Worker.objects.get(pk=order.by).is_active
    with pytest.raises(Refused):
        end_copies(order, family, sealed.workers["psychologist"].pk)
