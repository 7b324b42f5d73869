"""Addresses of her rights, her papers, who demands them and what she agrees to."""

from django.urls import path

from umay.web import (
    consents,
    demands,
    erasing,
    releases,
    rights,
    rights_paper,
)

urlpatterns = [
    path("rights/", rights.waiting, name="rights-waiting"),
    path("families/<uuid:household>/rights/", rights.rights, name="rights"),
    path("families/<uuid:household>/rights/new/", rights.new, name="right-new"),
    path(
        "families/<uuid:household>/rights/paper/",
        rights_paper.on_paper,
        name="rights-paper",
    ),
    path(
        "families/<uuid:household>/rights/lift/", rights.lift, name="restriction-lift"
    ),
    path(
        "families/<uuid:household>/rights/<uuid:asked>/",
        rights.answer,
        name="right-answer",
    ),
    path(
        "families/<uuid:household>/rights/<uuid:asked>/keep/",
        rights.keep,
        name="right-keep",
    ),
    path(
        "families/<uuid:household>/rights/<uuid:asked>/erase/",
        erasing.erase,
        name="right-erase",
    ),
    path("families/<uuid:household>/papers/", releases.papers, name="papers"),
    path("families/<uuid:household>/papers/own/", releases.copy, name="own-copy"),
    path(
        "families/<uuid:household>/papers/<uuid:release>/",
        releases.kept,
        name="release",
    ),
    path(
        "families/<uuid:household>/papers/<uuid:release>/again/",
        releases.again,
        name="release-again",
    ),
    path("families/<uuid:household>/asked/new/", demands.new, name="demand-new"),
    path("families/<uuid:household>/asked/<uuid:demand>/", demands.see, name="demand"),
    path(
        "families/<uuid:household>/asked/<uuid:demand>/check/",
        demands.check,
        name="demand-check",
    ),
    path(
        "families/<uuid:household>/asked/<uuid:demand>/told/",
        demands.tell,
        name="demand-tell",
    ),
    path(
        "families/<uuid:household>/asked/<uuid:demand>/answer/",
        demands.answer,
        name="demand-answer",
    ),
    path("families/<uuid:household>/agreed/new/", consents.new, name="consent-new"),
    path(
        "families/<uuid:household>/agreed/<uuid:consent>/",
        consents.sign,
        name="consent-sign",
    ),
    path(
        "families/<uuid:household>/agreed/<uuid:consent>/paper/",
        consents.paper,
        name="consent-paper",
    ),
    path(
        "families/<uuid:household>/agreed/<uuid:consent>/end/",
        consents.end,
        name="consent-end",
    ),
    path(
        "families/<uuid:household>/agreed/<uuid:consent>/send/",
        releases.send,
        name="consent-send",
    ),
]
