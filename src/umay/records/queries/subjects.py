"""Subjects: the keys of everything that belongs to a household, as entries name it."""

from uuid import UUID

from django.apps import apps

from umay.records.veil import OfHousehold


def subjects_of(household: UUID) -> set[str]:
    """Return the household's own key and those of all its rows."""
    found = {str(household)}
    for model in apps.get_app_config("records").get_models():
        if issubclass(model, OfHousehold):
            for path in model.paths:
                rows = model.unveiled.filter(**{path: household})
                found |= {str(key) for key in rows.values_list("pk", flat=True)}
    return found
