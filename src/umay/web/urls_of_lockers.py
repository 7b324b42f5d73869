"""Addresses of lockers, fridge boxes and allergies; ``urls`` takes them in."""

from django.urls import path

from umay.web import allergies, lockers

OF_HERS = "families/<uuid:household>/lockers/"

urlpatterns = [
    path("lockers/", lockers.lockers, name="lockers"),
    path("settings/lockers/", lockers.furniture, name="house-lockers"),
    path("settings/lockers/new/", lockers.new, name="locker-new"),
    path("settings/lockers/<uuid:locker>/out/", lockers.out, name="locker-out"),
    path(OF_HERS, lockers.of_family, name="family-lockers"),
    path(f"{OF_HERS}<uuid:lending>/signed/", lockers.agreed, name="locker-agreed"),
    path(f"{OF_HERS}<uuid:lending>/back/", lockers.back, name="locker-back"),
    path("families/<uuid:household>/allergies/", allergies.allergies, name="allergies"),
    path(
        "families/<uuid:household>/allergies/write/",
        allergies.write,
        name="allergies-write",
    ),
]
