"""Sessions kept in the database, each with the worker it belongs to."""

import uuid
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from umay.records.classes import identity, operational


class Session(AbstractBaseSession):
    """A log-in. ``worker_id`` lets one look-up answer who asks and whether she may."""

    session_key = identity(models.CharField(max_length=40, primary_key=True))
    session_data = operational(models.TextField())
    expire_date = operational(models.DateTimeField(db_index=True))
    worker_id = operational(models.UUIDField(null=True, db_index=True))

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


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
