"""Packing: which rows of a house go to the next operator, and without what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from umay.core.people import Answer as Unknown
from umay.core.secrets import Category
from umay.records import models
from umay.records.sealed import sealed_columns
from umay.use_cases.keys.epoch import epoch
from umay.use_cases.keys.rings import copy_of
from umay.vault.envelopes import key_of
from umay.vault.grants import Epoch, renew
from umay.vault.symmetric import new_secret

ON_THE_WAY: Final = 0  # the number of the secret that is used for this one journey
FORMER: Final = "former-"  # who worked there is nobody's name here
# Plain answers that would tell of her: they go only with what they belong to.
PLAIN: Mapping[tuple[type[Model], str], tuple[Category, object]] = {
    (models.Household, "pregnant"): (Category.HEALTH, Unknown.UNKNOWN),
    (models.Household, "step_free"): (Category.HEALTH, Unknown.UNKNOWN),
    (models.Member, "birth_month"): (Category.IDENTITY, None),
    (models.Hold, "bends_why"): (Category.NOTES, ""),
}


@dataclass
class Packing:
    """What goes: ``keys`` and, by household, the categories she hands over."""

    holder: UUID
    keys: frozenset[UUID]
    given: Mapping[UUID, frozenset[str]]
    today: date
    way: Epoch = field(default_factory=lambda: Epoch(ON_THE_WAY, new_secret()))
    kept: int = 0

    def lets_go(self, row: Any) -> bool:
        match row:
            case models.Grant() | models.HouseholdKey():
                key = row.key_id if isinstance(row, models.Grant) else row.pk
                hers = getattr(row, "holder_id", self.holder) == self.holder
                return hers and key in self.keys
            case models.Holder():
                return bool(row.pk == self.holder)
            case models.OperatorChange():
                return bool(row.holder_id == self.holder)
            case models.OperatorAnswer():
                return bool(row.change.holder_id == self.holder)
            case models.EvidencePart():
                return row.evidence.file_key is not None and self._goes(
                    bytes(row.evidence.file_key)
                )
        return True

    def strip(self, row: Any) -> Any:
        """Take out of a row, never saved here, what she does not hand over."""
        for column in sealed_columns(type(row)):
            envelope = getattr(row, column)
            if envelope is not None and not self._goes(bytes(envelope)):
                setattr(row, column, None)
                self.kept += 1
        self._unsay(row)
        match row:
            case models.Worker():
                row.username, row.password = f"{FORMER}{row.pk.hex[:12]}", "!"
                row.is_active, row.last_login, row.supervisor = False, None, False
            case models.Grant():
                place = copy_of(row.key, row.holder_id)
                old = epoch(row.epoch)
                row.sealed = renew(place, bytes(row.sealed), old, self.way)
                row.epoch = self.way.number
        return row

    def _unsay(self, row: Any) -> None:
        for (model, column), (category, empty) in PLAIN.items():
            if isinstance(row, model) and category not in self._given(row):
                if isinstance(row, models.Member):
                    row.age = row.age_band_on(self.today)
                setattr(row, column, empty)

    def _goes(self, envelope: bytes) -> bool:
        return key_of(envelope) in self.keys

    def _given(self, row: Any) -> frozenset[str]:
        key = row.pk if isinstance(row, models.Household) else row.household_id
        return self.given.get(key, frozenset())
