"""A whole house goes to another installation and comes in there without loss."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.harness import houses
from tests.harness.command import umay
from tests.harness.houses import House
from tests.ledger.taken import asked, rewrites
from tests.operators.two_houses import FILE, SAID, Moving, newcomer, two_houses, written
from umay.core.operators import Answer
from umay.core.secrets import Category, Reason
from umay.records import incoming, models
from umay.records.moving import GOES, STAYS, rows_of, to_line
from umay.records.queries.sealed_rows import sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.evidence.reading import read_file
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.ledger.verifying import verify
from umay.use_cases.operators.packing import PLAIN
from umay.use_cases.order import Order

# What the new operator is not told, or goes on with himself.
OTHERWISE: dict[str, set[str]] = {
    "household": {"own_worker", "marked_at"},
    "worker": {"username", "password", "is_active", "last_login", "supervisor"},
    "grant": {"sealed", "epoch"},
    "ledgerhead": {"size"},
    "ledgertree": {"number"},
}
# Of these only some come; each has a test of its own below.
NOT_ALL = {
    models.HouseholdKey, models.Grant, models.Holder, models.LedgerEntry,
    models.EvidencePart,
}  # fmt: skip


@pytest.fixture
def moving(house_db: House) -> Iterator[Moving]:
    with two_houses(house_db) as made:
        yield made


@pytest.fixture
def taken(moving: Moving, tmp_path: Path) -> Iterator[Moving]:
    """The change was carried out, and the new installation has taken the house up."""
    moving.carried_out()
    done = umay(moving.old, "operator", "write", "--to", str(tmp_path))
    assert done.returncode == 0, done.stderr
    done = umay(moving.new, "operator", "take-up", str(written(tmp_path)))
    assert done.returncode == 0, done.stderr
    return moving


def plain(center: UUID) -> dict[str, dict[UUID, dict[str, object]]]:
    """Every plain value of a house, by table and row."""
    told: dict[str, dict[UUID, dict[str, object]]] = {}
    for model in GOES:
        name = str(model._meta.model_name)
        left_out = {*sealed_columns(model), *OTHERWISE.get(name, ())}
        left_out |= {column for of, column in PLAIN if of is model}
        if model is models.EvidencePart:
            left_out.add("sealed")
        for row in rows_of(model, center):
            fields = json.loads(to_line(row))["fields"]
            kept = {key: value for key, value in fields.items() if key not in left_out}
            told.setdefault(name, {})[row.pk] = kept
    return told


def words(order: Order, household: UUID) -> set[str]:
    rows = sealed_rows(household)
    return set(open_rows(order.writer, household, rows, Reason.CALL).words.values())


def test_every_table_goes_or_stays() -> None:
    from django.apps import apps

    ours = set(apps.get_app_config("records").get_models())

    assert {*GOES, *STAYS} == ours
    assert not STAYS & set(GOES)


def test_every_plain_row_is_equal(taken: Moving) -> None:
    center = taken.sealed.house.worker.center_id
    before = plain(center)
    with houses.pointed_at(taken.new):
        after = plain(center)

    assert len(before["claim"]) == len(after["claim"]) > 3
    for model in GOES:
        name = str(model._meta.model_name)
        theirs = after.get(name, {})
        if model in NOT_ALL:
            continue
        for key, row in before.get(name, {}).items():
            assert theirs[key] == row, name
    gone = [key for key in before["ledgerentry"] if key not in after["ledgerentry"]]
    told = models.LedgerEntry.objects.filter(pk__in=gone)
    assert [entry.act for entry in told] == ["operator.file_written"]


def test_times_keep_every_digit(taken: Moving) -> None:
    assert {e.at.microsecond % 1000 for e in models.LedgerEntry.objects.all()} != {0}


def test_what_was_handed_over_reads_the_same_there(taken: Moving) -> None:
    with houses.pointed_at(taken.new):
        order = newcomer()

        assert words(order, taken.families["all"]) >= set(SAID.values())
        assert words(order, taken.families["some"]) == {SAID[Category.SAFETY]}


def test_a_file_that_was_handed_over_opens_there_bit_for_bit(taken: Moving) -> None:
    with houses.pointed_at(taken.new):
        order = newcomer()
        row = models.Evidence.objects.get(household=taken.families["all"])

        assert read_file(order, row, Reason.COURT).data == FILE
        parts = models.EvidencePart.objects.values_list("evidence", flat=True)
        assert set(parts) == {row.pk}


def test_nothing_kept_back_is_there_for_any_key(taken: Moving) -> None:
    """Not sealed either: neither key nor envelope came."""
    with houses.pointed_at(taken.new):
        order = newcomer()
        for name in ("silent", "destroys"):
            key = taken.families[name]
            assert words(order, key) == set()
            assert not models.HouseholdKey.objects.filter(household=key).exists()
            assert not any(
                getattr(row, column)
                for row in sealed_rows(key)
                for column in sealed_columns(type(row))
            )
        some = models.HouseholdKey.objects.filter(household=taken.families["some"])
        assert set(some.values_list("category", flat=True)) == {"safety"}


def test_control_in_the_old_house_what_was_not_destroyed_still_reads(
    taken: Moving,
) -> None:
    order = taken.sealed.order("social")

    assert words(order, taken.families["silent"]) >= set(SAID.values())
    assert words(order, taken.families["destroys"]) == set()


def test_the_birth_month_goes_only_with_her_name(taken: Moving) -> None:
    with houses.pointed_at(taken.new):
        heads = models.Member.objects.filter(kind="head")
        told = dict(heads.values_list("household", "birth_month"))

    assert told[taken.families["all"]] is not None
    assert told[taken.families["some"]] is None
    assert told[taken.families["silent"]] is None


def test_the_record_verifies_there_with_the_signatures_of_before(
    taken: Moving,
) -> None:
    center = taken.sealed.house.worker.center_id
    heads = models.LedgerCheckpoint.objects.count()

    done = umay(taken.new, "ledger", "verify")

    assert done.returncode == 0, done.stdout + done.stderr
    with houses.pointed_at(taken.new):
        assert models.LedgerCheckpoint.objects.filter(center_id=center).count() >= heads
        found = verify(center)
        assert found.holds
        assert found.whole is not None
        assert found.whole.heads >= 1


def test_control_an_entry_altered_on_the_way_is_seen(taken: Moving) -> None:
    center = taken.sealed.house.worker.center_id
    with houses.pointed_at(taken.new):
        rewrites(asked(center))

        assert not verify(center).holds


def test_who_set_it_up_works_there_and_nobody_of_before_signs_in(taken: Moving) -> None:
    with houses.pointed_at(taken.new):
        center = taken.sealed.house.worker.center_id
        assert models.Center.objects.get().pk == center
        active = models.Worker.objects.filter(is_active=True)
        assert [one.username for one in active] == ["admin of the new house"]
        assert active.get().center_id == center


def test_the_key_it_came_under_is_destroyed_once_somebody_can_open_it(
    taken: Moving,
) -> None:
    with houses.pointed_at(taken.new):
        assert incoming.read() is not None
        newcomer()

        assert incoming.read() is None
        assert not models.Grant.objects.filter(holder__kind="operator").exists()
        waiting = models.Holder.objects.get(kind="operator")
        assert waiting.ended_at is not None


def test_before_the_day_no_file_is_written(moving: Moving, tmp_path: Path) -> None:
    done = umay(moving.old, "operator", "write", "--to", str(tmp_path))

    assert done.returncode == 1
    assert "not carried out" in done.stderr
    assert not list(tmp_path.iterdir())


def test_another_house_cannot_open_it(moving: Moving, tmp_path: Path) -> None:
    moving.carried_out()
    umay(moving.old, "operator", "write", "--to", str(tmp_path))
    with houses.clone() as other:
        with houses.pointed_at(other):
            from umay.commands.init import open_house

            open_house("House", "admin", "x" * 20)
        umay(other, "operator", "address")
        done = umay(other, "operator", "take-up", str(written(tmp_path)))

    assert done.returncode == 1
    assert "another house" in done.stderr


@pytest.mark.parametrize("cut", [40, 5_000])
def test_a_cut_file_leaves_nothing_behind(
    moving: Moving, tmp_path: Path, cut: int
) -> None:
    moving.carried_out()
    umay(moving.old, "operator", "write", "--to", str(tmp_path))
    file = written(tmp_path)
    file.write_bytes(file.read_bytes()[:-cut])

    done = umay(moving.new, "operator", "take-up", str(file))

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    with houses.pointed_at(moving.new):
        assert not models.Household.objects.exists()
        assert models.Worker.objects.get().username == "admin of the new house"


def test_it_is_taken_up_only_where_nobody_was_taken_in(
    taken: Moving, tmp_path: Path
) -> None:
    done = umay(taken.new, "operator", "take-up", str(written(tmp_path)))

    assert done.returncode == 1
    assert "already" in done.stderr


def test_no_backup_of_before_brings_back_what_was_destroyed(taken: Moving) -> None:
    """The month's secret it was under is gone."""
    begun = models.LedgerEntry.objects.filter(act="epoch.begun").latest("seq")

    assert begun.at > datetime.now(UTC) - timedelta(minutes=5)


def test_the_words_of_a_locked_worker_are_handed_over_when_she_unlocks(
    moving: Moving,
) -> None:
    from umay.use_cases.keys.keeping import keep_keys
    from umay.use_cases.operators.answering import decide

    key, order = moving.families["silent"], moving.sealed.order("social", locked=True)
    decide(order, key, {Category.IDENTITY: Answer.HAND_OVER})
    theirs = models.Grant.objects.filter(holder__kind="operator", key__household=key)
    assert not theirs.exists()

    keep_keys(moving.sealed.order("social"))

    assert {one.key.category for one in theirs} == {"identity"}
