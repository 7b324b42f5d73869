"""Who may come in: a worker whose account is open and has not run out."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from umay.records.models import Worker


class OpenAccounts(ModelBackend):
    """Asked at each sign-in and at each request: an ended account is out at once."""

    def user_can_authenticate(self, user: Any) -> bool:
        if not isinstance(user, Worker) or not user.is_active:
            return False
        return user.until is None or timezone.now() < user.until
