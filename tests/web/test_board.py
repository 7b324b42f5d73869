"""Board: one truth counted three ways, each unit with its people, and paper."""

import gzip
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.small_house import BABY, CHILD, small_house
from tests.web.living import boxes, in_days, moved_in, sent
from umay.core.places import Condition
from umay.core.roles import Role
from umay.records.models import Bed, Claim, Unit
from umay.use_cases.exit_household import plan_leaving
from umay.use_cases.furnish_house import UnitPlan, set_condition
from umay.use_cases.keep_hold import release_hold

MOST_BYTES = 50_000


@pytest.fixture
def see(client_of):
    def text(address: str = "/board/", role: Role = Role.DUTY) -> str:
        answer = client_of(role).get(address)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return text


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def test_the_totals_are_the_same_whichever_way_they_are_counted(
    house, client_of
) -> None:
    moved_in(house, unit="12")
    house.holds(house.asks(CHILD, CHILD), "13")

    context = client_of(Role.DUTY).get("/board/").context
    counts, shares = context["counts"], dict(context["shares"])
    drawn = [g.state for f in context["floors"] for c in f.cards for g in c.glyphs]

    assert (counts.beds.lived_in, counts.beds.kept, counts.beds.free) == (2, 3, 9)
    assert (counts.units.lived_in, counts.units.kept, counts.units.free) == (1, 1, 3)
    assert (counts.families_living, counts.families_expected) == (1, 1)
    assert sum(share.beds.all for share in shares.values()) == counts.beds.all == 14
    assert (drawn.count("lived_in"), drawn.count("kept"), drawn.count("free")) == (
        2,
        3,
        9,
    )


def test_a_unit_tells_in_words_what_its_picture_shows(house, see) -> None:
    moved_in(house, unit="12")

    text = see()

    assert 'aria-label="2 beds: 2 lived in"' in text
    assert 'aria-label="4 beds: 4 free"' in text
    assert "3 beds: a mother and 2 children" in text
    assert "1 bed: a woman alone" in text
    assert "4 beds: women who share" in text


def test_a_family_tells_its_days_or_when_it_leaves(house, see) -> None:
    stay = moved_in(house, unit="12")

    assert "days left" in see()

    plan_leaving(house.order(), stay.pk, in_days(5), "rented")
    text = see()

    assert stay.household.survivor_code in text
    assert "leaves" in text


def test_a_reservation_says_from_when_and_until_when_the_unit_is_free(
    house, see
) -> None:
    house.now = timezone.now()
    house.holds(house.asks(CHILD, first_night=in_days(9)), "12")

    text = see()

    assert "reserved from" in text
    assert "2 beds: a mother and 1 child, until" in text


def test_a_cot_is_drawn_where_its_baby_lives(house, client_of) -> None:
    moved_in(house, BABY, unit="12")

    cards = [
        c
        for f in client_of(Role.DUTY).get("/board/").context["floors"]
        for c in f.cards
    ]
    (card,) = [card for card in cards if card.unit.code == "12"]

    assert [glyph.kind for glyph in card.glyphs] == ["", "", "cot"]


def test_a_unit_out_of_service_says_until_when(house, see) -> None:
    house.now = timezone.now()
    set_condition(house.order(), unit("12").pk, Condition.CLOSED, in_days(7))

    text = see()

    assert "Out of service" in text
    assert 'aria-label="2 beds: 2 shut"' in text


