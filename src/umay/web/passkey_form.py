"""What the script of a page sends from a passkey, and where a page may ask for it."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from umay.web.forms import UmayForm

LOCAL = {"localhost"}
PRF_LENGTH = 32
NOT_READ = _("The passkey did not answer. Try again, or use your password.")


class PasskeyForm(UmayForm):
    """What the script puts in: the passkey's answer, and what its PRF returned."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    output = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean_credential(self) -> dict[str, Any]:
        try:
            told = json.loads(self.cleaned_data["credential"])
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise ValidationError(NOT_READ)
        return told

    def clean_output(self) -> bytes:
        text = self.cleaned_data["output"]
        try:
            output = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            output = b""
        return output if len(output) == PRF_LENGTH else b""


def usable(request: HttpRequest) -> bool:
    """Browsers know passkeys over https only, and on the machine itself."""
    return bool(settings.TLS) or request.get_host().partition(":")[0] in LOCAL
