"""The small forms of a household: what they change, and what they give back."""

import uuid
from datetime import date

import pytest

from tests.keys import said
from tests.small_house import CHILD
from tests.web.living import boxes, in_days, moved_in, page, sender, sent, today
from umay.core.roles import Role
from umay.records.models import (
    Claim,
    Extension,
    KeepApart,
    LedgerEntry,
    Request,
    Stay,
)
from umay.use_cases.exit_household import plan_leaving

BROKEN = "two\x00lines\x07"
DAY_FORMS = ("plan", "longer", "apart")
ALL_FORMS = ("join", "birth", "out", "move", "leave", *DAY_FORMS)


@pytest.fixture
def stay(house) -> Stay:
    return moved_in(house)


@pytest.fixture
def send(client_of, stay):
    """Send one form of the family's, as the director, and return the answer."""
    return sender(client_of(Role.DIRECTOR), stay)


def units(stay: Stay) -> set[str]:
    claims = Claim.objects.filter(stay=stay, is_open=True).select_related("unit")
    return {claim.unit.code for claim in claims}


def leaves(day: date, **typed: object) -> dict[str, object]:
    usual = {"destination": "rented", "keys_back": "yes", "follow_up": "unsaid"}
    return boxes("day", day) | usual | typed


def test_each_form_opens_for_whom_the_table_says_so(stay, client_of) -> None:
    for part in ALL_FORMS:
        assert client_of(Role.SOCIAL).get(page(stay, part)).status_code == 200
        expected = 403 if part in DAY_FORMS else 200
        assert client_of(Role.DUTY).get(page(stay, part)).status_code == expected
        assert client_of(Role.ADMIN).get(page(stay, part)).status_code == 403


def test_no_form_opens_for_a_forged_or_a_gone_family(stay, client_of, send) -> None:
    send("leave", **leaves(today()))
    for part in ALL_FORMS:
        browser = client_of(Role.DIRECTOR)
        assert browser.get(f"/families/{uuid.uuid4()}/{part}/").status_code == 404
        assert browser.post(f"/families/{uuid.uuid4()}/{part}/").status_code == 404
        assert browser.get(page(stay, part)).status_code == 404


def test_each_form_is_at_most_ten_queries(
    stay, client_of, django_assert_max_num_queries
) -> None:
    browser = client_of(Role.DIRECTOR)
    for part in ALL_FORMS:
        with django_assert_max_num_queries(10):
            browser.get(page(stay, part))


def test_sending_a_form_twice_says_so_and_changes_nothing(stay, client_of) -> None:
    browser, form = client_of(Role.DIRECTOR), sent(**leaves(today()))
    browser.post(page(stay, "leave"), form)
    before = LedgerEntry.objects.count()

    answer = browser.post(page(stay, "leave"), form, follow=True)

    assert "already been saved" in answer.content.decode()
    assert LedgerEntry.objects.count() == before


def test_what_is_too_long_or_broken_is_kept_and_explained(stay, send) -> None:
    long = send("out", at="19:30", if_late="x" * 300, **boxes("day", in_days(1)))
    assert long.status_code == 422
    assert "leave out 100 letters" in long.content.decode()
    assert "x" * 300 in long.content.decode()

    broken = send("longer", reason=BROKEN, **boxes("wanted_until", in_days(300)))
    assert broken.status_code in {400, 422}
    assert not Extension.objects.exists()


def test_the_house_offers_other_units_but_not_the_one_lived_in(stay, client_of) -> None:
    text = client_of(Role.DUTY).get(page(stay, "move")).content.decode()

    assert 'value="13|"' in text
    assert 'value="12|"' not in text
    assert "Too small: 1 bed is missing" in text


def test_she_moves_to_an_offered_unit_or_to_one_by_code(stay, send) -> None:
    assert send("move", answer="13|").status_code == 302
    assert units(stay) == {"13"}

    # Unit 12 is not cleaned yet: that rule is named, then bent with a reason.
    refused = send("move", unit="12")
    assert refused.status_code == 422
    assert "Has to be cleaned first" in refused.content.decode()
    send("move", unit="12", why="the pipe burst")
    assert units(stay) == {"12"}


@pytest.mark.parametrize("typed", ["", "13|nonsense+|", "|", "99", "12+13+14+15"])
def test_a_damaged_answer_moves_nobody(stay, send, typed) -> None:
    answer = send("move", answer=typed)

    assert answer.status_code in {302, 422}
    assert len(units(stay)) == 1


def test_a_daytime_stay_has_nowhere_to_move_from(house, client_of) -> None:
    day = moved_in(house, form=Stay.Form.DAY)

    assert client_of(Role.DUTY).get(page(day, "move")).status_code == 404


