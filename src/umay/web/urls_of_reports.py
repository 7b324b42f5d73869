"""Addresses of reports; ``urls`` takes them in."""

from django.urls import path

from umay.web import gaps, reports

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/print/", reports.paper, name="report-print"),
    path("reports/sums/", reports.sums, name="report-sums"),
    path("reports/gaps/", gaps.gaps, name="gaps"),
    path("reports/gaps/count/", gaps.count, name="gaps-count"),
    path("reports/gaps/print/", gaps.paper, name="gaps-print"),
]
