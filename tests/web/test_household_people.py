"""People of a household: who joins, is born, goes elsewhere, signs out and in."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.keys import said
from tests.web.living import boxes, in_days, moved_in, page, sender, today
from umay.core.roles import Role
from umay.records.models import Absence, Bed, Claim, Member, Stay
from umay.use_cases.sign_out import sign_out


@pytest.fixture
def stay(house) -> Stay:
    return moved_in(house)


@pytest.fixture
def send(client_of, stay):
    """Send one form of the family's, as the director, and return the answer."""
    return sender(client_of(Role.DIRECTOR), stay)


def joins(**typed: object) -> dict[str, object]:
    usual = {"kind": "child", "age": "7-13", "sex": "male", "whereabouts": "here"}
    return usual | typed


def test_who_joins_gets_a_fold_out_bed_only_with_a_reason(stay, send) -> None:
    refused = send("join", **joins())
    assert refused.status_code == 422
    assert "fold-out bed" in refused.content.decode()
    assert '<option value="7-13" selected>' in refused.content.decode()

    assert send("join", **joins(why="her nephew came")).status_code == 302

    assert Bed.objects.filter(kind="fold_out").count() == 1


def test_a_month_of_birth_cannot_lie_ahead(stay, send) -> None:
    ahead = {"birth_month_0": "12", "birth_month_1": str(today().year + 1)}

    for part, more in (("join", joins()), ("birth", {})):
        answer = send(part, **ahead, **more)
        assert answer.status_code == 422
        assert f'value="{today().year + 1}"' in answer.content.decode()
    assert Member.objects.count() == 2


@pytest.mark.parametrize(
    "typed",
    [("13", "2026"), ("", "2026"), ("x", "y"), ("1", "99999"), ("1", "0001")],
)
def test_an_impossible_month_keeps_what_was_typed(stay, send, typed) -> None:
    answer = send("birth", birth_month_0=typed[0], birth_month_1=typed[1])

    assert answer.status_code == 422
    assert f'value="{typed[1]}"' in answer.content.decode()


def test_a_birth_gives_a_cot(stay, send) -> None:
    send("birth", birth_month_0=today().month, birth_month_1=today().year)

    assert Claim.objects.filter(stay=stay, bed__kind="cot").count() == 1


def test_a_child_goes_to_live_elsewhere_and_comes_back(stay, send, client_of) -> None:
    client_of(Role.SOCIAL)  # the intake has made its keys
    child = Member.objects.get(kind="child")
    away = {"whereabouts": "elsewhere", "with_whom": "with the grandmother"}

    send("members", child.pk, **away)
    child.refresh_from_db()
    assert child.whereabouts == "elsewhere"
    assert said(child, child.household_id)["elsewhere_with"] == away["with_whom"]

    send("members", child.pk, whereabouts="here", with_whom="")
    child.refresh_from_db()
    assert (child.whereabouts, child.elsewhere_with) == ("here", None)


def test_the_head_does_not_leave_alone_and_others_are_not_reached(
    stay, house, send, client_of
) -> None:
    head = Member.objects.get(kind="head")
    other = moved_in(house, unit="13")

    assert send("members", head.pk, whereabouts="left").status_code == 422
    found = client_of(Role.DUTY).get(page(other, "members", head.pk))
    assert found.status_code == 404
    forged = client_of(Role.DUTY).get(page(stay, "members", uuid.uuid4()))
    assert forged.status_code == 404


def test_she_signs_out_until_a_time_and_is_back_with_one_tap(stay, send) -> None:
    send("out", at="19", **boxes("day", in_days(1)), if_late="Wait an hour")
    absence = Absence.objects.get()
    local = timezone.localtime(absence.expected_at)
    assert (local.date(), local.hour, local.minute) == (in_days(1), 19, 0)

    again = send("out", at="20", **boxes("day", in_days(1)))
    assert again.status_code == 422

    assert send("in").status_code == 302
    absence.refresh_from_db()
    assert absence.back_at is not None
    assert send("in").status_code == 422


@pytest.mark.parametrize("at", ["", "25:00", "noon", "00:00"])
def test_a_time_that_is_none_or_has_passed_is_asked_again(stay, send, at) -> None:
    answer = send("out", at=at, if_late="Wait an hour")

    assert answer.status_code == 422
    assert "Wait an hour" in answer.content.decode()
    assert not Absence.objects.exists()


def test_signing_in_by_an_address_does_nothing(stay, house, client_of) -> None:
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=1))

    assert client_of(Role.DUTY).get(page(stay, "in")).status_code == 405
    assert Absence.objects.filter(back_at__isnull=True).exists()
