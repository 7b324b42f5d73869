"""A court, the police or an inspector: checked, told to her, only the named fields."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.gate.family import Family, canary, fill, worker_of
from umay.core.demands import Kind, Verdict
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import Demand, LedgerEntry, Release
from umay.use_cases.demands import check_demand, take_demand, tell_her
from umay.use_cases.gate import Leaving, Left, leave
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.order import Order
from umay.web.papers import write_out

NAMED = frozenset({"member.full_name", "stay.first_day"})


def came(made: Family, kind: Kind = Kind.COURT_ORDER) -> UUID:
    order = made.order()
    words = {"from_whom": "A judge", "number": "17", "asks": "The whole file"}
    return take_demand(order, made.household, kind, order.today, words).subject


def lawyer(made: Family) -> Order:
    return replace(made.house.order(), by=worker_of(made.house, Role.LAWYER).pk)


def director(made: Family) -> Order:
    return replace(made.house.order(), by=worker_of(made.house, Role.DIRECTOR).pk)


def answers(
    made: Family,
    demand: UUID,
    fields: frozenset[str] = NAMED,
    recipient: Recipient = Recipient.COURT,
) -> Left:
    what = Leaving(
        Paper.NAMED_FIELDS,
        recipient,
        Basis.DEMAND,
        fields,
        made.household,
        because=demand,
    )
    return leave(made.order(), what, write_out)


def test_checked_and_told_to_her_the_named_fields_go_out(made: Family) -> None:
    fill(made)
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.LAWFUL, NAMED, "Signed by a judge")
    tell_her(made.order(), demand)

    left = answers(made, demand)

    release = Release.objects.get(demand=demand)
    copy = open_rows(made.order().writer, made.household, [release], Reason.COURT)
    assert canary("member.full_name", 1).encode() in left.data
    assert canary("member.health", 1).encode() not in left.data
    assert copy.of(release)["copy"] == left.data.decode()
    assert Demand.objects.get(pk=demand).answered_at is not None


def test_unchecked_nothing_goes_out(made: Family) -> None:
    demand = came(made)

    with pytest.raises(Refused) as refusal:
        answers(made, demand)

    assert refusal.value.ground is Ground.NOT_CHECKED
    assert not Release.objects.exists()


def test_before_she_is_told_nothing_goes_out(made: Family) -> None:
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.LAWFUL, NAMED, "Lawful")

    with pytest.raises(Refused):
        answers(made, demand)


@pytest.mark.parametrize(
    ("fields", "recipient"),
    [
        (NAMED | {"member.birth_date"}, Recipient.COURT),
        (NAMED, Recipient.POLICE),
    ],
)
def test_not_one_field_more_and_to_nobody_else(
    made: Family, fields: frozenset[str], recipient: Recipient
) -> None:
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.LAWFUL, NAMED, "Lawful")
    tell_her(made.order(), demand)

    with pytest.raises(Refused):
        answers(made, demand, fields, recipient)

    assert not Release.objects.exists()


def test_one_demand_is_answered_once(made: Family) -> None:
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.LAWFUL, NAMED, "Lawful")
    tell_her(made.order(), demand)
    fill(made)
    answers(made, demand)

    with pytest.raises(Refused):
        answers(made, demand)


def test_what_the_lawyer_refuses_is_not_answered(made: Family) -> None:
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.REFUSE, NAMED, "No judge signed it")
    tell_her(made.order(), demand)

    with pytest.raises(Refused):
        answers(made, demand)

    assert Demand.objects.get(pk=demand).fields == []


def test_the_director_checks_only_where_there_is_no_lawyer(made: Family) -> None:
    first, second = came(made), came(made)
    check_demand(director(made), first, Verdict.LAWFUL, NAMED, "No lawyer here")
    lawyer(made)

    with pytest.raises(Refused) as refusal:
        check_demand(director(made), second, Verdict.LAWFUL, NAMED, "No lawyer here")

    assert refusal.value.ground is Ground.FOR_THE_LAWYER
    assert Demand.objects.get(pk=first).without_lawyer


@pytest.mark.parametrize("field", ["house.name", "stay.unit", "household.safety_plan"])
def test_where_she_is_goes_to_no_court_whatever_it_orders(
    made: Family, field: str
) -> None:
    demand = came(made)

    with pytest.raises(Refused) as refusal:
        check_demand(lawyer(made), demand, Verdict.LAWFUL, frozenset({field}), "Order")

    assert refusal.value.ground is Ground.NOT_FOR_THEM


def test_an_inspector_gets_codes_and_no_name(made: Family) -> None:
    demand = came(made, Kind.INSPECTOR)
    codes = frozenset({"household.survivor_code", "stay.first_day"})

    with pytest.raises(Refused):
        check_demand(lawyer(made), demand, Verdict.LAWFUL, NAMED, "Names?")

    check_demand(lawyer(made), demand, Verdict.LAWFUL, codes, "Codes only")
    tell_her(made.order(), demand)
    assert answers(made, demand, codes, Recipient.INSPECTOR)


def test_every_step_leaves_its_entry_without_a_word(made: Family) -> None:
    demand = came(made)
    check_demand(lawyer(made), demand, Verdict.REFUSE, frozenset(), "No")

    acts = LedgerEntry.objects.filter(subject=str(demand)).order_by("seq")
    assert [entry.act for entry in acts] == ["demand.taken", "demand.checked"]
    assert "judge" not in str([entry.facts for entry in acts])
