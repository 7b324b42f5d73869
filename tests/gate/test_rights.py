"""Her rights: answered in time; restricted means her own worker and nobody else."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.gate.family import CHEAP, Family, at, worker_of
from umay.core.refusals import Ground, Refused
from umay.core.rights import Answer, Right
from umay.core.roles import Role
from umay.core.secrets import Category, Reason
from umay.records.models import Household, LedgerEntry, RightAsked
from umay.use_cases.keys.granting import give_access
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Order
from umay.use_cases.rights import answer_right, ask_right, lift_restriction


def colleague(made: Family, role: Role = Role.PSYCHOLOGIST) -> Order:
    """A worker of the house with keys of her own, unlocked."""
    worker = worker_of(made.house, role)
    make_keys(made.house.order(), worker.pk, "words of a colleague", CHEAP)
    ring = take_up(worker.pk, unlock(worker.pk, "words of a colleague"))
    return replace(made.house.order(), by=worker.pk, ring=ring)


def again(order: Order) -> Order:
    """The same worker acts once more, with nothing remembered."""
    assert order.ring is not None
    ring = replace(order.ring, found={})
    return replace(order, key=uuid4(), ring=ring)


def read(made: Family, order: Order) -> str:
    row = Household.objects.get(pk=made.household)
    opened = open_rows(again(order).writer, made.household, [row], Reason.SAFETY)
    return opened.of(row)["safety_plan"]


def plan(made: Family, order: Order, words: str) -> None:
    row = Household.objects.get(pk=made.household)
    Sealer(order.writer, made.household).write(row, {"safety_plan": words})


def restrict(made: Family) -> None:
    asked = ask_right(made.order(), made.household, Right.RESTRICT, "Only Aigul")
    answer_right(made.order(), asked.subject, Answer.DONE, "It is so now")


def test_it_is_answered_within_fifteen_days(made: Family) -> None:
    asked = ask_right(made.order(), made.household, Right.COPY, "All of it").subject
    row = RightAsked.objects.get(pk=asked)
    assert row.due_on - row.asked_on == timedelta(days=15)

    answer_right(made.order(), asked, Answer.DONE, "She has it on paper")

    row.refresh_from_db()
    assert (row.answer, row.answered_by_id) == ("done", made.own.pk)
    entry = LedgerEntry.objects.get(act="right.answered")
    assert entry.facts["right"] == "copy"
    with pytest.raises(Refused):
        answer_right(made.order(), asked, Answer.REFUSED, "No")


def test_restricted_only_her_own_worker_opens_it(made: Family) -> None:
    plan(made, made.order(), "By the back door")
    night, given = colleague(made, Role.DUTY), colleague(made)
    until = made.house.now + timedelta(days=3)
    give_access(made.order(), made.household, given.by, [Category.SAFETY], until)
    assert read(made, given) == "By the back door"

    restrict(made)

    assert read(made, made.order()) == "By the back door"
    assert read(made, given) == read(made, night) == ""
    with pytest.raises(Refused) as refusal:
        give_access(made.order(), made.household, given.by, [Category.SAFETY], until)
    assert refusal.value.ground is Ground.RESTRICTED


def test_what_others_write_while_it_is_restricted_is_hers_alone(made: Family) -> None:
    night = colleague(made, Role.DUTY)
    restrict(made)

    plan(made, again(night), "She asked for another bed")

    assert read(made, night) == ""
    assert read(made, made.order()) == "She asked for another bed"


def test_lifted_a_key_can_be_given_again(made: Family) -> None:
    plan(made, made.order(), "By the back door")
    given, until = colleague(made), made.house.now + timedelta(days=3)
    restrict(made)
    with pytest.raises(Refused):
        lift_restriction(again(given), made.household)

    lift_restriction(made.order(), made.household)
    give_access(made.order(), made.household, given.by, [Category.SAFETY], until)

    assert read(made, given) == "By the back door"


def test_only_her_own_worker_can_restrict(made: Family) -> None:
    asked = ask_right(made.order(), made.household, Right.RESTRICT, "").subject

    with pytest.raises(Refused):
        answer_right(colleague(made, Role.SOCIAL), asked, Answer.DONE, "Done")

    assert RightAsked.objects.get(pk=asked).answer == ""


def test_the_screens_ask_list_and_answer(client: Client, made: Family) -> None:
    told = {"key": uuid4(), "right": "restrict", "wants": "Only Aigul"}
    client.post(at("right-new", made), told)
    asked = RightAsked.objects.get()
    waiting = client.get("/rights/").content.decode()
    assert "That only her own worker opens it" in waiting

    page = at("right-answer", made, asked=asked.pk)
    assert "everybody but you loses the keys" in client.get(page).content.decode()
    client.post(page, {"key": uuid4(), "answer": "done", "words": "It is so"})

    listed = client.get(at("rights", made)).content.decode()
    assert "Only her own worker opens this file." in listed
    assert "It is so" in listed
    client.post(at("restriction-lift", made), {"key": uuid4()})
    listed = client.get(at("rights", made)).content.decode()
    assert "Only her own worker opens this file." not in listed
    assert "Nothing waits" in client.get("/rights/").content.decode()
