"""A locker and its key, and no more: not what is in it, nor when it is opened."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.gate.family import Family, at
from tests.house_log.lockers_told import locker
from tests.house_log.test_log import browser, worker_of
from umay.core.exits import Destination
from umay.core.people import Answer
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Allergies, Lending, Locker, Task
from umay.use_cases.exit_household import exit_household
from umay.use_cases.keys.walling import wall_off
from umay.use_cases.lockers import give_locker, take_back, take_out_of_use

FORBIDDEN = ("dose", "diagnos", "medicine", "drug", "taken", "opened", "dispens")


def given(made: Family, code: str = "F1") -> Lending:
    order, key = made.order(), locker(made.house, code)
    lent = give_locker(order, made.household, key, agreed=False).subject
    return Lending.objects.get(pk=lent)


def test_she_gets_one_with_its_key_and_gives_it_back(
    made: Family, client: Client
) -> None:
    key = locker(made.house, "F1")
    address = at("family-lockers", made)
    client.post(address, {"key": uuid4(), "locker": str(key)})
    row, page = Lending.objects.get(), client.get(address).content.decode()
    assert "Fridge box F1" in page
    assert "kF1" in page
    assert "not signed yet" in page

    client.post(at("locker-agreed", made, lending=row.pk), {"key": uuid4()})
    client.post(at("locker-back", made, lending=row.pk), {"key": uuid4()})

    row.refresh_from_db()
    assert row.agreed
    assert row.back_at is not None


def test_there_is_no_field_for_medicine_or_a_diagnosis() -> None:
    named = [
        field.name
        for model in (Locker, Lending, Allergies)
        for field in model._meta.get_fields()
    ]

    assert [n for n in named if any(word in n for word in FORBIDDEN)] == []


def test_one_locker_is_given_to_one_family(made: Family) -> None:
    row = given(made)

    with pytest.raises(Refused) as refused:
        give_locker(made.order(), made.household, row.locker_id, agreed=True)
    assert refused.value.ground is Ground.LOCKER_GIVEN
    with pytest.raises(IntegrityError), transaction.atomic():
        Lending.objects.create(
            center_id=row.center_id,
            locker=row.locker,
            household=row.household,
            given_at=row.given_at,
            given_by=row.given_by,
        )


@pytest.mark.parametrize(
    ("keys", "left"), [(Answer.YES, 0), (Answer.NO, 1), (Answer.UNKNOWN, 1)]
)
def test_with_the_keys_back_it_is_free_when_she_leaves(
    made: Family, keys: Answer, left: int
) -> None:
    given(made)

    order = made.order()
    exit_household(order, made.stay, order.today, Destination.UNKNOWN, keys)

    assert Lending.objects.filter(back_at=None).count() == left


def test_without_the_keys_somebody_is_to_ask_for_them(made: Family) -> None:
    lent = given(made)
    leaves = made.order()
    exit_household(leaves, made.stay, leaves.today, Destination.UNKNOWN, Answer.NO)
    asked = Task.objects.get(what=Task.What.LOCKER)
    assert (asked.role, asked.due_on > leaves.today) == (Role.DUTY, True)

    take_back(made.order(), lent.pk)

    asked.refresh_from_db()
    assert asked.state == Task.State.DONE


def test_who_must_not_know_of_her_sees_a_locker_out_of_use(made: Family) -> None:
    row = given(made)
    duty = browser(made, Role.DUTY)
    assert row.household.survivor_code in _list(duty)  # the control

    wall_off(made.order(), made.household, worker_of(made, Role.DUTY).pk)

    assert row.household.survivor_code not in _list(duty)
    assert "out of use" in _list(duty)


def test_what_a_family_has_is_not_taken_out_of_use(made: Family) -> None:
    row = given(made)

    with pytest.raises(Refused) as refused:
        take_out_of_use(made.order(), row.locker_id)

    assert refused.value.ground is Ground.LOCKER_GIVEN


def test_allergies_are_there_only_if_she_told(made: Family, client: Client) -> None:
    address = at("allergies", made)
    assert "She need not." in client.get(address).content.decode()

    client.post(at("allergies-write", made), {"key": uuid4(), "told": "Nuts"})
    assert "Nuts" in client.get(address).content.decode()
    assert "Nuts" not in client.get(at("household", made)).content.decode()
    duty = browser(made, Role.DUTY)
    assert "Nuts" not in duty.get(address).content.decode()

    client.post(at("allergies-write", made), {"key": uuid4(), "told": ""})
    assert "She need not." in client.get(address).content.decode()


def test_the_house_sets_them_up(made: Family) -> None:
    director = browser(made, Role.DIRECTOR)
    sent = {"key": uuid4(), "kind": "locker", "code": "7", "key_number": "70"}

    assert director.post(reverse("locker-new"), sent).url == reverse("house-lockers")
    again = director.post(reverse("locker-new"), sent | {"key": uuid4()})
    assert again.status_code == 422
    key = Locker.objects.get().pk
    director.post(reverse("locker-out", args=[key]), {"key": uuid4()})
    page = director.get(reverse("house-lockers")).content.decode()
    assert "out of use" in page


def _list(client: Client) -> str:
    return client.get(reverse("lockers")).content.decode()
