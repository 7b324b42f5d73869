"""Erasing at her wish: asked, answered, said twice; then nothing of hers opens."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.gate.family import CHEAP, Family, at, canary, fill, worker_of
from tests.small_house import HOLDERS
from umay.core.exits import Destination
from umay.core.refusals import Ground, Refused
from umay.core.rights import Answer, Right
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import (
    Grant,
    Holder,
    Household,
    LedgerEntry,
    Mark,
    Piece,
    RightAsked,
    Stay,
    Worker,
)
from umay.records.queries.rights import open_rights, to_erase
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keys.breaking_glass import ask_to_break_glass
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.recovering import make_recovery, recover
from umay.use_cases.order import Order
from umay.use_cases.rights import answer_right, ask_right, erase_as_asked, keep_erasing


def leaves(made: Family) -> None:
    made.house.now = timezone.now()
    today = made.order().today
    exit_household(made.order(), made.stay, today, Destination.UNKNOWN)


def asks(made: Family) -> UUID:
    return ask_right(made.order(), made.household, Right.ERASE, "All of it").subject


def answered(made: Family) -> UUID:
    asked = asks(made)
    answer_right(made.order(), asked, Answer.DONE, "It will be")
    return asked


def unlocked(made: Family, role: Role, *, supervisor: bool = False) -> Order:
    worker = worker_of(made.house, role)
    Worker.objects.filter(pk=worker.pk).update(supervisor=supervisor)
    make_keys(made.house.order(), worker.pk, "words of a colleague", CHEAP)
    ring = take_up(worker.pk, unlock(worker.pk, "words of a colleague"))
    return replace(made.house.order(uuid4()), by=worker.pk, ring=ring)


def reads(made: Family, order: Order) -> set[str]:
    assert order.ring is not None
    fresh = replace(order, ring=replace(order.ring, found={}))
    rows = sealed_rows(made.household)
    opened = open_rows(fresh.writer, made.household, rows, Reason.SAFETY)
    return set(opened.words.values())


def ground(call: object) -> Ground:
    with pytest.raises(Refused) as refused:
        call()  # type: ignore[operator]
    return refused.value.ground


def test_after_it_nothing_of_hers_opens_for_anybody(made: Family) -> None:
    Holder.objects.filter(kind="recovery").delete()
    cards = make_recovery(made.house.order(), HOLDERS)
    duty = unlocked(made, Role.DUTY)
    one, _two = (unlocked(made, Role.DIRECTOR, supervisor=True) for _ in range(2))
    fill(made)
    keep_keys(made.order())
    halves = unlock(duty.by, "words of a colleague")  # the intake's key has come
    duty = replace(duty, ring=take_up(duty.by, halves))
    before = reads(made, made.order())
    assert len(before) > 20  # the control: her own worker reads it all
    assert reads(made, duty)
    assert Piece.objects.filter(key__household=made.household).exists()
    leaves(made)
    asked = answered(made)

    erase_as_asked(made.order(), asked)

    for order in (made.order(), duty, one):
        assert reads(made, order) == set()
    for row in sealed_rows(made.household):
        assert not any(getattr(row, name) for name in sealed_columns(type(row)))
    for model, path in ((Grant, "key__"), (Piece, "key__"), (Mark, "")):
        assert not model.objects.filter(**{f"{path}household": made.household}).exists()
    order = made.house.order
    call = (made.household, made.own.pk)
    assert ground(lambda: recover(order(), cards[:3], *call)) is Ground.NO_KEY
    glass = (replace(one, key=uuid4()), made.household, Reason.EMERGENCY)
    assert ground(lambda: ask_to_break_glass(*glass)) is Ground.NOT_A_SUPERVISOR


def test_what_stays_are_codes_days_and_counts(made: Family) -> None:
    entries = LedgerEntry.objects.count()
    code = Household.objects.get(pk=made.household).survivor_code
    leaves(made)

    erase_as_asked(made.order(), answered(made))

    row = Household.objects.get(pk=made.household)
    assert row.survivor_code == code
    assert row.members.count() == 2
    assert Stay.objects.filter(household=row).exists()
    assert LedgerEntry.objects.count() > entries


def test_while_she_lives_here_it_is_refused_and_the_request_is_kept(
    made: Family,
) -> None:
    made.house.now = timezone.now()
    asked = asks(made)
    act = (asked, Answer.DONE, "Gone")
    assert ground(lambda: answer_right(made.order(), *act)) is Ground.LIVES_HERE

    keep_erasing(made.order(), asked)

    today = made.order().today
    assert [vars(one)["here"] for one in open_rights(made.own.center_id, today)] == [
        True
    ]
    leaves(made)
    center = made.own.center_id
    assert vars(open_rights(center, today)[0])["here"]  # the day she leaves
    tomorrow = today + timedelta(days=1)
    assert not vars(open_rights(center, tomorrow)[0])["here"]
    assert to_erase(center) == []
    answer_right(made.order(), *act)
    assert [one.pk for one in to_erase(center)] == [asked]


def test_nothing_is_erased_that_she_was_not_answered(made: Family) -> None:
    leaves(made)
    asked = asks(made)
    assert ground(lambda: erase_as_asked(made.order(), asked)) is Ground.NOT_ANSWERED
    answer_right(made.order(), asked, Answer.REFUSED, "A court holds it")
    assert ground(lambda: erase_as_asked(made.order(), asked)) is Ground.NOT_ANSWERED
    copy = ask_right(made.order(), made.household, Right.COPY, "").subject
    answer_right(made.order(), copy, Answer.DONE, "Here")
    assert ground(lambda: erase_as_asked(made.order(), copy)) is Ground.NOT_ANSWERED
    assert ground(lambda: keep_erasing(made.order(), copy)) is Ground.ALREADY_DECIDED


def test_the_screens_lead_from_the_answer_to_the_second_question(
    client: Client, made: Family
) -> None:
    fill(made)
    code = Household.objects.get(pk=made.household).survivor_code
    leaves(made)
    asked = asks(made)
    page = at("right-erase", made, asked=asked)
    assert "Answer her first" in client.get(page).content.decode()

    told = {"key": uuid4(), "answer": "done", "words": "It is done"}
    answer = client.post(at("right-answer", made, asked=asked), told)

    assert answer.headers["Location"] == page
    shown = client.get(page).content.decode()
    assert "What goes" in shown
    assert "What stays" in shown
    assert "cannot be undone" in shown
    assert canary("household.address") not in shown
    for wrong in ({"code": code}, {"told": "on", "code": "another-code"}, {}):
        assert client.post(page, {"key": uuid4(), **wrong}).status_code == 422
    assert Household.objects.get(pk=made.household).erased_at is None

    sent = {"key": uuid4(), "told": "on", "code": f" {code.upper()} "}
    assert client.post(page, sent).status_code == 302

    assert Household.objects.get(pk=made.household).erased_at is not None
    assert client.post(page, sent).status_code == 302  # sent twice: harmless
    assert "Nothing of hers opens any more" in client.get(page).content.decode()
    assert "Nothing of hers opens" in client.get(at("rights", made)).content.decode()


def test_the_screens_refuse_in_plain_words_while_she_lives_here(
    client: Client, made: Family
) -> None:
    asked = asks(made)
    told = {"key": uuid4(), "answer": "done", "words": "It is done"}

    answer = client.post(at("right-answer", made, asked=asked), told)

    assert answer.status_code == 422
    assert "what is known keeps her safe" in answer.content.decode()
    listed = client.get(at("rights", made)).content.decode()
    assert "Keep until she leaves" in listed
    client.post(at("right-keep", made, asked=asked), {"key": uuid4()})
    assert RightAsked.objects.get(pk=asked).waits
    assert "kept until she leaves" in client.get(at("rights", made)).content.decode()
    assert "kept until she leaves" in client.get("/rights/").content.decode()
    page = client.get(at("right-erase", made, asked=asked)).content.decode()
    assert "Destroy it now" not in page


def test_only_the_day_workers_may_destroy(made: Family) -> None:
    leaves(made)
    asked = answered(made)
    for role in set(Role) - {Role.SOCIAL, Role.DIRECTOR}:
        browser = Client()
        browser.force_login(worker_of(made.house, role))
        sent = {"key": uuid4(), "told": "on", "code": "any"}
        answer = browser.post(at("right-erase", made, asked=asked), sent)
        assert answer.status_code == 403, role
