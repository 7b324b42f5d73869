"""Every column says what a leak of it would mean."""

from django.apps import apps
from django.db import models

from umay.records.classes import FieldClass


def without_a_class(of: list[type[models.Model]]) -> list[str]:
    return [
        f"{model.__name__}.{column.name}"
        for model in of
        for column in model._meta.concrete_fields
        if not column.primary_key
        and not isinstance(getattr(column, "umay_class", None), FieldClass)
    ]


def test_every_column_has_a_class() -> None:
    ours = list(apps.get_app_config("records").get_models())

    assert len(ours) > 20
    assert without_a_class(ours) == []


def test_control_a_column_without_a_class_is_seen() -> None:
    class Forgotten(models.Model):
        told = models.TextField()

        class Meta:
            app_label = "forgotten"

    assert without_a_class([Forgotten]) == ["Forgotten.told"]
