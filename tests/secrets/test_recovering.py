"""Any three cards of five open a household; two do not, nor a wrong one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from tests.secrets.house import NAME, REACH, Sealed
from tests.small_house import HOLDERS
from umay.core.cards import Card
from umay.core.policy import may_hold
from umay.core.refusals import Ground, Refused
from umay.core.rights import Answer, Right
from umay.core.roles import Role
from umay.core.secrets import Category
from umay.records.models import Grant, Holder, HouseholdKey, LedgerEntry, Worker
from umay.use_cases.keys.granting import take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.own_keys import make_keys
from umay.use_cases.keys.recovering import (
    DoNotFit,
    Misfit,
    drill,
    make_recovery,
    recover,
)
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.rights import answer_right, ask_right
from umay.vault.pairs import pair_of
from umay.vault.pieces import join


@pytest.fixture
def cards(sealed: Sealed) -> list[Card]:
    Holder.objects.filter(kind="recovery").delete()
    return make_recovery(sealed.house.order(), HOLDERS)


def refused(call: Callable[[], object]) -> Ground:
    with pytest.raises(Refused) as found:
        call()
    return found.value.ground


def misfit(sealed: Sealed, cards: list[Card]) -> Misfit:
    with pytest.raises(DoNotFit) as found:
        drill(sealed.house.order(), cards)
    return found.value.misfit


def test_any_three_of_five_prove_themselves_and_no_two_do(sealed, cards) -> None:
    for three in combinations(cards, 3):
        drill(sealed.house.order(), three)
    for two in combinations(cards, 2):
        assert misfit(sealed, list(two)) is Misfit.FEWER
        assert misfit(sealed, [*two, two[0]]) is Misfit.FEWER

    entries = LedgerEntry.objects.filter(act="recovery.drilled")
    assert entries.count() == 10


def test_two_cards_with_all_their_pieces_join_to_nothing_that_opens(
    sealed, cards
) -> None:
    public = bytes(Holder.objects.get(kind="recovery").public)

    def opens(*some: Card) -> bool:
        pieces = [piece for card in some for piece in card.pieces.values()]
        sums = (join(chosen) for n in (1, 2, 3) for chosen in combinations(pieces, n))
        return any(pair_of(secret).public == public for secret in sums if any(secret))

    for two in combinations(cards, 2):
        assert not opens(*two)
    assert opens(*cards[:3])  # the control: the same search with a third card


def test_when_everybody_lost_her_keys_three_cards_give_a_family_back(
    sealed, cards
) -> None:
    family = sealed.family()
    for name in ("duty", "social", "other"):
        make_keys(sealed.house.order(), sealed.workers[name].pk, "invented passphrase")
    assert sealed.reads("social", family) == set()

    social = sealed.workers["social"].pk
    recover(sealed.house.order(), cards[1:4], family, social)

    assert sealed.reads("social", family) == {NAME, REACH, "he waits"}
    used = LedgerEntry.objects.get(act="recovery.used")
    assert str(social) in str(used.facts)


def test_she_gets_only_what_her_role_may_hold(sealed, cards) -> None:
    family, duty = sealed.family(), sealed.workers["duty"].pk
    order, inspector = sealed.house.order, sealed.workers["inspector"].pk
    ask_right(order(), family, Right.COPY, "All of it")  # sealed as a note

    recover(order(), cards[:3], family, duty)

    every = HouseholdKey.objects.filter(household=family)
    hers = every.filter(grants__holder__worker=duty)
    may = {one for one in Category if may_hold(Role.DUTY, one)}
    assert set(hers.values_list("category", flat=True)) == may & categories(every)
    assert categories(every) - may
    with pytest.raises(Refused):
        recover(order(), cards[:3], family, inspector)


def categories(keys) -> set[str]:
    return set(keys.values_list("category", flat=True))


def test_whom_a_wall_hides_her_from_gets_no_key_from_any_cards(sealed, cards) -> None:
    family, social = sealed.family(), sealed.workers["social"].pk
    wall_off(sealed.order("director"), family, social)

    def act() -> object:
        return recover(sealed.house.order(), cards[:3], family, social)

    assert refused(act) is Ground.MAY_NOT_HOLD
    assert not Grant.objects.filter(
        holder__worker=social, key__household=family
    ).exists()
    other = sealed.workers["other"].pk
    recover(sealed.house.order(), cards[:3], family, other)


def test_what_she_restricted_goes_to_nobody_but_her_own_worker(sealed, cards) -> None:
    family = sealed.family()
    take_on(sealed.order("social"), family)
    asked = ask_right(sealed.order("social"), family, Right.RESTRICT, "").subject
    answer_right(sealed.order("social"), asked, Answer.DONE, "It is so")
    other, own = (sealed.workers[name] for name in ("other", "social"))

    def give(worker: Worker) -> object:
        return recover(sealed.house.order(), cards[:3], family, worker.pk)

    assert refused(lambda: give(other)) is Ground.RESTRICTED
    give(own)
    Worker.objects.filter(pk=own.pk).update(is_active=False)
    give(other)


def test_three_holders_vouch_for_whom_they_name(sealed, cards) -> None:
    family, social = sealed.family(), sealed.workers["social"]
    Worker.objects.filter(pk=social.pk).update(vouched=False)

    recover(sealed.house.order(), cards[:3], family, social.pk)

    social.refresh_from_db()
    assert social.vouched


def test_a_card_with_one_wrong_piece_is_refused(sealed, cards) -> None:
    wrong = {three: bytes(32) for three in cards[0].pieces}

    assert misfit(sealed, [replace(cards[0], pieces=wrong), *cards[1:3]]) is (
        Misfit.ALTERED
    )


def test_cards_of_other_sets_and_houses_are_told_apart(sealed, cards) -> None:
    Holder.objects.filter(kind="recovery").delete()
    assert misfit(sealed, cards[:3]) is Misfit.NONE_MADE
    later = make_recovery(sealed.house.order(), HOLDERS)

    assert misfit(sealed, cards[:3]) is Misfit.ANOTHER
    assert misfit(sealed, [*cards[:2], later[2]]) is Misfit.SETS
    drill(sealed.house.order(), later[2:])


def test_the_cards_are_made_once_and_never_without_being_kept(sealed, cards) -> None:
    order = sealed.house.order
    assert refused(lambda: make_recovery(order(), HOLDERS)) is Ground.ALREADY_DECIDED
    Holder.objects.filter(kind="recovery").delete()

    def full_disk(_: object) -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 (any)
        make_recovery(order(), HOLDERS, full_disk)
    assert not Holder.objects.filter(kind="recovery").exists()


def test_what_is_older_than_the_cards_is_sealed_to_them_when_somebody_unlocks(
    sealed: Sealed,
) -> None:
    Holder.objects.filter(kind="recovery").delete()
    family = sealed.family()
    cards = make_recovery(sealed.house.order(), HOLDERS)
    order, other = sealed.house.order, sealed.workers["other"].pk
    assert refused(lambda: recover(order(), cards[:3], family, other)) is Ground.NO_KEY

    keep_keys(sealed.order("duty"))

    recover(order(), cards[:3], family, other)
