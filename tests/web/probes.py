"""Screens that exist only in tests: a form, and views that break on purpose."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_GET

from umay.web import urls
from umay.web.access import opens
from umay.web.fields import ClockField, DayField, MonthField
from umay.web.forms import UmayForm

PAGE = """
{% extends "base.html" %}{% block title %}Probe{% endblock %}{% block main %}
<form method="post">{% csrf_token %}{{ form }}<button>Save</button></form>
{% endblock %}"""


class ProbeForm(UmayForm):
    note = forms.CharField(label="A note", max_length=20, help_text="A few words.")
    story = forms.CharField(max_length=200, required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(
        label="A kind",
        choices=[("a", "First"), ("b", "Second")],
        widget=forms.RadioSelect,
        help_text="Choose one.",
    )
    several = forms.MultipleChoiceField(
        choices=[("a", "First"), ("b", "Second")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Agreed", required=False)
    beds = forms.IntegerField(label="Beds", min_value=1, required=False)
    day = DayField(label="A day", required=False)
    month = MonthField(label="A month", required=False)
    clock = ClockField(label="A time", required=False)


@opens("home")
def probe(request: HttpRequest) -> HttpResponse:
    form = ProbeForm(request.POST or None)
    if form.is_valid():
        messages.success(request, "Saved.")
        return redirect("probe")
    page = engines["django"].from_string(PAGE.strip())
    text = page.render({"form": form}, request)
    return HttpResponse(text, status=422 if form.errors else 200)


@opens("home")
@require_GET
def only_get(request: HttpRequest) -> HttpResponse:
    return render(request, "entrance/leaving.html")


@opens("home")
def full_disk(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database or disk is full")


@opens("home")
def busy(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database is locked")


@opens("home")
def clash(request: HttpRequest) -> HttpResponse:
    raise IntegrityError("a rule of the records was broken")


@opens("home")
def mistake(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    *urls.urlpatterns,
    path("probe/", probe, name="probe"),
    path("probe/get/", only_get),
    path("probe/full/", full_disk),
    path("probe/busy/", busy),
    path("probe/clash/", clash),
    path("probe/mistake/", mistake),
]
