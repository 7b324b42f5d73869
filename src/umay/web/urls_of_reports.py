"""Addresses of reports; ``urls`` takes them in."""

from django.urls import path

from umay.web import reports

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/print/", reports.paper, name="report-print"),
    path("reports/sums/", reports.sums, name="report-sums"),
]
