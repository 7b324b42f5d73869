"""Addresses of talks about danger and of safety plans; ``urls`` takes them in."""

from django.urls import path

from umay.web import danger, safety

urlpatterns = [
    path("families/<uuid:household>/talks/", danger.talks, name="danger"),
    path("families/<uuid:household>/talks/new/", danger.new, name="danger-new"),
    path(
        "families/<uuid:household>/talks/<uuid:talk>/",
        danger.talk,
        name="danger-talk",
    ),
    path(
        "families/<uuid:household>/talks/<uuid:talk>/level/",
        danger.judge,
        name="danger-judge",
    ),
    path("families/<uuid:household>/safe/", safety.plan, name="safety-plan"),
    path("families/<uuid:household>/safe/paper/", safety.take, name="safety-take"),
    path(
        "families/<uuid:household>/safe/part/<slug:part>/",
        safety.part,
        name="safety-part",
    ),
]
