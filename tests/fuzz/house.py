"""A house to be fuzzed: every private column of every family holds a canary.

Beside it stands another house, of which nobody here may read anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import count
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, TextField
from django.utils import timezone

from tests.keys import PASSPHRASE, ring_of
from tests.secrets.house import Sealed, begin
from tests.web.walked import walk
from umay.core.policy import MAY_HOLD
from umay.core.roles import Role
from umay.core.secrets import Category, Reason
from umay.records.classes import FieldClass
from umay.records.models import Household, Stay, Worker
from umay.records.models.rows import CenterRow
from umay.records.queries.sealed_rows import OWNERS, sealed_rows
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.breaking_glass import ask_to_break_glass
from umay.use_cases.keys.granting import give_access, take_on
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.sign_out import sign_out
from umay.use_cases.wait import put_before

CANARY = re.compile(r"zq[0-9a-f]{8}")  # ten letters: as many as a day of birth
TEXT = 40  # letters: less than this holds a code and no words
_numbers = count(1)


@dataclass(frozen=True)
class Canary:
    """A word that stands in one column of one row. ``category``: it is sealed there."""

    center: UUID
    household: UUID | None
    column: str
    category: Category | None = None


@dataclass
class Fuzzed:
    """``keys`` gives by name in an address: of this house; ``far``: of the other."""

    sealed: Sealed
    keys: dict[str, list[object]]
    far: dict[str, list[object]]
    canaries: dict[str, Canary] = field(default_factory=dict)
    never: dict[str, str] = field(default_factory=dict)

    @property
    def center(self) -> UUID:
        return self.sealed.house.worker.center_id

    @cached_property
    def codes(self) -> list[str]:
        """Canaries that are not of our making."""
        return [word for word in self.canaries if not CANARY.fullmatch(word)]

    def any_key(self) -> list[object]:
        return [key for keys in self.keys.values() for key in keys]


def fuzzed_house() -> Fuzzed:
    """Build both houses, fill them, and let the workers into the first family."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    (near, keys), (other, far) = _furnished(), _furnished()
    made = Fuzzed(near, keys, far)
    for house in (near, other):
        for name, canary in (*_words(house), *_plain(house)):
            made.canaries[name] = canary
        made.never |= _accounts(house)
    for code in _codes(other):
        made.canaries[code] = Canary(other.house.worker.center_id, None, "code")
    _give(near, made.keys["household"][0])
    made.keys["glass"].insert(0, _glass(near, made.keys["household"][0]))
    return made


def _furnished() -> tuple[Sealed, dict[str, list[object]]]:
    sealed = begin()
    for name, worker in sealed.workers.items():
        worker.set_password(PASSPHRASE)
        worker.save()
        if name in {"social", "other"}:
            keep_keys(sealed.order(name))
    walked = walk(sealed.house)
    order, stay = sealed.house.order, Stay.objects.get(household=walked.of["household"])
    sign_out(order(), stay.pk, sealed.house.now + timedelta(hours=3), "Call")
    put_before(order(), walked.of["entry"], None, "She cannot wait")
    keys: dict[str, list[object]] = {name: [key] for name, key in walked.of.items()}
    keys["call"].append(walked.held)
    keys["household"] += [walked.gone, sealed.family()]
    keys["worker"] = [worker.pk for worker in sealed.workers.values()]
    return sealed, keys


def _words(sealed: Sealed) -> Iterator[tuple[str, Canary]]:
    """Seal a canary into every sealed column of every row."""
    center = sealed.house.worker.center_id
    for household in Household.objects.filter(center_id=center).order_by("made_at"):
        sealer = Sealer(sealed.order("duty").writer, household.pk)
        for row in sealed_rows(household.pk):
            words = {}
            for name, column in sealed_columns(type(row)).items():
                words[name] = _word()
                column_name = f"{row._meta.model_name}.{name}"
                yield (
                    words[name],
                    Canary(center, household.pk, column_name, column.category),
                )
            sealer.write(row, words)


def plain_columns() -> Iterator[tuple[type[CenterRow], str]]:
    """Columns of words that would harm her and are not sealed."""
    for model in apps.get_app_config("records").get_models():
        for column in model._meta.concrete_fields:
            worded = isinstance(column, CharField | TextField)
            special = getattr(column, "umay_class", None) == FieldClass.SPECIAL
            if worded and special and (column.max_length or TEXT) >= TEXT:
                yield model, column.name


def _plain(sealed: Sealed) -> Iterator[tuple[str, Canary]]:
    center = sealed.house.worker.center_id
    for model, name in plain_columns():
        for row in model._base_manager.filter(center_id=center):
            word = _word()
            model._base_manager.filter(pk=row.pk).update(**{name: word})
            yield word, Canary(center, None, f"{model._meta.model_name}.{name}")


def _accounts(sealed: Sealed) -> dict[str, str]:
    """What nobody may ever be shown again, not even whose it is."""
    return {w.password: "a password's hash" for w in sealed.workers.values()}


def _codes(sealed: Sealed) -> Iterator[str]:
    """Of the other house even the code of a family and a worker's name are private."""
    center = sealed.house.worker.center_id
    for household in Household.objects.filter(center_id=center):
        household.survivor_code = _word()  # else one here might have the same
        household.save()
        yield household.survivor_code
    yield from Worker.objects.filter(center_id=center).values_list(
        "username", flat=True
    )


def _word() -> str:
    return f"zq{next(_numbers) * 2654435761 % 2**32:08x}"


def _give(sealed: Sealed, household: object) -> None:
    """Her own worker takes the first family on, and lets in whom the table lets in."""
    assert isinstance(household, UUID)
    take_on(sealed.order("social"), household)
    until = sealed.house.now + timedelta(days=20)
    for role in sorted(set(Role) - {Role.SOCIAL}):
        may = [category for category in MAY_HOLD if role in MAY_HOLD[category]]
        if may:
            worker = sealed.workers[role.value].pk
            give_access(sealed.order("social"), household, worker, may, until)


def _glass(sealed: Sealed, household: object) -> UUID:
    """A supervisor has asked: another one may agree."""
    assert isinstance(household, UUID)
    order = replace(
        sealed.order("psychologist"),
        key=uuid4(),
        at=timezone.now(),
        ring=ring_of(sealed.house, sealed.workers["psychologist"]),
    )
    return ask_to_break_glass(order, household, Reason.EMERGENCY).subject


def columns_without(made: Fuzzed) -> set[str]:
    """Return the private columns no canary of this house stands in: none, that is."""
    wanted = {
        f"{model._meta.model_name}.{name}"
        for model in OWNERS
        for name in sealed_columns(model)
    }
    wanted |= {f"{model._meta.model_name}.{name}" for model, name in plain_columns()}
    return wanted - {
        one.column for one in made.canaries.values() if one.center == made.center
    }
