"""Addresses of what happened to a family; ``urls`` takes them in."""

from django.urls import path

from umay.web import incidents, law_changes, telling

urlpatterns = [
    path("law/", law_changes.changes, name="law-changes"),
    path("families/<uuid:household>/told/", incidents.incidents, name="incidents"),
    path("families/<uuid:household>/told/new/", incidents.new, name="incident-new"),
    path("families/<uuid:household>/told/take/", telling.take, name="told-take"),
    path(
        "families/<uuid:household>/told/<uuid:incident>/",
        incidents.incident,
        name="incident",
    ),
    path(
        "families/<uuid:household>/told/<uuid:incident>/facts/",
        incidents.facts,
        name="incident-facts",
    ),
    path(
        "families/<uuid:household>/told/<uuid:incident>/office/",
        incidents.tell,
        name="incident-tell",
    ),
]
