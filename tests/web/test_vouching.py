"""Vouching: who hands over a link gains nothing by using it herself."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.small_house import SmallHouse
from tests.web.letting_in import (
    PASSWORD,
    ClientOf,
    Workers,
    begins,
    invited,
    order_of,
    page,
    signs_in,
)
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Holder, SharedKey, Worker
from umay.records.queries.keys import holder_of, holders_with, supervisors
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock


@pytest.mark.parametrize("by", [Role.ADMIN, Role.DIRECTOR], ids=str)
def test_only_somebody_of_the_house_brings_the_shared_keys_to_a_new_account(
    client_of: ClientOf, workers: Workers, by: Role
) -> None:
    """An administrator invites herself as a duty worker: no colleague's session may
    hand her the key of the intake. The director's own invitation is the control."""
    social = workers[Role.SOCIAL]
    social.set_password(PASSWORD)
    social.save()
    signs_in(social.username)
    begins(invited(client_of(by)))
    signs_in("aliya")

    signs_in(social.username)

    new = Worker.objects.get(username="aliya")
    has = SharedKey.objects.filter(holder__worker=new).exists()
    assert has is (by is Role.DIRECTOR)
    assert (holder_of(new.pk) in holders_with(new.center_id, Role)) is has

    client_of(Role.SOCIAL).post(page(new, "vouch"), sent())
    signs_in(social.username)
    assert SharedKey.objects.filter(holder__worker=new).exists()


def test_a_director_whom_an_administrator_reset_vouches_for_nobody(
    client_of: ClientOf, workers: Workers
) -> None:
    director = workers[Role.DIRECTOR]
    make_keys(order_of(workers[Role.SOCIAL]), workers[Role.SOCIAL].pk, "x" * 20)
    client_of(Role.ADMIN).post(page(director, "anew"), sent())
    new = Worker.objects.create(
        center=director.center, username="new", role=Role.DUTY, vouched=False
    )
    director.refresh_from_db()
    browser = client_of(Role.DIRECTOR)

    assert browser.post(page(new, "vouch"), sent()).status_code == 422
    typed = sent(role=Role.DIRECTOR, supervisor="on")
    assert browser.post(page(new, "rights"), typed).status_code == 422
    assert browser.post(page(director, "vouch"), sent()).status_code == 422
    client_of(Role.SOCIAL).post(page(director, "vouch"), sent())
    assert browser.post(page(new, "vouch"), sent()).status_code == 302


def test_the_first_director_is_let_in_by_the_administrator(
    house: SmallHouse,
) -> None:
    admin = Client(headers={"accept-language": "en"})
    admin.force_login(house.worker)
    begins(invited(admin, Role.DIRECTOR, "first"))
    signs_in("first")
    begins(invited(admin, Role.DIRECTOR, "second"))

    vouched = dict(Worker.objects.values_list("username", "vouched"))
    assert (vouched["first"], vouched["second"]) == (True, False)


def test_a_supervisor_nobody_vouches_for_gets_no_halves(workers: Workers) -> None:
    social = workers[Role.SOCIAL]
    Worker.objects.filter(pk=social.pk).update(supervisor=True)
    make_keys(order_of(social), social.pk, "x" * 20)
    assert supervisors(social.center_id, uuid4()) == [holder_of(social.pk)]

    Worker.objects.filter(pk=social.pk).update(vouched=False)
    assert supervisors(social.center_id, uuid4()) == []


def test_an_intake_begun_late_is_begun_by_whom_one_vouches_for(
    workers: Workers,
) -> None:
    duty = workers[Role.DUTY]
    Worker.objects.filter(pk=duty.pk).update(vouched=False)
    make_keys(order_of(duty), duty.pk, "x" * 20)
    assert not Holder.objects.filter(kind=Holder.Kind.INTAKE).exists()

    Worker.objects.filter(pk=duty.pk).update(vouched=True, password="")
    duty.refresh_from_db()
    duty.set_password("x" * 20)
    duty.save()
    signs_in(duty.username, "x" * 20)

    assert Holder.objects.filter(kind=Holder.Kind.INTAKE).exists()
    ring = take_up(duty.pk, unlock(duty.pk, "x" * 20))
    assert SharedKey.objects.filter(holder_id=ring.holder).count() == 2
