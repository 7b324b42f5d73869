"""Addresses of evidence."""

from django.urls import path

from umay.web import evidence, evidence_leaves, evidence_ties

paths = [
    path("families/<uuid:household>/evidence/", evidence.listed, name="evidence"),
    path("families/<uuid:household>/evidence/new/", evidence.new, name="evidence-new"),
    path(
        "families/<uuid:household>/evidence/leaves/",
        evidence_leaves.export,
        name="evidence-export",
    ),
    path(
        "families/<uuid:household>/evidence/<uuid:file>/",
        evidence.one,
        name="evidence-one",
    ),
    path(
        "families/<uuid:household>/evidence/<uuid:file>/open/",
        evidence_leaves.take,
        name="evidence-take",
    ),
    path(
        "families/<uuid:household>/evidence/<uuid:file>/shows/<uuid:incident>/",
        evidence_ties.put,
        name="evidence-tie",
    ),
    path(
        "families/<uuid:household>/evidence/<uuid:file>/shows/<uuid:incident>/not/",
        evidence_ties.take_away,
        name="evidence-untie",
    ),
]
