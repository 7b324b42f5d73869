"""The Django app of the screens."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "umay.web"
    label = "web"
