"""Rendering: how a form becomes markup, one template for all."""

from django.forms.renderers import TemplatesSetting


class UmayRenderer(TemplatesSetting):
    form_template_name = "umay/form.html"
    field_template_name = "umay/field.html"
