"""The screens of the weekly review, of names alike, and of whom a worker knows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import CHILD
from tests.web.living import moved_in, sent
from umay.core.roles import Role
from umay.records.models import LikeName, ReadsReview, Wall, Worker
from umay.records.store.acts import enter


@pytest.fixture
def opened(house, workers):
    """The lawyer opened a family's words in an emergency, two weeks ago."""
    stay = moved_in(house, CHILD)
    enter(
        stay.center_id,
        act="fields.opened",
        subject=str(stay.household_id),
        by=workers[Role.LAWYER].pk,
        at=timezone.now() - timedelta(days=14),
        facts={"why": "emergency", "fields": {"member.phone": 1}, "as": ["glass"]},
    )
    return stay


def test_the_director_signs_the_oldest_week_and_the_next_one_waits(
    opened, client_of, workers
) -> None:
    director = client_of(Role.DIRECTOR)
    shown = director.get("/reads/").content.decode()
    assert opened.household.survivor_code in shown
    assert workers[Role.LAWYER].username in shown
    assert "1 more week waits." in shown
    week = director.get("/reads/").context["week"].begins

    assert director.post("/reads/", sent(week=week.isoformat())).status_code == 302

    assert ReadsReview.objects.get().unusual == 1
    assert opened.household.survivor_code not in (
        director.get("/reads/").content.decode()
    )


def test_a_week_that_is_not_over_cannot_be_signed(opened, client_of) -> None:
    director = client_of(Role.DIRECTOR)

    answer = director.post("/reads/", sent(week=timezone.localdate().isoformat()))

    assert answer.status_code == 422
    assert not ReadsReview.objects.exists()


def test_my_families_says_what_waits_for_the_director(opened, client_of) -> None:
    shown = client_of(Role.DIRECTOR).get("/mine/").content.decode()

    assert "2 weeks to sign" in shown
    assert "weeks to sign" not in client_of(Role.SOCIAL).get("/mine/").content.decode()


def test_a_likeness_is_asked_about_and_hides_the_family_if_she_knows_it(
    house, client_of, workers
) -> None:
    stay = moved_in(house)
    like = LikeName.objects.create(
        center=stay.center,
        household=stay.household,
        worker=workers[Role.LAWYER],
        since=timezone.now(),
    )
    director = client_of(Role.DIRECTOR)
    assert "To be asked" in director.get("/walls/").content.decode()

    director.post(f"/walls/like/{like.pk}/", sent(knows="yes"))

    assert Wall.objects.get().worker == workers[Role.LAWYER]
    assert "To be asked" not in director.get("/walls/").content.decode()


def test_a_new_worker_is_asked_whom_she_knows_until_she_has_named_everybody(
    client_of, workers
) -> None:
    Worker.objects.filter(pk=workers[Role.MEDIC].pk).update(declared_at=None)
    client = client_of(Role.MEDIC)
    asked = "Please name the people you know"
    assert asked in client.get("/mine/").content.decode()
    assert asked not in client.get("/known/").content.decode()

    assert client.post("/known/all/", sent()).status_code == 302

    assert asked not in client.get("/mine/").content.decode()


def director_opened(house, workers) -> None:
    stay = moved_in(house, CHILD)
    enter(
        stay.center_id,
        act="fields.opened",
        subject=str(stay.household_id),
        by=workers[Role.DIRECTOR].pk,
        at=timezone.now() - timedelta(days=14),
        facts={"why": "emergency", "fields": {"member.phone": 1}, "as": ["glass"]},
    )


def test_what_a_director_opened_is_signed_by_the_lawyer(
    house, client_of, workers
) -> None:
    director_opened(house, workers)
    lawyer, name = client_of(Role.LAWYER), workers[Role.DIRECTOR].username
    assert "1 week to sign" in lawyer.get("/mine/").content.decode()
    page = lawyer.get("/reads/directors/")
    assert name in page.content.decode()

    week = page.context["week"].begins.isoformat()
    assert lawyer.post("/reads/directors/", sent(week=week)).status_code == 302

    assert ReadsReview.objects.get().whose == "directors"
    assert "week to sign" not in lawyer.get("/mine/").content.decode()


def test_no_director_signs_for_herself(house, client_of, workers) -> None:
    director_opened(house, workers)
    director, social = client_of(Role.DIRECTOR), client_of(Role.SOCIAL)
    week = client_of(Role.LAWYER).get("/reads/directors/").context["week"].begins
    shown = director.get("/reads/").context["week"]

    assert shown.openings == 0
    assert director.get("/reads/directors/").status_code == 403
    tried = social.post("/reads/directors/", sent(week=week.isoformat()))
    assert tried.status_code == 422
    assert not ReadsReview.objects.exists()


def test_without_a_lawyer_a_social_worker_is_drawn(house, client_of, workers) -> None:
    director_opened(house, workers)
    Worker.objects.filter(role=Role.LAWYER).update(is_active=False)

    page = client_of(Role.SOCIAL).get("/reads/directors/")

    assert page.context["week"] is not None
