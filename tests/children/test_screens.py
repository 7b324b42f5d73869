"""A child's page on the screen."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.children.told import LIST, child_told
from tests.gate.family import Family, at
from tests.keys import ring_of, unlock_browser
from tests.web.living import seen
from umay.core.children import ASKED, WORDS, Part, Told
from umay.core.roles import Role
from umay.records.models import Child, ChildSession, CourtOrder, Member, Worker
from umay.use_cases.children import write_part
from umay.use_cases.keys.keeping import keep_keys

PARTS = list(Part)


@pytest.fixture
def child(made: Family) -> UUID:
    return Member.objects.get(household=made.household, kind="child").pk


def writing(made: Family, child: UUID, part: Part) -> str:
    return f"{at('child-part', made, member=child)}?part={part}"


def browser(made: Family, role: Role) -> Client:
    worker = Worker.objects.create(
        center=made.own.center, username=f"{role}-at-the-screen", role=role
    )
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker)
    ring_of(made.house, worker)
    keep_keys(made.order())  # shares the intake's key with who belongs to it
    unlock_browser(client, made.house, worker)
    return client


@pytest.mark.parametrize("part", PARTS)
def test_what_is_written_in_a_part_stands_on_the_page_and_in_the_form_again(
    made: Family, client: Client, child: UUID, part: Part
) -> None:
    sent = {"key": uuid4()} | dict.fromkeys(ASKED[part], "unsaid")
    sent |= {name: f"Words {n}" for n, name in enumerate(WORDS[part])}
    address = writing(made, child, part)

    sent["seen"] = seen(client, address)
    assert client.post(address, sent).status_code == 302

    page = client.get(at("child", made, member=child)).content.decode()
    assert page.count("Prefers not to say") == len(ASKED[part])
    for number, _name in enumerate(WORDS[part]):
        assert f"Words {number}" in page
    assert "Words 0" in client.get(address).content.decode()


def test_a_child_that_lives_elsewhere_has_the_same_page(
    made: Family, client: Client, child: UUID
) -> None:
    Member.objects.filter(pk=child).update(whereabouts="elsewhere")
    words = {"elsewhere_safe": "The grandmother opens to nobody"}
    write_part(made.order(), child, Part.DANGER, Told({}, words))

    page = client.get(at("child", made, member=child)).content.decode()

    assert "Lives elsewhere" in page
    assert words["elsewhere_safe"] in page


def test_nothing_typed_is_lost_when_something_is_too_long(
    made: Family, client: Client, child: UUID
) -> None:
    sent = {"key": uuid4(), "may_collect": "An aunt", "must_not_collect": "x" * 900}

    answer = client.post(writing(made, child, Part.COLLECT), sent)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "An aunt" in page
    assert "x" * 900 in page
    assert not Child.objects.exists()


def test_who_cannot_read_a_part_cannot_write_over_it(made: Family, child: UUID) -> None:
    health = Told({}, {"health_words": "Must have milk of her own"})
    write_part(made.order(), child, Part.HEALTH, health)
    before = bytes(Child.objects.get().health)
    director = browser(made, Role.DIRECTOR)
    address = writing(made, child, Part.HEALTH)

    page = director.get(address).content.decode()
    answer = director.post(address, {"key": uuid4(), "health_words": "Other words"})

    assert "cannot write over it" in page
    assert answer.status_code == 422
    assert "Other words" in answer.content.decode()
    assert bytes(Child.objects.get().health) == before


def test_at_the_door_the_duty_worker_sees_who_must_not_collect(
    made: Family, child: UUID
) -> None:
    write_part(made.order(), child, Part.COLLECT, LIST)

    page = browser(made, Role.DUTY).get(at("child-door", made)).content.decode()

    for words in LIST.words.values():
        assert words in page


def test_with_locked_keys_the_door_asks_to_unlock_and_says_nothing(
    made: Family, child: UUID
) -> None:
    write_part(made.order(), child, Part.COLLECT, LIST)
    locked = Client(headers={"accept-language": "en"})
    locked.force_login(made.own)

    page = locked.get(at("child-door", made)).content.decode()

    assert "Unlock" in page
    assert "grey car" not in page


def test_an_order_is_shown_with_its_last_day_and_taken_off(
    made: Family, client: Client, child: UUID
) -> None:
    ends = made.order().today + timedelta(days=9)
    days = {"ends_on_0": ends.day, "ends_on_1": ends.month, "ends_on_2": ends.year}
    sent = {"key": uuid4(), "kind": "contact", "says": "By telephone only", **days}

    client.post(at("child-order-new", made, member=child), sent)
    page = client.get(at("child", made, member=child)).content.decode()
    assert "By telephone only" in page
    assert f"holds until {ends.day}" in page

    row = CourtOrder.objects.get()
    end = at("child-order-end", made, member=child, court_order=row.pk)
    client.post(end, {"key": uuid4()})
    page = client.get(at("child", made, member=child)).content.decode()
    assert "By telephone only" not in page


def test_an_order_of_another_child_is_not_there(
    made: Family, client: Client, child: UUID
) -> None:
    head = Member.objects.get(household=made.household, kind="head").pk
    key = child_told(made.house, made.household)

    address = at("child-order-end", made, member=head, court_order=key)

    assert client.post(address, {"key": uuid4()}).status_code == 404
    assert CourtOrder.objects.get().ended_at is None


def test_notes_are_shown_to_their_writer_and_to_nobody_else(
    made: Family, client: Client, child: UUID
) -> None:
    hers = browser(made, Role.CHILDREN)
    today = made.order().today
    sent = {"key": uuid4(), "kind": "talk", "notes": "He drew a house"}
    sent |= {"day_0": today.day, "day_1": today.month, "day_2": today.year}

    hers.post(at("child-session-new", made, member=child), sent)

    assert ChildSession.objects.count() == 1
    page = at("child", made, member=child)
    assert "He drew a house" in hers.get(page).content.decode()
    own = client.get(page).content.decode()
    assert "A talk" in own
    assert "He drew a house" not in own


def test_the_familys_page_leads_to_each_child(
    made: Family, client: Client, child: UUID
) -> None:
    page = client.get(reverse("household", args=[made.household])).content.decode()

    assert at("child", made, member=child) in page


def test_on_her_own_paper_the_answers_are_words(
    made: Family, client: Client, child: UUID
) -> None:
    write_part(made.order(), child, Part.COLLECT, LIST)

    page = client.post(
        at("own-copy", made), {"key": uuid4(), "form": "page"}
    ).content.decode()

    assert "Has a court named who must not? Prefers not to say" in page
    assert "answers" not in page