def test_a_plan_may_name_a_day_a_place_both_or_neither(stay, send) -> None:
    send("plan", to="rented", **boxes("day", in_days(9)))
    stay.refresh_from_db()
    assert (stay.leaving_to, stay.planned_leaving) == ("rented", in_days(9))

    send("plan", to="")
    stay.refresh_from_db()
    assert (stay.leaving_to, stay.planned_leaving) == ("", None)

    too_early = send("plan", to="rented", **boxes("day", today()))
    assert too_early.status_code == 422
    tomorrow = in_days(1).strftime("%d.%m.%Y")
    assert f"{tomorrow} is the earliest" in too_early.content.decode()


def test_a_longer_stay_is_asked_for_and_the_director_decides(
    stay, send, client_of
) -> None:
    wanted = boxes("wanted_until", in_days(300))
    client_of(Role.DIRECTOR)  # has made her keys
    send("longer", reason="a court date", her_wish="to stay", **wanted)
    asked = Extension.objects.get()
    form = client_of(Role.DIRECTOR).get(page(stay, "longer", asked.pk))
    assert "a court date" in form.content.decode()
    nobody_else = client_of(Role.SOCIAL).get(page(stay, "longer", asked.pk))
    assert nobody_else.status_code == 403

    no_day = send("longer", asked.pk, decision="granted", why="the court")
    assert no_day.status_code == 422
    granted = boxes("last_day", in_days(290))
    send("longer", asked.pk, decision="granted", why="the court", **granted)

    asked.refresh_from_db()
    assert (asked.decision, asked.last_day) == ("granted", in_days(290))
    twice = send("longer", asked.pk, decision="refused", why="changed my mind")
    assert twice.status_code == 422
    assert send("longer", uuid.uuid4()).status_code == 404


def test_a_longer_stay_that_is_not_longer_is_refused(stay, send) -> None:
    answer = send("longer", reason="a court date", **boxes("wanted_until", today()))

    assert answer.status_code == 422
    assert "is the earliest" in answer.content.decode()


def test_an_exit_is_recorded_with_where_they_went(stay, send) -> None:
    assert send("leave", **leaves(in_days(1))).status_code == 422
    assert send("leave", **leaves(today(), destination="")).status_code == 422
    assert send("leave", **leaves(today(), destination="moon")).status_code == 422

    send("leave", **leaves(today(), destination="back_to_him"))

    stay.refresh_from_db()
    assert (stay.exit_day, stay.destination) == (today(), "back_to_him")
    assert (stay.keys_back, stay.follow_up) == ("yes", "unsaid")


def test_what_she_told_before_is_still_known_when_she_asks_again(stay, send) -> None:
    household = stay.household
    household.call_name, household.may_share = b"an envelope", True
    household.save()
    asked = {"safe_to_talk": "yes", "channel": "phone", "danger": "high"}
    assert send("again", **asked | {"danger": "no"}).status_code == 422
    send("leave", **leaves(today()))

    send("again", **asked)

    request = Request.objects.latest("taken_at")
    household.refresh_from_db()
    assert (request.household_id, request.danger) == (household.pk, "high")
    assert (household.call_name, household.may_share) == (b"an envelope", True)


def test_two_families_are_kept_apart_until_somebody_ends_it(
    stay, house, send, client_of
) -> None:
    client_of(Role.SOCIAL)  # the intake has made its keys
    other = moved_in(house, CHILD, unit="13")
    form = {"other": other.household_id, "scope": "floor", "why": "a reason"}
    assert send("apart", **form | {"other": uuid.uuid4()}).status_code == 422
    send("apart", **form)
    apart = KeepApart.objects.get()
    assert apart.scope == "floor"
    assert said(apart, stay.household_id)["why"] == "a reason"

    ends = client_of(Role.SOCIAL).get(page(other, "apart", apart.pk))
    assert stay.household.survivor_code in ends.content.decode()
    send("apart", apart.pk)

    apart.refresh_from_db()
    assert apart.ended_at is not None
    assert send("apart", uuid.uuid4()).status_code == 404


def test_who_stays_past_her_planned_day_can_still_move(stay, house, send) -> None:
    plan_leaving(house.order(), stay.pk, in_days(1), None)
    Stay.objects.filter(pk=stay.pk).update(planned_leaving=in_days(-1))

    assert send("move", answer="13|").status_code == 302
    assert units(stay) == {"13"}


def test_a_form_without_its_key_is_refused_in_words(stay, client_of) -> None:
    answer = client_of(Role.DUTY).post(page(stay, "in"), {"key": "forged"})

    assert answer.status_code == 422
    assert "was damaged on its way" in answer.content.decode()
