"""Sessions kept in the database, each with the worker it belongs to."""

import uuid
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from umay.records.models.workers import Session


class SessionStore(DatabaseStore):
    """As Django's, plus the worker's key in a column of its own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = cast("Session", super().create_model_instance(data))
        worker = data.get("_auth_user_id")
        session.worker_id = uuid.UUID(worker) if worker else None
        return session
