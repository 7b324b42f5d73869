"""The screens of walls: naming whom one knows, hiding, looking, keeping beds back."""

import pytest
from django.utils import timezone

from tests.web.living import moved_in, page, sent
from umay.core.roles import Role
from umay.records.models import Closure, Holder, Wall


def test_a_day_worker_hides_a_family_and_the_page_is_gone_for_the_other(
    house, client_of, workers
) -> None:
    stay = moved_in(house)
    hide = page(stay, "hide")
    assert client_of(Role.LAWYER).get(page(stay)).status_code == 200

    answer = client_of(Role.SOCIAL).post(hide, sent(worker=workers[Role.LAWYER].pk))

    assert answer.status_code == 302
    assert client_of(Role.LAWYER).get(page(stay)).status_code == 404
    assert client_of(Role.MEDIC).get(page(stay)).status_code == 200


def test_the_director_looks_at_a_wall_and_takes_it_down_with_a_reason(
    house, client_of, workers
) -> None:
    stay = moved_in(house)
    wall = Wall.objects.create(
        center=stay.center,
        worker=workers[Role.LAWYER],
        household=stay.household,
        because=Wall.Because.NAMES,
        since=timezone.now(),
    )
    director = client_of(Role.DIRECTOR)

    assert stay.household.survivor_code in director.get("/walls/").content.decode()
    director.post(f"/walls/{wall.pk}/stands/", sent())
    assert Wall.objects.get().looked_at is not None
    assert director.post(f"/walls/{wall.pk}/", sent()).status_code == 422
    director.post(f"/walls/{wall.pk}/", sent(why="another"))

    assert Wall.objects.get().ended_why == "another"
    assert client_of(Role.LAWYER).get(page(stay)).status_code == 200


def test_whom_a_worker_knows_is_not_shown_again(house, client_of, workers) -> None:
    Holder.objects.create(
        center=house.worker.center,
        kind=Holder.Kind.INTAKE,
        public=bytes(Holder.objects.get(kind=Holder.Kind.RECOVERY).public),
        since=timezone.now(),
    )
    client = client_of(Role.PSYCHOLOGIST)
    named = sent(surname="Invented", given="Name", year="1990", relation="friend")

    assert client.post("/known/", named).status_code == 302

    shown = client.get("/known/").content.decode()
    assert "You have named 1 person." in shown
    assert "Invented" not in shown


def test_beds_kept_back_are_shut_on_the_board(house, client_of) -> None:
    unit = house.worker.center.unit_set.get(code="12")
    director = client_of(Role.DIRECTOR)

    director.post(f"/units/{unit.pk}/back/", sent())

    assert Closure.objects.count() == 2
    board = client_of(Role.DUTY).get("/board/").content.decode()
    assert "kept back by the director" in board
    director.post(f"/units/{unit.pk}/again/", sent())
    board = client_of(Role.DUTY).get("/board/").content.decode()
    assert "kept back by the director" not in board


@pytest.mark.parametrize("role", [Role.DUTY, Role.SOCIAL])
def test_without_her_agreement_or_keys_nothing_is_searched(client_of, role) -> None:
    client = client_of(role)

    answer = client.post("/earlier/", sent(name="Ахметова Айгүл", year="1990"))

    assert answer.status_code == 422
    assert "May be hers" not in answer.content.decode()