def test_two_hundred_units_are_one_light_page(
    db, client_of, workers, django_assert_max_num_queries
) -> None:
    plans = [UnitPlan(f"U{n}", 2, "violence", floor=n // 40) for n in range(200)]
    large = small_house(tuple(plans))
    for worker in workers.values():
        worker.center = large.worker.center
        worker.save()
    for number in range(60):
        moved_in(large, unit=f"U{number}")
    browser = client_of(Role.DUTY)

    with django_assert_max_num_queries(10):
        answer = browser.get("/board/", headers={"accept-encoding": "gzip"})

    assert len(answer.content) < MOST_BYTES
    assert gzip.decompress(answer.content).count(b'class="unit"') == 200


def test_the_list_for_paper_has_every_unit_and_only_codes(house, see) -> None:
    stay = moved_in(house, unit="12")
    told = house.asks(CHILD, call_name="Invented", reach="+7 700")
    house.holds(told, "13")

    text = see("/board/paper/")

    assert all(f'scope="row">{code} ' in text for code in ("11", "12", "13", "14"))
    assert stay.household.survivor_code in text
    assert "Invented" not in text
    assert "+7 700" not in text


def test_a_unit_shows_its_beds_and_who_comes_next(
    house, client_of, django_assert_max_num_queries
) -> None:
    browser = client_of(Role.DUTY)
    stay = moved_in(house, unit="12")
    plan_leaving(house.order(), stay.pk, in_days(5), "rented")
    request = house.asks(CHILD, first_night=in_days(6))
    house.holds(request, "12")

    with django_assert_max_num_queries(10):
        text = browser.get(f"/units/{unit('12').pk}/").content.decode()

    assert f"/families/{stay.household_id}/" in text
    assert f"/calls/{request}/" in text
    assert "12.1" in text
    assert "12.2" in text


def test_a_condition_is_written_down(house, client_of) -> None:
    browser, row = client_of(Role.DUTY), unit("12")
    typed = sent(condition="closed", **boxes("closed_until", in_days(3)))

    answer = browser.post(f"/units/{row.pk}/condition/", typed)

    assert answer["Location"] == f"/units/{row.pk}/"
    row.refresh_from_db()
    assert (row.condition, row.closed_until) == ("closed", in_days(3))


@pytest.mark.parametrize(
    "typed",
    [
        {"condition": "haunted"},
        {"condition": ""},
        {
            "condition": "closed",
            "closed_until_0": "31",
            "closed_until_1": "2",
            "closed_until_2": "2027",
        },
        {"condition": "closed", **boxes("closed_until", in_days(-1))},
    ],
    ids=["unknown", "empty", "no such day", "past"],
)
def test_a_condition_that_cannot_be_keeps_what_was_typed(
    house, client_of, typed
) -> None:
    row = unit("12")

    answer = client_of(Role.DUTY).post(f"/units/{row.pk}/condition/", sent(**typed))

    assert answer.status_code == 422
    assert all(
        f'value="{v}"' in answer.content.decode() for k, v in typed.items() if "_" in k
    )
    assert unit("12").condition == Condition.READY


def test_a_unit_that_is_lived_in_is_not_taken_out_of_service(house, client_of) -> None:
    moved_in(house, unit="12")

    answer = client_of(Role.DUTY).post(
        f"/units/{unit('12').pk}/condition/", sent(condition="closed")
    )

    assert answer.status_code == 422
    assert "Somebody lives in this unit" in answer.content.decode()


def test_a_tap_with_a_damaged_key_changes_nothing_and_offers_itself_again(
    house, client_of
) -> None:
    house.now = timezone.now()
    set_condition(house.order(), unit("12").pk, Condition.TO_CLEAN)

    answer = client_of(Role.DUTY).post(f"/units/{unit('12').pk}/ready/", {"key": "x"})

    assert answer.status_code == 422
    assert "damaged" in answer.content.decode()
    assert unit("12").condition == Condition.TO_CLEAN


def test_forged_and_foreign_units_and_beds_are_not_there(house, client_of) -> None:
    foreign = small_house()
    theirs = Unit.objects.filter(center=foreign.worker.center).first()
    browser = client_of(Role.SOCIAL)

    for key in (uuid.uuid4(), theirs.pk):
        assert browser.get(f"/units/{key}/").status_code == 404
        assert browser.post(f"/units/{key}/ready/", sent()).status_code == 404
        assert browser.post(f"/units/{key}/condition/", sent()).status_code == 404
    for key in (uuid.uuid4(), theirs.beds.first().pk):
        assert browser.get(f"/beds/{key}/").status_code == 404


def test_a_bed_tells_who_had_it_and_which_promise_came_to_nothing(
    house, client_of, django_assert_max_num_queries
) -> None:
    browser = client_of(Role.SOCIAL)
    house.now = timezone.now() - timedelta(days=2)
    lapsed = house.asks(CHILD)
    house.holds(lapsed, "12")
    house.now = timezone.now() - timedelta(days=1)
    let_go = house.asks(CHILD)
    release_hold(house.order(), house.holds(let_go, "12"))
    stay = moved_in(house, unit="12")
    bed = Bed.objects.get(code="12.1")

    with django_assert_max_num_queries(10):
        text = browser.get(f"/beds/{bed.pk}/").content.decode()

    assert text.index(stay.household.survivor_code) < text.index("let go")
    assert text.index("let go") < text.index("ran out")
    assert text.count("nobody slept here") == 2
    assert Claim.objects.filter(bed=bed).count() == 3


def test_a_bed_nobody_has_had_says_so(house, see) -> None:
    bed = Bed.objects.get(code="11.1")

    assert "Nobody has had this bed yet" in see(f"/beds/{bed.pk}/", Role.DIRECTOR)


def test_the_night_does_not_read_the_history_of_a_bed(house, client_of) -> None:
    bed = Bed.objects.get(code="11.1")

    assert client_of(Role.DUTY).get(f"/beds/{bed.pk}/").status_code == 403
