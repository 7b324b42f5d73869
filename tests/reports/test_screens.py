"""Reports on the screen and on paper: sums, what is left out, and nobody's name."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests.small_house import CHILD, SmallHouse
from umay.core.exits import Destination
from umay.core.places import Condition
from umay.core.policy import POLICY
from umay.core.reports.periods import Period
from umay.core.roles import Role
from umay.records.models import (
    Household,
    LedgerEntry,
    Release,
    ReportStep,
    Stay,
    Unit,
)
from umay.use_cases.end_request import turn_away
from umay.use_cases.exit_household import exit_household
from umay.use_cases.furnish_house import set_condition
from umay.web.report_form import _over
from umay.web.wording.reports import said

ClientOf = Callable[..., Client]
FAMILIES = 7  # a year, each a woman and a child; two go back


@pytest.fixture
def lived(house: SmallHouse) -> SmallHouse:
    """Last year, one family after the other, and six requests without a place."""
    year = timezone.now().year - 1
    house.now = house.now.replace(year=year, month=1, day=10)
    for number in range(FAMILIES):
        stay = house.admits(house.asks(CHILD), "12")
        house.later(days=20)
        to = Destination.BACK_TO_HIM if number < 2 else Destination.KIN_FOR_GOOD
        exit_household(house.order(), stay, house.order().today, to)
        unit = Unit.objects.get(code="12")
        set_condition(house.order(), unit.pk, Condition.READY)
        if number < FAMILIES - 1:
            turn_away(house.order(), house.asks(), "full")
    return house


def asked(form: str = "ministry", audience: str = "agreed", step: int = 12) -> dict:
    year = timezone.now().year - 1
    return {
        "form": form,
        "period": f"{year}-1-12",
        "audience": audience,
        "step": str(step),
    }


def shown(client: Client, **what: object) -> str:
    return client.get("/reports/", asked(**what)).content.decode()


def row(page: str, says: str) -> str:
    """Return the number beside a line of the form."""
    after = page.split(f'<th scope="row">{says}')[1].split("<td>")[1]
    return after.split("</td>")[0].removeprefix("<b>").removesuffix("</b>")


def test_the_ministry_gets_its_lines_with_what_each_means(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = shown(client_of(Role.DIRECTOR))

    assert row(page, "Persons covered") == str(2 * FAMILIES)
    assert row(page, "Children among them") == str(FAMILIES)
    assert row(page, "Requests without a place") == "6"
    assert "Children who lived here, each once a year" in page


def test_what_is_not_recorded_is_never_a_zero(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = shown(client_of(Role.DIRECTOR))

    assert row(page, "Placed in jobs") == "not recorded"
    assert "It does not mean that there was none." in page


def test_a_line_says_what_is_hidden_and_why(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = shown(client_of(Role.DIRECTOR), form="snapshot")

    assert row(page, "Back to the person she left") == "hidden"
    assert row(page, "To relatives or friends") == "hidden"  # it would tell the other
    assert row(page, "Families who left") == str(FAMILIES)
    assert "Hidden: " in page
    assert "Numbers from 1 to 4 are hidden" in page


def test_the_public_is_told_rounded_numbers_from_ten_on(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = shown(client_of(Role.DIRECTOR), audience="public")

    assert row(page, "Persons covered") == "15"
    assert row(page, "Children among them") == "hidden"
    assert "rounded to 5" in page


def test_going_back_is_no_line_of_a_state(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    Stay.objects.update(destination=Destination.BACK_TO_HIM)

    page = shown(client_of(Role.DIRECTOR))

    assert "Back to" not in page
    assert row(page, "Families reunited with relatives") == "0"


def test_no_report_names_anybody_and_none_can_be_asked_to(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    client = client_of(Role.DIRECTOR)
    codes = Household.objects.values_list("survivor_code", flat=True)
    for form in ("ministry", "snapshot", "donor"):
        sent = asked(form) | {"names": "on", "household": "all"}
        pages = [
            client.get("/reports/", sent).content.decode(),
            client.get("/reports/sums/", sent).content.decode(),
            client.post("/reports/print/", sent).content.decode(),
        ]
        for page in pages:
            assert not [code for code in codes if code in page]


def test_a_paper_passes_the_gate_and_its_numbers_are_kept(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    answer = client_of(Role.DIRECTOR).post("/reports/print/", asked())

    page = answer.content.decode()
    assert row(page, "Persons covered") == str(2 * FAMILIES)
    assert "What is left out, and why" in page
    assert 'filename="report.html"' in answer["Content-Disposition"]
    release = Release.objects.get()
    assert (release.paper, release.recipient) == ("report", "statistics")
    assert (release.basis, release.fields) == ("totals", ["report.counts"])
    assert LedgerEntry.objects.get(act="report.made").facts["form"] == "ministry"
    assert ReportStep.objects.get().counts["people.all"] == 2 * FAMILIES


def test_it_is_a_pdf_too(lived: SmallHouse, client_of: ClientOf) -> None:
    sent = asked() | {"as": "pdf"}

    answer = client_of(Role.DIRECTOR).post("/reports/print/", sent)

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert Release.objects.get().paper == "report"


def test_what_was_given_out_stays_the_same(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    client = client_of(Role.DIRECTOR)
    assert "Not given out yet." in shown(client)
    client.post("/reports/print/", asked())
    Stay.objects.update(destination=Destination.UNKNOWN)
    gone = Stay.objects.earliest("first_day")
    Stay.objects.filter(pk=gone.pk).update(
        first_day=gone.first_day - timedelta(days=900),
        exit_day=gone.first_day - timedelta(days=880),
    )

    page = shown(client, form="donor")

    assert row(page, "Adults") == str(FAMILIES)
    assert "were given out before and stay as they were" in page


def test_a_year_is_counted_in_one_step(lived: SmallHouse, client_of: ClientOf) -> None:
    client = client_of(Role.DIRECTOR)
    client.post("/reports/print/", asked(step=3))

    year = timezone.now().year - 1
    month = client.get("/reports/", asked(step=1) | {"period": f"{year}-3-1"})

    assert ReportStep.objects.count() == 4
    assert month.status_code == 422
    assert "quarter by quarter" in month.content.decode()
    assert client.get("/reports/", asked(step=1)).status_code == 200


def test_a_longer_period_says_or_more_where_a_part_is_hidden(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = shown(client_of(Role.DIRECTOR), step=3)

    assert row(page, "Families who left") == "hidden"  # four in one, three in the next
    assert "or more" in row(page, "Persons covered") or row(page, "Persons covered")


def test_three_forms_come_to_the_same_totals(
    lived: SmallHouse, client_of: ClientOf
) -> None:
    page = client_of(Role.DIRECTOR).get("/reports/sums/", asked()).content.decode()

    assert f"All come to {2 * FAMILIES}." in page
    assert page.count(f"<b>{2 * FAMILIES}</b>") == 2  # the ministry's and the donor's
    assert page.count("<b>6</b>") == 3
    assert "do not come to the same total" not in page


def test_an_open_period_is_not_offered() -> None:
    today = timezone.localdate()

    assert all(period.last < today for period in _over(today))


def test_a_period_before_anybody_lived_here_is_not_offered() -> None:
    today = timezone.localdate().replace(month=11, day=1)

    offered = _over(today, today.replace(month=5))

    assert offered
    assert all(period.last >= today.replace(month=5) for period in offered)


def test_it_is_for_the_director_alone(client_of: ClientOf) -> None:
    assert POLICY["report.make"] == {Role.DIRECTOR}
    for role in set(Role) - {Role.DIRECTOR}:
        assert client_of(role).get("/reports/").status_code == 403


def test_a_form_that_is_wrong_is_told_and_the_others_work(
    client_of: ClientOf, settings: object, tmp_path: object
) -> None:
    from umay.commands.home import Home

    settings.HOME = Home(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "own.toml").write_text("[report]\nname = 'x'\n")

    page = client_of(Role.DIRECTOR).get("/reports/").content.decode()

    assert "own.toml:1: " in page
    assert "Report to the ministry" in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "July – September 2026"),
        ("ru", "Июль – сентябрь 2026"),
        ("kk", "Шілде – қыркүйек 2026"),
    ],
)
def test_a_month_within_a_line_has_a_capital_in_english_alone(
    language: str, told: str
) -> None:
    with override(language):
        assert said(Period(2026, 7, 3)) == told
