"""Where the law has nothing: opened with an entry, counted, kept as sums only."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.keys import ring_of
from tests.small_house import SmallHouse
from umay.core.incidents import Incident, Place, Relationship
from umay.core.refusals import Ground, Refused
from umay.core.reports.figures import Audience
from umay.core.reports.gaps import ACTS, cell_of
from umay.core.reports.hiding import AGREED
from umay.core.reports.periods import Step, ended
from umay.core.roles import Role
from umay.records.models import GapStep, Household, LedgerEntry, Release, Worker
from umay.use_cases.gaps import count_gaps, give_out_gaps
from umay.use_cases.incidents import report_incident
from umay.use_cases.order import Order

ClientOf = Callable[..., Client]
# Before 16 September 2025 no law of this country knew stalking.
STALKED = Incident(
    "K1",
    date(2025, 2, 10),
    date(2025, 2, 10),
    Place.STREET,
    Relationship.EX_COHABITANT,
)
BEATEN = replace(STALKED, act="P2", place=Place.HOME)
FAMILIES = 6


@pytest.fixture
def told(house: SmallHouse, workers: dict[Role, Worker]) -> SmallHouse:
    """Last quarter six women told of stalking before it was forbidden; the lawyer is
    their own worker."""
    lawyer = workers[Role.LAWYER]
    ring_of(house, workers[Role.SOCIAL])
    ring_of(house, lawyer)
    house.now = noon(quarter().first, house)
    for _ in range(FAMILIES):
        report_incident(house.order(), _family(house, lawyer), STALKED, {})
    house.now = timezone.now()
    return house


def _family(house: SmallHouse, own: Worker) -> UUID:
    row = Household.objects.get(requests__pk=house.asks())
    Household.objects.filter(pk=row.pk).update(own_worker=own)
    return row.pk


def quarter() -> Step:
    """The last quarter that is over."""
    today = timezone.localdate()
    over = [p for y in (today.year - 1, today.year) for p in ended(y, today)]
    last = max((p for p in over if p.months == 3), key=lambda one: one.first)
    return Step(last.year, last.month, last.months)


def noon(day: date, house: SmallHouse) -> datetime:
    return datetime.combine(day, time(12), house.worker.center.zone)


def lawyers(house: SmallHouse, workers: dict[Role, Worker]) -> Order:
    lawyer = workers[Role.LAWYER]
    return replace(house.order(), by=lawyer.pk, ring=ring_of(house, lawyer))


def asked(step: Step, audience: str = "agreed") -> dict[str, str]:
    return {
        "period": f"{step.year}-{step.month}-{step.months}",
        "audience": audience,
    }


def test_it_counts_what_the_law_of_the_day_had_nothing_for(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    count_gaps(lawyers(told, workers), quarter())

    row = GapStep.objects.get()
    assert row.told[cell_of("stalking")] == row.told["no_ground"] == FAMILIES
    assert row.told[ACTS] == FAMILIES
    assert row.whole


def test_one_act_the_law_knew_is_hidden_and_so_are_the_six_beside_it(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    told.now = noon(quarter().last, told)
    report_incident(told.order(), _family(told, workers[Role.LAWYER]), BEATEN, {})
    told.now = timezone.now()

    count_gaps(lawyers(told, workers), quarter())

    row = GapStep.objects.get()
    assert row.told[ACTS] == FAMILIES + 1
    assert row.told["no_ground"] is None
    assert row.told[cell_of("stalking")] is None


def test_nothing_hidden_is_kept_in_the_file(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    extra = replace(STALKED, act="E1")  # one woman, one act of another form
    told.now = noon(quarter().last, told)
    report_incident(told.order(), _family(told, workers[Role.LAWYER]), extra, {})
    told.now = timezone.now()

    count_gaps(lawyers(told, workers), quarter())

    with connection.cursor() as cursor:
        cursor.execute("SELECT told FROM records_gapstep")
        kept = cursor.fetchone()[0]
    cells = json.loads(kept) if isinstance(kept, str) else kept
    assert cells[cell_of("economic")] in {None, 0}
    assert not [n for n in cells.values() if n is not None and 0 < n < AGREED]


def test_each_opening_has_its_entry_and_says_that_it_was_counted(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    count_gaps(lawyers(told, workers), quarter())

    entries = LedgerEntry.objects.filter(act="fields.opened")
    assert len({one.subject for one in entries}) == FAMILIES
    assert {one.facts["why"] for one in entries} == {"counting"}
    assert {tuple(one.facts["fields"]) for one in entries} == {("incident.told",)}
    last = LedgerEntry.objects.get(act="gaps.counted")
    assert set(last.facts) == {"first", "months", "whole"}


def test_what_she_holds_no_key_for_is_not_counted_and_it_says_so(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    director = workers[Role.DIRECTOR]
    order = replace(told.order(), by=director.pk, ring=ring_of(told, director))

    count_gaps(order, quarter())

    row = GapStep.objects.get()
    assert not row.whole
    assert row.told[ACTS] == 0
    assert not LedgerEntry.objects.filter(act="fields.opened").exists()


def test_without_keys_or_before_the_end_nothing_is_counted(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    order = lawyers(told, workers)
    for step, given, ground in (
        (quarter(), replace(order, ring=None), Ground.KEYS_LOCKED),
        (Step(timezone.localdate().year, 1, 12), order, Ground.DAY_TOO_LATE),
    ):
        with pytest.raises(Refused) as refused:
            count_gaps(replace(given, key=uuid4()), step)
        assert refused.value.ground is ground
    assert not GapStep.objects.exists()


def test_what_was_given_out_stays_and_no_other_cut_of_the_year_leaves(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    order = lawyers(told, workers)
    count_gaps(order, quarter())
    give_out_gaps(replace(order, key=uuid4()), quarter(), Audience.PUBLIC)

    for step, ground in (
        (quarter(), Ground.GIVEN_OUT),
        (Step(quarter().year, quarter().month, 1), Ground.OTHER_STEPS),
    ):
        with pytest.raises(Refused) as refused:
            count_gaps(replace(order, key=uuid4()), step)
        assert refused.value.ground is ground


def test_the_page_counts_on_a_press_and_shows_a_picture_and_its_table(
    told: SmallHouse, client_of: ClientOf
) -> None:
    client = client_of(Role.LAWYER)
    assert "not counted yet" in client.get("/reports/gaps/", asked(quarter())).text

    answer = client.post("/reports/gaps/count/", asked(quarter()), follow=True)

    page = answer.text
    assert "Counted. Only the sums were kept." in page
    assert "<svg" in page
    assert "</th><td>6</td>" in page
    assert "No lawyer has reviewed" in page


def test_the_paper_passes_the_gate_and_is_kept(
    told: SmallHouse, client_of: ClientOf
) -> None:
    client = client_of(Role.LAWYER)
    client.post("/reports/gaps/count/", asked(quarter()))

    page = client.post("/reports/gaps/print/", asked(quarter(), "public")).text

    assert "</th><td>hidden</td>" in page  # six are fewer than ten
    release = Release.objects.get()
    assert (release.paper, release.basis) == ("report", "totals")
    assert GapStep.objects.get().given_out_at
    codes = Household.objects.values_list("survivor_code", flat=True)
    assert not [code for code in codes if code in page]


def test_a_period_that_is_not_over_is_not_offered(client_of: ClientOf) -> None:
    today = timezone.localdate()
    open_one = Step(today.year, 1, 12)

    answer = client_of(Role.LAWYER).get("/reports/gaps/", asked(open_one))

    assert answer.status_code == 422 or today.replace(month=12, day=31) < today


def test_it_is_for_the_director_and_the_lawyer(client_of: ClientOf) -> None:
    for role in set(Role) - {Role.DIRECTOR, Role.LAWYER}:
        assert client_of(role).get("/reports/gaps/").status_code == 403


def test_a_family_hidden_from_who_counts_is_not_there(
    told: SmallHouse, workers: dict[Role, Worker]
) -> None:
    from umay.use_cases.keys.walling import wall_off

    family = Household.objects.filter(own_worker=workers[Role.LAWYER]).first()
    Household.objects.filter(pk=family.pk).update(own_worker=None)
    wall_off(told.order(), family.pk, workers[Role.LAWYER].pk)

    count_gaps(lawyers(told, workers), quarter())

    row = GapStep.objects.get()
    assert row.whole
    assert row.told[cell_of("stalking")] == FAMILIES - 1
