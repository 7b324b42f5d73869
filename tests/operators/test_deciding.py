"""She decides; the last word counts; two people see to it; a receipt proves it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest

from tests.gate.conftest import made, plain_static_files
from tests.gate.family import Family
from tests.ledger.conftest import own_files
from tests.operators.asking import TO, address, director
from umay.core.operators import (
    OFFERED,
    Answer,
    NoAddress,
    categories,
    read_address,
)
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Category
from umay.proof.receipts import Verdict, check_receipt
from umay.records.models import (
    EvidencePart,
    Grant,
    Household,
    HouseholdKey,
    LedgerEntry,
    OperatorChange,
    Worker,
)
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.keys.writing import write_sealed
from umay.use_cases.ledger.receipts import CONTENT, PROOF
from umay.use_cases.operators.answering import decide
from umay.use_cases.operators.carrying_out import carry_out_change
from umay.use_cases.operators.opening import (
    agree_to_change,
    call_off,
    open_operator_change,
)

__all__ = ["made", "own_files", "plain_static_files"]

ADDRESS = address()


@pytest.fixture
def opened(made: Family) -> UUID:
    """A change that is open, and a family of whom something is sealed."""
    order = made.order()
    row = Household.objects.get(pk=made.household)
    words = {"call_name": "invented", "abuser": "invented", "access_needs": "invented"}
    write_sealed(made.order(uuid4()), made.household, row, words)
    return open_operator_change(order, order.today, TO, ADDRESS).subject


def sealed_for_them(family: Family) -> set[str]:
    rows = Grant.objects.filter(
        holder__kind="operator", key__household=family.household
    )
    return set(rows.values_list("key__category", flat=True))


def categories_of(family: Family) -> set[str]:
    keys = HouseholdKey.objects.filter(household=family.household)
    return set(keys.values_list("category", flat=True))


def says(family: Family, answers: Mapping[Category, Answer]) -> UUID:
    return decide(family.order(uuid4()), family.household, answers).subject


def seconds(family: Family, change: UUID) -> None:
    by = director(family.house).pk
    agree_to_change(replace(family.order(uuid4()), by=by), change, ADDRESS.check)


def refused(ground: Ground) -> "pytest.RaisesContext[Refused]":
    return pytest.raises(Refused, match=ground.value)


def test_a_letter_changed_in_the_address_is_seen() -> None:
    line = str(ADDRESS)

    assert read_address(f" {line[:70]}\n{line[70:]} ") == ADDRESS
    with pytest.raises(NoAddress):
        read_address(line[:-1] + ("0" if line[-1] != "0" else "1"))
    with pytest.raises(NoAddress):
        read_address("a telephone number")


def test_who_says_nothing_hands_nothing_over() -> None:
    assert categories({}, Answer.KEEP) == frozenset(OFFERED)
    assert Category.PRIVATE not in OFFERED


def test_what_she_hands_over_is_sealed_for_them_at_once_and_nothing_else(
    made: Family, opened: UUID
) -> None:
    says(made, {Category.SAFETY: Answer.HAND_OVER})

    assert sealed_for_them(made) == {"safety"}


def test_the_last_word_counts(made: Family, opened: UUID) -> None:
    says(made, {Category.SAFETY: Answer.HAND_OVER})
    says(made, {Category.HEALTH: Answer.HAND_OVER})
    assert sealed_for_them(made) == {"health"}

    says(made, {})
    assert sealed_for_them(made) == set()
    acts = LedgerEntry.objects.filter(act="operator.answered")
    assert acts.count() == 3


def test_what_is_written_after_she_decided_goes_too(made: Family, opened: UUID) -> None:
    says(made, {Category.IDENTITY: Answer.HAND_OVER})
    locked = replace(made.order(uuid4()), ring=None)
    row = Household.objects.get(pk=made.household)

    write_sealed(locked, made.household, row, {"reach": "invented", "safety_plan": "x"})

    given = Grant.objects.filter(holder__kind="operator")
    keys = HouseholdKey.objects.filter(household=made.household)
    assert keys.filter(category="identity").count() == given.count() == 2
    assert keys.filter(category="safety").count() == 2


def test_before_the_day_it_is_not_carried_out(made: Family) -> None:
    order = made.order()
    later = order.today + timedelta(days=1)
    change = open_operator_change(order, later, TO, ADDRESS).subject
    seconds(made, change)

    with refused(Ground.DAY_TOO_EARLY):
        carry_out_change(made.order(uuid4()), change)


def test_one_person_alone_does_not_carry_it_out(made: Family, opened: UUID) -> None:
    director(made.house)

    with refused(Ground.TWO_PEOPLE):
        carry_out_change(made.order(uuid4()), opened)
    with refused(Ground.TWO_PEOPLE):
        agree_to_change(made.order(uuid4()), opened, ADDRESS.check)


def test_where_nobody_could_be_the_second_one_is_enough(
    made: Family, opened: UUID
) -> None:
    Worker.objects.filter(role__in=("director", "lawyer")).update(is_active=False)

    carry_out_change(made.order(uuid4()), opened)

    assert OperatorChange.objects.get().carried_at is not None


def test_other_letters_are_not_agreed_to(made: Family, opened: UUID) -> None:
    by = director(made.house).pk

    with refused(Ground.NOT_THE_SAME):
        agree_to_change(replace(made.order(uuid4()), by=by), opened, "00000000")


def test_once_carried_out_nobody_decides_any_more(made: Family, opened: UUID) -> None:
    seconds(made, opened)
    carry_out_change(made.order(uuid4()), opened)

    with refused(Ground.NOT_ASKED_NOW):
        says(made, {Category.SAFETY: Answer.HAND_OVER})
    with refused(Ground.ALREADY_DECIDED):
        carry_out_change(made.order(uuid4()), opened)


def test_called_off_nothing_is_left_for_them(made: Family, opened: UUID) -> None:
    says(made, dict.fromkeys(OFFERED, Answer.HAND_OVER))

    call_off(made.order(uuid4()), opened)

    assert sealed_for_them(made) == set()


def test_only_one_is_open_at_a_time(made: Family, opened: UUID) -> None:
    order = made.order(uuid4())

    with refused(Ground.ALREADY_ASKED_FOR):
        open_operator_change(order, order.today, TO, address())


def test_what_she_wants_destroyed_goes_and_the_rest_stays(
    made: Family, opened: UUID
) -> None:
    receive(made.order(uuid4()), made.household, BytesIO(b"invented"), "a.txt", "")
    before = categories_of(made)
    assert {"evidence", "identity"} <= before
    says(made, {Category.EVIDENCE: Answer.DESTROY})
    assert categories_of(made) == before
    seconds(made, opened)

    carry_out_change(made.order(uuid4()), opened)

    assert categories_of(made) == before - {"evidence"}
    assert not EvidencePart.objects.exists()


def test_she_takes_a_receipt_of_it_whose_proof_holds(
    made: Family, opened: UUID, own_files: object
) -> None:
    says(made, {Category.HEALTH: Answer.DESTROY})
    seconds(made, opened)
    carry_out_change(made.order(uuid4()), opened)
    entry = LedgerEntry.objects.get(act="operator.settled")

    proof, content = (sheet(made, entry, kind) for kind in (PROOF, CONTENT))
    found = check_receipt(proof, content, None)

    assert found.verdict in {Verdict.PROVEN, Verdict.ALONE}
    assert b"destroyed" in content
    assert b"health" in content


def sheet(family: Family, entry: LedgerEntry, field: str) -> bytes:
    said: list[str] = []
    paper = Paper.RECEIPT if field == PROOF else Paper.CONTENT
    what = Leaving(
        paper, Recipient.HERSELF, Basis.HER_RIGHT, frozenset({field}),
        family.household, entry=entry.pk,
    )  # fmt: skip

    def write(told: object) -> str:
        said.append(str(told.lines[0].value))  # type: ignore[attr-defined]
        return "a page"

    leave(family.order(uuid4()), what, write)
    return said[0].encode()
