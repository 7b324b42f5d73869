"""Two write at the same time: nothing is lost, and both are seen side by side."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.gate.family import Family, at
from tests.web.living import seen, sent
from umay.core.danger.plans import Part
from umay.core.leaving import Line, LineState
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import ExitLine, Household, SafetyPart
from umay.use_cases.keys.meanwhile import seen_of
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.leaving import settle_line
from umay.use_cases.safety_plan import COLUMNS, write_part

OURS, THEIRS = "The back door, and the neighbour", "The window of the kitchen"


def standing(made: Family) -> str:
    row = SafetyPart.objects.get()
    said = open_rows(made.order().writer, made.household, [row], Reason.OWN).of(row)
    return said["plan_words"]


def they_write(made: Family, words: str = THEIRS) -> None:
    write_part(made.order(uuid4()), made.household, Part.HOUSE, (), words)


def test_who_saves_second_sees_both_and_loses_nothing(
    made: Family, client: Client
) -> None:
    address = at("safety-part", made, part="house")
    before = seen(client, address)
    they_write(made)

    answer = client.post(address, sent(plan_words=OURS, seen=before))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "while you were writing" in page
    now, hers = page.index(THEIRS), page.index(OURS)
    assert page.index("Both, side by side") < now < hers
    assert answer.context["form"]["plan_words"].value() == OURS
    assert standing(made) == THEIRS


def test_saving_once_more_is_her_decision(made: Family, client: Client) -> None:
    address = at("safety-part", made, part="house")
    before = seen(client, address)
    they_write(made)
    shown = client.post(address, sent(plan_words=OURS, seen=before)).context["form"]

    both = f"{THEIRS}. {OURS}"
    again = sent(plan_words=both, seen=shown["seen"].value())
    assert client.post(address, again).status_code == 302

    assert standing(made) == both


def test_a_third_who_saved_since_is_seen_as_well(made: Family, client: Client) -> None:
    address = at("safety-part", made, part="house")
    before = seen(client, address)
    they_write(made)
    shown = client.post(address, sent(plan_words=OURS, seen=before)).context["form"]
    they_write(made, "Neither: the roof")

    again = sent(plan_words=OURS, seen=shown["seen"].value())
    page = client.post(address, again).content.decode()

    assert "Neither: the roof" in page
    assert standing(made) == "Neither: the roof"


def test_control_without_what_was_seen_the_first_words_are_gone(made: Family) -> None:
    they_write(made)
    write_part(made.order(uuid4()), made.household, Part.HOUSE, (), OURS)

    assert standing(made) == OURS


def test_a_retry_of_what_was_saved_is_no_quarrel(made: Family, client: Client) -> None:
    address = at("safety-part", made, part="house")
    form = sent(plan_words=OURS, seen=seen(client, address))

    assert client.post(address, form).status_code == 302
    assert client.post(address, form).status_code == 302

    assert standing(made) == OURS


def test_a_page_that_does_not_say_what_it_showed_saves_nothing(
    made: Family, client: Client
) -> None:
    address = at("safety-part", made, part="house")

    answer = client.post(address, sent(plan_words=OURS))

    assert answer.status_code == 422
    assert not SafetyPart.objects.exists()
    shown = answer.context["form"]["seen"].value()
    assert client.post(address, sent(plan_words=OURS, seen=shown)).status_code == 302


def test_answers_are_told_in_words(made: Family, client: Client) -> None:
    address = at("way-out-line", made, what="money")
    before = seen(client, address)
    order = made.order(uuid4())
    settle_line(order, made.stay, Line.MONEY, LineState.WAIVED, "She works")

    page = client.post(address, sent(state="done", why="", seen=before))

    shown = [tuple(map(str, one)) for one in page.context["form"].meanwhile]
    assert [now for _, now, _ in shown] == ["Not needed", "She works"]
    assert ExitLine.objects.get().state == LineState.WAIVED


def test_what_was_not_read_is_not_written_over(made: Family) -> None:
    row = Household.objects.get(pk=made.household)
    write_sealed(made.order(uuid4()), made.household, row, {"reach": "By the aunt"})
    row.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        write_sealed(made.order(uuid4()), made.household, row, {"reach": "x"})

    assert refusal.value.ground is Ground.NOT_READ
    write_sealed(made.order(uuid4()), made.household, row, {"relatives": "An aunt"})
    read = ["reach", "relatives"]
    write_sealed(made.order(uuid4()), made.household, row, {"reach": "x"}, read=read)


def test_what_was_seen_tells_nothing_and_knows_every_column(made: Family) -> None:
    assert seen_of(None, COLUMNS) == seen_of(SafetyPart(), COLUMNS)
    they_write(made)
    row = SafetyPart.objects.get()
    words = seen_of(row, COLUMNS)
    assert words != seen_of(None, COLUMNS)
    assert seen_of(row, ["marked"]) == seen_of(None, ["marked"])
    they_write(made)  # the same words, sealed anew
    assert seen_of(SafetyPart.objects.get(), COLUMNS) != words
