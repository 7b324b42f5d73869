"""Addresses of evidence."""

from django.urls import path

from umay.web import evidence, evidence_leaves

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
]
