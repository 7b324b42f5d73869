"""Workers: let in by a link handed over, and ended at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.letting_in import (
    ALL,
    LINK,
    ClientOf,
    Workers,
    begins,
    invited,
    order_of,
    page,
    said,
    signs_in,
)
from tests.web.living import sent
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Invitation, Session, SharedKey, Worker
from umay.records.queries.keys import holder_of
from umay.use_cases.keys.own_keys import make_keys
from umay.use_cases.workers import rights


def test_who_is_invited_chooses_her_password_and_gets_keys(
    client_of: ClientOf,
) -> None:
    link = invited(client_of(Role.DIRECTOR))

    assert begins(link).headers["Location"] == "/sign-in/"
    assert signs_in("aliya").headers["Location"] == "/"
    assert holder_of(Worker.objects.get(username="aliya").pk) is not None


def test_before_she_has_opened_her_link_nobody_comes_in(client_of: ClientOf) -> None:
    invited(client_of(Role.DIRECTOR))

    assert [signs_in("aliya", word).status_code for word in ("", "!", "x" * 20)] == [
        200
    ] * 3


def test_a_link_works_once(client_of: ClientOf) -> None:
    link = invited(client_of(Role.DIRECTOR))
    begins(link)

    assert begins(link, "another one of mine").status_code == 410
    assert signs_in("aliya").status_code == 302


def test_a_link_works_for_72_hours(client_of: ClientOf) -> None:
    link = invited(client_of(Role.DIRECTOR))
    made = timezone.now() - timedelta(hours=72)
    Invitation.objects.update(until=made + timedelta(hours=72, seconds=-1))

    assert begins(link).status_code == 410
    Invitation.objects.update(until=made + timedelta(hours=72, minutes=1))
    assert begins(link).status_code == 302


def test_the_records_do_not_keep_the_link(client_of: ClientOf) -> None:
    token = invited(client_of(Role.DIRECTOR)).split("/")[2]

    kept = Invitation.objects.get()
    assert token not in str(vars(kept))
    assert kept.token != token


def test_the_link_is_shown_once_even_if_the_form_is_sent_again(
    client_of: ClientOf,
) -> None:
    director, typed = client_of(Role.DIRECTOR), sent(username="aliya", role="duty")

    assert LINK.search(said(director.post(f"{ALL}new/", typed)))
    again = director.post(f"{ALL}new/", typed, follow=True)
    assert not LINK.search(said(again))
    assert Worker.objects.filter(username="aliya").count() == 1


def test_two_workers_do_not_share_a_name(client_of: ClientOf) -> None:
    director = client_of(Role.DIRECTOR)
    invited(director)

    again = director.post(f"{ALL}new/", sent(username="aliya", role="duty"))

    assert again.status_code == 422
    assert "already there" in said(again)


@pytest.mark.parametrize("name", ["", "two words", "<b>", "a" * 61])
def test_a_name_is_a_short_word(client_of: ClientOf, name: str) -> None:
    typed = sent(username=name, role="duty")

    assert client_of(Role.DIRECTOR).post(f"{ALL}new/", typed).status_code == 422


def test_an_inspector_comes_in_for_one_day(client_of: ClientOf) -> None:
    begins(invited(client_of(Role.DIRECTOR), Role.INSPECTOR))
    guest = Worker.objects.get(username="aliya")
    browser = Client()
    browser.force_login(guest)

    assert timedelta(hours=23) < guest.until - timezone.now() <= timedelta(days=1)
    assert browser.get("/").url == "/journals/"
    Worker.objects.filter(pk=guest.pk).update(until=timezone.now())
    assert browser.get("/").headers["Location"] == "/sign-in/"
    assert signs_in("aliya").status_code == 200


@pytest.mark.parametrize("role", [Role.ADMIN, Role.DIRECTOR], ids=str)
def test_an_ended_account_is_out_at_once(
    client_of: ClientOf, workers: Workers, role: Role
) -> None:
    duty, by = workers[Role.DUTY], client_of(role)
    browser = client_of(Role.DUTY)
    make_keys(order_of(duty), duty.pk, "x" * 20)

    by.post(page(duty, "end"), sent())

    assert browser.get("/tonight/").status_code == 302
    assert not Session.objects.filter(worker_id=duty.pk).exists()
    assert holder_of(duty.pk) is None


def test_who_is_signed_out_everywhere_may_come_in_again(
    client_of: ClientOf, workers: Workers
) -> None:
    duty, browsers = workers[Role.DUTY], [client_of(Role.DUTY), client_of(Role.DUTY)]

    client_of(Role.ADMIN).post(page(duty, "out"), sent())

    assert [b.get("/tonight/").status_code for b in browsers] == [302, 302]
    assert client_of(Role.DUTY).get("/tonight/").status_code == 200


def test_nobody_ends_or_resets_herself(client_of: ClientOf, workers: Workers) -> None:
    for role in (Role.ADMIN, Role.DIRECTOR):
        for act in ("end", "anew"):
            answer = client_of(role).post(page(workers[role], act), sent())
            assert answer.status_code == 422


def test_an_administrator_changes_no_role(
    client_of: ClientOf, workers: Workers
) -> None:
    admin = client_of(Role.ADMIN)

    for worker in workers.values():
        typed = sent(role=Role.DIRECTOR, supervisor="on")
        assert admin.post(page(worker, "rights"), typed).status_code == 403
    with pytest.raises(Refused) as refused:
        rights.change_rights(
            order_of(workers[Role.ADMIN]), workers[Role.DUTY].pk, Role.DIRECTOR, True
        )
    assert refused.value.ground is Ground.NOT_YOURS


def test_the_director_makes_a_supervisor(client_of: ClientOf, workers: Workers) -> None:
    social = workers[Role.SOCIAL]
    typed = sent(role=Role.SOCIAL, supervisor="on")

    client_of(Role.DIRECTOR).post(page(social, "rights"), typed)

    social.refresh_from_db()
    assert social.supervisor


def test_who_becomes_an_administrator_loses_her_keys(
    client_of: ClientOf, workers: Workers
) -> None:
    social = workers[Role.SOCIAL]
    make_keys(order_of(social), social.pk, "x" * 20)

    client_of(Role.DIRECTOR).post(page(social, "rights"), sent(role=Role.ADMIN))

    assert holder_of(social.pk) is None
    assert not SharedKey.objects.filter(holder__worker=social).exists()


def test_a_reset_gives_a_new_and_empty_key(
    client_of: ClientOf, workers: Workers
) -> None:
    social = workers[Role.SOCIAL]
    make_keys(order_of(social), social.pk, "x" * 20)
    before = holder_of(social.pk)
    assert SharedKey.objects.filter(holder=before).exists()

    answer = client_of(Role.ADMIN).post(page(social, "anew"), sent())
    begins(LINK.search(said(answer)).group())
    signs_in(social.username)

    now = holder_of(social.pk)
    assert now.pk != before.pk
    assert not SharedKey.objects.filter(holder__worker=social).exists()


def test_no_password_of_a_list_or_two_that_differ(client_of: ClientOf) -> None:
    link = invited(client_of(Role.DIRECTOR))

    assert begins(link, "passwordpassword", "passwordpasswore").status_code == 422
    assert begins(link, "short").status_code == 422
    assert begins(link).status_code == 302
