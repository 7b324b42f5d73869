"""Settings: the rules as sentences, and forms that take nothing impossible."""

import pytest

from tests.small_house import CHILD
from tests.web.living import boxes, in_days, moved_in, sent
from umay.core.roles import Role
from umay.records.models import Bed, Center, LedgerEntry, OwnLimit, Programme, Rules
from umay.records.models import Unit as UnitRow

FORMS = {
    "house-rules": "/settings/rules/",
    "house-days": "/settings/days/",
    "house-limit": "/settings/limit/",
    "house-listed": "/settings/listed/",
    "unit-new": "/settings/units/new/",
    "cots-new": "/settings/cots/",
}
USUAL_RULES = {
    "hold_minutes": "120",
    "cot_until_months": "18",
    "fold_outs_per_unit": "0",
    "danger_weeks": "12",
    "older_boys": "ask",
    "older_boy_from": "12",
    "overflow": "never",
    "intake_days": "3",
    "plan_working_days": "6",
    "review_days": "21",
    "exit_plan_day": "60",
    "follow_up_days": "10",
    "gate_log_days": "60",
}
USUAL_UNIT = {
    "code": "21",
    "floor": "3",
    "beds": "2",
    "programme": "hardship",
    "step_free": "on",
    "adjoins": "13, 14",
}
BROKEN = "two\x00lines\x07"


@pytest.fixture
def director(client_of):
    return client_of(Role.DIRECTOR)


def limit(**typed: object) -> dict[str, object]:
    usual = {"months": "9", "reach": "new stays", "source": "Order 1 of the house"}
    return boxes("since", in_days(0)) | usual | typed


def test_the_rules_are_told_as_sentences(house, director) -> None:
    text = director.get("/settings/").content.decode()

    assert "A place is kept for 90 minutes" in text
    assert "Children younger than 24 months sleep in a cot." in text
    assert "In one unit 1 fold-out bed may be put up." in text
    assert "6 months" in text
    assert "no lawyer has checked this" in text
    assert "Review on day 150" in text


def test_a_programme_that_pays_for_other_than_stands_is_marked(house, director) -> None:
    Programme.objects.filter(code="violence").update(beds=50)

    text = director.get("/settings/").content.decode()

    assert "pays for 50 beds" in text
    assert "But 10 beds stand in its units." in text


def test_the_settings_take_few_questions(
    house, director, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(10):
        director.get("/settings/")
    with django_assert_max_num_queries(10):
        director.get("/settings/units/")


def test_the_administrator_sees_no_household_and_changes_no_rule(
    house, client_of
) -> None:
    stay = moved_in(house)
    admin = client_of(Role.ADMIN)

    for address in ("/settings/", "/settings/units/"):
        text = admin.get(address).content.decode()
        assert stay.household.survivor_code not in text
        assert str(stay.household_id) not in text
        assert "/units/" not in text.replace("/settings/units/", "")
    for name, address in FORMS.items():
        expected = 200 if name in {"unit-new", "cots-new"} else 403
        assert admin.get(address).status_code == expected


def test_the_night_sees_no_settings(client_of) -> None:
    for role in (Role.DUTY, Role.SOCIAL):
        for address in ("/settings/", "/settings/units/", *FORMS.values()):
            assert client_of(role).get(address).status_code == 403


def test_the_rules_are_changed_with_an_entry_in_the_ledger(house, director) -> None:
    answer = director.post("/settings/rules/", sent(**USUAL_RULES))

    assert answer["Location"] == "/settings/"
    rules = Rules.objects.get(center=house.worker.center)
    assert (rules.hold_minutes, rules.older_boy_from, rules.overflow) == (
        120,
        12,
        "never",
    )
    assert LedgerEntry.objects.latest("seq").act == "rules.changed"
    text = director.get("/settings/").content.decode()
    assert "No fold-out beds are put up." in text
    assert "For boys from 12 years on somebody decides" in text


def test_sending_the_rules_twice_says_so(house, director) -> None:
    typed = sent(**USUAL_RULES)
    director.post("/settings/rules/", typed)

    answer = director.post("/settings/rules/", typed, follow=True)

    assert "already been saved" in answer.content.decode()
    assert LedgerEntry.objects.filter(act="rules.changed").count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("hold_minutes", "4"),
        ("hold_minutes", "1441"),
        ("hold_minutes", "soon"),
        ("cot_until_months", "-1"),
        ("older_boy_from", "1000"),
        ("fold_outs_per_unit", "11"),
        ("overflow", "sometimes"),
        ("older_boys", ""),
    ],
)
def test_a_rule_out_of_range_changes_nothing(house, director, field, typed) -> None:
    answer = director.post("/settings/rules/", sent(**USUAL_RULES | {field: typed}))

    assert answer.status_code == 422
    assert f'value="{USUAL_RULES["hold_minutes"]}"' in answer.content.decode() or (
        f'value="{typed}"' in answer.content.decode()
    )
    assert Rules.objects.get(center=house.worker.center).hold_minutes == 90


