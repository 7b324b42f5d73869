"""Sealed: a column that holds an envelope, never a word. Empty means nothing is there.

Which category's key opens it belongs to the column. Only ``use_cases`` can read one.
"""

from typing import Any

from django.db import models

from umay.core.secrets import Category


class Sealed(models.BinaryField):
    """``most`` is how many letters fit, as the forms say."""

    def __init__(self, category: Category | str, most: int, **options: Any) -> None:
        self.category = Category(category)
        self.most = most
        super().__init__(**{"null": True, "blank": True, "editable": False} | options)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, options = super().deconstruct()
        for usual in ("null", "blank", "editable"):
            options.pop(usual, None)
        options |= {"category": self.category.value, "most": self.most}
        return name, path, args, options

    def get_prep_value(self, value: Any) -> Any:
        """Raises ``TypeError`` for a word somebody forgot to seal."""
        if isinstance(value, str):
            raise TypeError(f"{self.name} takes an envelope, not words")
        return super().get_prep_value(value)


def sealed_columns(model: type[models.Model]) -> dict[str, Sealed]:
    """Return the sealed columns of a model by name."""
    fields = model._meta.concrete_fields
    return {field.name: field for field in fields if isinstance(field, Sealed)}
