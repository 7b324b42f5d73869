"""Handover: made of the shift, signed by two, on the first screen until then."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gate.family import Family
from tests.house_log.test_log import browser, worker_of
from tests.house_log.told import at_the_gate
from tests.small_house import CHILD
from umay.core.handover import What
from umay.core.places import Why
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Handover, Household, Stay
from umay.records.queries.handover import kept_lines
from umay.use_cases.exit_household import exit_household
from umay.use_cases.handover import give_handover, sign_handover
from umay.use_cases.sign_out import sign_in, sign_out


def a_shift(made: Family) -> None:
    """Something of everything a shift may leave."""
    house = made.house
    house.now = timezone.now()
    house.holds(house.asks(), "11")
    crowded = house.asks(CHILD, CHILD, CHILD)
    bend = {"bends": frozenset({Why.TOO_SMALL}), "why": "No other place"}
    stay = Stay.objects.get(pk=house.admits(crowded, "13", **bend))
    sign_out(house.order(), stay.pk, house.now + timedelta(hours=2), "")
    sign_out(house.order(), made.stay, house.now + timedelta(minutes=1), "")
    house.now += timedelta(minutes=5)
    at_the_gate(house, made.household)


def given(made: Family, note: str = "") -> Handover:
    key = give_handover(made.order(), note).subject
    return Handover.objects.get(pk=key)


def test_it_holds_what_the_shift_did_and_leaves(made: Family) -> None:
    a_shift(made)

    lines = kept_lines(given(made).pk)

    kinds = [line.what for line in lines]
    assert kinds == sorted(kinds, key=list(What).index)
    wanted = {What.LATE, What.GATE, What.OUT, What.KEPT, What.ADMITTED, What.TASK}
    assert wanted | {What.OVER_FULL} <= set(kinds)
    code = Household.objects.get(pk=made.household).survivor_code
    late = next(line for line in lines if line.what == What.LATE)
    assert late.codes == (code,)
    codes = set(Household.objects.values_list("survivor_code", flat=True))
    assert all(set(line.codes) <= codes for line in lines)


def test_it_stays_as_it_was_when_the_house_goes_on(made: Family) -> None:
    a_shift(made)
    row = given(made)
    before = kept_lines(row.pk)

    sign_in(made.order(), made.stay)
    exit_household(made.order(), made.stay, made.order().today, "unknown")

    assert kept_lines(row.pk) == before


def test_the_next_one_begins_where_it_ended(made: Family) -> None:
    a_shift(made)
    given(made)
    made.house.now += timedelta(hours=8)

    kinds = {line.what for line in kept_lines(given(made).pk)}

    assert not {What.GATE, What.ADMITTED} & kinds
    assert What.LATE in kinds


def test_nobody_signs_her_own_and_nobody_signs_twice(made: Family) -> None:
    row = given(made)
    with pytest.raises(Refused) as refusal:
        sign_handover(made.order(), row.pk)
    assert refusal.value.ground is Ground.TWO_PEOPLE

    sign_handover(made.house.order(), row.pk)
    with pytest.raises(Refused) as refusal:
        sign_handover(made.house.order(), row.pk)
    assert refusal.value.ground is Ground.ALREADY_DECIDED


def test_it_stands_on_the_first_screen_until_the_next_has_signed(
    made: Family, client: Client
) -> None:
    duty = browser(made, Role.DUTY)
    answer = client.post(
        reverse("handover"), {"key": uuid4(), "note": "The boiler hums"}
    )
    one = answer.url
    assert "I have read it" not in client.get(one).content.decode()
    assert "Handover to read" in duty.get(reverse("tonight")).content.decode()
    page = duty.get(one).content.decode()
    assert "The boiler hums" in page
    assert "I have read it" in page

    duty.post(one, {"key": uuid4()})

    assert "Handover to read" not in duty.get(reverse("tonight")).content.decode()
    row = Handover.objects.get()
    assert row.read_by == worker_of(made, Role.DUTY)
    assert "Read and signed by" in duty.get(one).content.decode()


def test_with_locked_keys_a_note_is_not_read_and_not_signed(
    made: Family, client: Client
) -> None:
    client.post(reverse("handover"), {"key": uuid4(), "note": "The boiler hums"})
    locked = Client(headers={"accept-language": "en"})
    locked.force_login(worker_of(made, Role.DUTY))

    page = locked.get(reverse("handover-one", args=[Handover.objects.get().pk]))

    assert "The boiler hums" not in page.content.decode()
    assert "I have read it" not in page.content.decode()


def test_a_note_that_is_too_long_comes_back_whole(made: Family, client: Client) -> None:
    answer = client.post(reverse("handover"), {"key": uuid4(), "note": "y" * 3001})

    assert answer.status_code == 422
    assert "y" * 3001 in answer.content.decode()
    assert not Handover.objects.exists()
