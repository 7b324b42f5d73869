"""Passwords: a new one twice, long enough, and not one that everybody knows."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.records.models import Worker
from umay.use_cases.workers.factors import code_fits
from umay.web.forms import UmayForm


class NewPasswordForm(UmayForm):
    password = forms.CharField(
        label=_("New password"),
        help_text=_("Several words are easy to remember. At least 15 characters."),
        widget=forms.PasswordInput,
        strip=False,
        max_length=200,
    )
    again = forms.CharField(
        label=_("The same once more"), widget=forms.PasswordInput, strip=False
    )

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker = worker

    def validate(self, password: str) -> None:
        validate_password(password, self.worker)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        password = cleaned.get("password")
        if password and "again" in cleaned and cleaned["again"] != password:
            self.add_error("again", _("The two passwords differ."))
        if password:
            try:
                self.validate(password)
            except ValidationError as objections:
                self.add_error("password", objections)
        return cleaned


class BeginForm(NewPasswordForm):
    """With a second factor set up right here the password may be shorter."""

    code = forms.CharField(
        label=_("The code your authenticator app shows now"),
        help_text=_("Leave it empty if you have no such app."),
        max_length=20,
        required=False,
    )

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code and not code_fits(self.secret, code):
            raise ValidationError(_("This code is not right."))
        return code

    def validate(self, password: str) -> None:
        self.worker.has_app = bool(self.cleaned_data.get("code"))  # type: ignore[attr-defined]
        super().validate(password)


class ChangePasswordForm(NewPasswordForm):
    old = forms.CharField(
        label=_("Old password"), widget=forms.PasswordInput, strip=False
    )
    field_order = ("key", "old", "password", "again")
