"""Sessions kept in the database, each with the worker it belongs to."""

import uuid
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from umay.records.classes import identity, operational

BEGAN, AGENT, NUMBER = "began", "agent", "number"


class Session(AbstractBaseSession):
    """A log-in. ``worker_id`` lets one look-up answer who asks and whether she may.

    ``number`` names it on a page: the key itself would let a reader take it over.
    ``agent`` is a word for the kind of browser; nothing tells a place.
    """

    session_key = identity(models.CharField(max_length=40, primary_key=True))
    session_data = operational(models.TextField())
    expire_date = operational(models.DateTimeField(db_index=True))
    worker_id = operational(models.UUIDField(null=True, db_index=True))
    number = operational(models.UUIDField(default=uuid.uuid4))
    began_at = operational(models.DateTimeField(default=timezone.now))
    seen_at = operational(models.DateTimeField(default=timezone.now))
    agent = operational(models.CharField(max_length=20, blank=True))

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(DatabaseStore):
    """As Django's, plus the worker's key in a column of its own."""

    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def begin(self, agent: str) -> None:
        """Remember when and in what kind of browser somebody came in."""
        self[BEGAN] = timezone.now().isoformat()
        self[AGENT], self[NUMBER] = agent, str(uuid.uuid4())

    def get_expiry_date(self, **told: Any) -> datetime:
        """One shift after it began, however often it is written meanwhile."""
        began = self.get(BEGAN)
        if began is None:
            return super().get_expiry_date(**told)
        shift = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return datetime.fromisoformat(began) + shift

    def touch(self, at: datetime) -> None:
        """Note that she is still there, without writing the session itself."""
        Session.objects.filter(session_key=self.session_key).update(seen_at=at)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = cast("Session", super().create_model_instance(data))
        worker = data.get("_auth_user_id")
        session.worker_id = uuid.UUID(worker) if worker else None
        session.seen_at = timezone.now()
        if BEGAN in data:
            session.began_at = datetime.fromisoformat(data[BEGAN])
            session.agent = data.get(AGENT, "")
            session.number = uuid.UUID(data[NUMBER])
        return session

    def _get_session_from_db(self) -> Session | None:
        session = cast("Session | None", super()._get_session_from_db())  # type: ignore[misc]
        self.seen_at = session.seen_at if session else None
        return session
