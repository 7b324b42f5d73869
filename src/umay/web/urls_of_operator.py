"""Addresses of a change of operator."""

from django.urls import path

from umay.web import operators

urlpatterns = [
    path("operator/", operators.change, name="operator"),
    path("operator/new/", operators.new, name="operator-new"),
    path("operator/agree/", operators.agree, name="operator-agree"),
    path("operator/stop/", operators.stop, name="operator-stop"),
    path("operator/now/", operators.carry_out, name="operator-now"),
    path("families/<uuid:household>/operator/", operators.ask, name="operator-ask"),
]
