"""Addresses: one line a route; none of them says what this house is."""

from django.urls import path

from umay.web import entrance

handler400 = "umay.web.faults.bad_request"
handler403 = "umay.web.faults.not_open"
handler404 = "umay.web.faults.nothing_here"
handler500 = "umay.web.faults.broken"

urlpatterns = [
    path("", entrance.home, name="home"),
    path("sign-in/", entrance.sign_in, name="sign-in"),
    path("sign-out/", entrance.sign_out, name="sign-out"),
    path("language/", entrance.language, name="language"),
    path("away/", entrance.away, name="away"),
    path("leaving/", entrance.leaving, name="leaving"),
    path("health/", entrance.health, name="health"),
]