def test_the_days_are_changed_and_an_empty_row_goes(house, director) -> None:
    typed = {"review_day_0": "30", "review_who_0": ["social"], "review_day_1": ""}
    typed |= {"notice_day_0": "20", "notice_who_0": ["director", "duty"]}

    answer = director.post("/settings/days/", sent(**typed))

    assert answer.status_code == 302
    rules = Rules.objects.get(center=house.worker.center)
    assert rules.reviews == [[30, ["social"]]]
    assert rules.notices == [[20, ["director", "duty"]]]
    assert "Review on day 30" in director.get("/settings/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"review_day_0": "30"},
        {"review_day_0": "1000", "review_who_0": ["social"]},
        {"notice_day_0": "0", "notice_who_0": ["social"]},
        {"notice_day_0": "7", "notice_who_0": ["admin"]},
        {
            "notice_day_0": "7",
            "notice_who_0": ["social"],
            "notice_day_1": "7",
            "notice_who_1": ["social"],
        },
    ],
    ids=["nobody", "too late", "day zero", "no household", "twice"],
)
def test_days_that_cannot_be_change_nothing(house, director, typed) -> None:
    answer = director.post("/settings/days/", sent(**typed))

    assert answer.status_code == 422
    assert len(Rules.objects.get(center=house.worker.center).reviews) == 2


def test_a_limit_of_our_own_stands_beside_its_source(house, director) -> None:
    assert director.post("/settings/limit/", sent(**limit())).status_code == 302

    own = OwnLimit.objects.get()
    text = director.get("/settings/").content.decode()
    assert (own.months, own.source) == (9, "Order 1 of the house")
    assert "9 months" in text
    assert "Order 1 of the house" in text


@pytest.mark.parametrize(
    "typed",
    [
        {"since_0": "31", "since_1": "2"},
        {"months": "0"},
        {"months": "61"},
        {"reach": "everybody"},
        {"source": ""},
        {"source": "x" * 300},
        {"source": BROKEN},
    ],
    ids=["no such day", "zero", "too many", "unknown", "empty", "long", "broken"],
)
def test_a_limit_that_cannot_be_is_not_set(house, director, typed) -> None:
    answer = director.post("/settings/limit/", sent(**limit(**typed)))

    assert answer.status_code in {400, 422}
    assert not OwnLimit.objects.exists()


def test_a_second_limit_from_the_same_day_is_refused_in_words(house, director) -> None:
    director.post("/settings/limit/", sent(**limit()))

    answer = director.post("/settings/limit/", sent(**limit(months="12")))

    assert answer.status_code == 422
    assert "already there" in answer.content.decode()
    assert 'value="12"' in answer.content.decode()


def test_a_unit_is_added_with_its_doors(house, client_of) -> None:
    answer = client_of(Role.ADMIN).post("/settings/units/new/", sent(**USUAL_UNIT))

    assert answer["Location"] == "/settings/units/"
    unit = UnitRow.objects.get(code="21")
    assert (unit.floor, unit.beds.count(), unit.step_free) == (3, 2, True)
    assert unit.adjoins == ["13", "14"]
    assert "21" in UnitRow.objects.get(code="13").adjoins


@pytest.mark.parametrize(
    "typed",
    [
        {"code": "12"},
        {"code": "two words"},
        {"code": "x" * 300},
        {"code": BROKEN},
        {"beds": "0"},
        {"beds": "1000"},
        {"floor": "100000"},
        {"programme": "moon"},
        {"adjoins": "13, 99"},
    ],
    ids=str,
)
def test_a_unit_that_cannot_be_is_not_added(house, director, typed) -> None:
    answer = director.post("/settings/units/new/", sent(**USUAL_UNIT | typed))

    assert answer.status_code in {400, 422}
    assert UnitRow.objects.count() == 5


def test_cots_are_added(house, client_of) -> None:
    admin = client_of(Role.ADMIN)

    assert admin.post("/settings/cots/", sent(count="3")).status_code == 302
    assert admin.post("/settings/cots/", sent(count="1000")).status_code == 422
    assert Bed.objects.filter(kind="cot").count() == 5


def test_the_house_can_hide_from_other_centers(house, director) -> None:
    director.post("/settings/listed/", sent(listed="no"))

    assert not Center.objects.get(pk=house.worker.center_id).listed
    assert "do not see this house" in director.get("/settings/").content.decode()
    assert director.post("/settings/listed/", sent(listed="yes")).status_code == 302
    assert Center.objects.get(pk=house.worker.center_id).listed


def test_a_new_rule_is_felt_by_the_next_hold(house, director) -> None:
    director.post("/settings/rules/", sent(**USUAL_RULES))
    house.holds(house.asks(CHILD), "12")

    rules = Rules.objects.get(center=house.worker.center)
    assert rules.hold_minutes == 120
