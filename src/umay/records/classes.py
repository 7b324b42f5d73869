"""Classes of fields: what a leak of each would mean. A field without one fails.

*public* may be told to anybody, *operational* runs the house under pseudonyms,
*identity* finds a person, *special* harms her if known (health, danger, her words).
"""

from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Field

AnyField = TypeVar("AnyField", bound="Field[Any, Any]")


class FieldClass(StrEnum):
    PUBLIC = "public"
    OPERATIONAL = "operational"
    IDENTITY = "identity"
    SPECIAL = "special"


def _marked(field: AnyField, field_class: FieldClass) -> AnyField:
    field.umay_class = field_class  # type: ignore[attr-defined]
    return field


def public(field: AnyField) -> AnyField:
    return _marked(field, FieldClass.PUBLIC)


def operational(field: AnyField) -> AnyField:
    return _marked(field, FieldClass.OPERATIONAL)


def identity(field: AnyField) -> AnyField:
    return _marked(field, FieldClass.IDENTITY)


def special(field: AnyField) -> AnyField:
    return _marked(field, FieldClass.SPECIAL)
