"""Passwords: long enough, hers alone, and as dear to guess as her key's lock."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.web.letting_in import ClientOf, Workers, begins, invited, order_of, signs_in
from tests.web.living import sent
from umay.core.passwords import least
from umay.core.roles import Role
from umay.records import hashing
from umay.records.models import Center, Session
from umay.records.queries.keys import holder_of
from umay.use_cases.keys.own_keys import Shut, make_keys, unlock
from umay.vault import locks
from umay.web.password_rule import LongEnough

OLD, NEW = "x" * 20, "blue mountain nine"
CHANGE = "/own/password/"


@pytest.fixture
def social(workers: Workers):
    """A social worker with a password, and keys under it."""
    worker = workers[Role.SOCIAL]
    worker.set_password(OLD)
    worker.save()
    make_keys(order_of(worker), worker.pk, OLD)
    return worker


def inside(worker, password: str = OLD) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.post("/sign-in/", {"username": worker.username, "password": password})
    return client


def changes(client: Client, old: str = OLD, new: str = NEW, again: str = ""):
    return client.post(CHANGE, sent(old=old, password=new, again=again or new))


@pytest.mark.parametrize(("length", "fits"), [(14, False), (15, True)])
def test_a_chosen_password_has_15_letters(
    client_of: ClientOf, length: int, fits: bool
) -> None:
    link = invited(client_of(Role.DIRECTOR))

    answer = begins(link, "birdsong of may evenings"[:length])

    assert (answer.status_code == 302) is fits


def test_the_name_of_the_house_is_no_password(client_of: ClientOf) -> None:
    link = invited(client_of(Role.DIRECTOR))
    name = Center.objects.get().name

    answer = begins(link, f"{name} {name} 2026")

    assert answer.status_code == 422
    assert "somebody who knows this house" in answer.content.decode()


def test_with_a_second_factor_8_letters_are_enough() -> None:
    assert (least(second_factor=False), least(second_factor=True)) == (15, 8)


def test_what_is_too_short_is_said_with_the_number() -> None:
    with pytest.raises(ValidationError) as refused:
        LongEnough().validate("x" * 14)

    assert refused.value.messages == ["Too short: at least 15 letters are needed."]


def test_a_guess_at_the_password_costs_as_much_as_one_at_the_key() -> None:
    cost = (hashing.MEMORY, hashing.PASSES, hashing.LANES)
    assert cost == (locks.MEMORY, locks.PASSES, locks.LANES)


def test_a_new_password_opens_her_keys_and_the_old_one_does_not(social) -> None:
    holder = holder_of(social.pk)

    assert changes(inside(social)).headers["Location"] == "/own/"

    assert holder_of(social.pk).pk == holder.pk
    assert unlock(social.pk, NEW)
    with pytest.raises(Shut):
        unlock(social.pk, OLD)
    assert signs_in(social.username, OLD).status_code == 200
    assert signs_in(social.username, NEW).status_code == 302


def test_it_works_while_her_keys_are_locked(social) -> None:
    client = inside(social)
    client.post("/lock/")

    assert changes(client).status_code == 302
    assert unlock(social.pk, NEW)


def test_she_stays_here_and_is_signed_out_elsewhere(social) -> None:
    here, elsewhere = inside(social), inside(social)

    changes(here)

    assert here.get("/own/").status_code == 200
    assert elsewhere.get("/own/").status_code == 302
    assert Session.objects.filter(worker_id=social.pk).count() == 1


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [("wrong", NEW, NEW), (OLD, "too short", ""), (OLD, NEW, "another one, longer")],
)
def test_a_refused_change_changes_nothing(
    social, old: str, new: str, again: str
) -> None:
    answer = changes(inside(social), old, new, again)

    assert answer.status_code == 422
    assert old not in answer.content.decode()
    assert new not in answer.content.decode()
    assert unlock(social.pk, OLD)
    assert signs_in(social.username, OLD).status_code == 302


def test_who_holds_no_key_changes_her_password_too(workers: Workers) -> None:
    admin = workers[Role.ADMIN]

    assert changes(inside(admin)).status_code == 302
    assert signs_in(admin.username, NEW).status_code == 302
