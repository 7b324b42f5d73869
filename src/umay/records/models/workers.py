"""Workers: who may open the house book. One role each, for now."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from umay.core.roles import Role
from umay.records.classes import identity, operational
from umay.records.models.rows import Row


class WorkerManager(BaseUserManager["Worker"]):
    def get_queryset(self) -> models.QuerySet["Worker"]:
        """Every page asks for the center's clock, so it comes along."""
        return super().get_queryset().select_related("center")

    def get_by_natural_key(self, username: str | None) -> "Worker":
        return self.get(username=username)


class Worker(Row, AbstractBaseUser):
    """``center`` is the house she works in; rights follow ``role``."""

    center = operational(models.ForeignKey("records.Center", on_delete=models.PROTECT))
    username = identity(models.CharField(max_length=60, unique=True))
    role = operational(
        models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role])
    )
    supervisor = operational(models.BooleanField(default=False))
    is_active = operational(models.BooleanField(default=True))
    # Somebody of the house says that it is she who holds this account.
    vouched = operational(models.BooleanField(default=True))
    until = operational(models.DateTimeField(null=True, blank=True))
    # When she said that she has named everybody she knows.
    declared_at = operational(models.DateTimeField(null=True, blank=True))

    password = identity(models.CharField(max_length=160))
    last_login = operational(models.DateTimeField(null=True, blank=True))

    objects: ClassVar[WorkerManager] = WorkerManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
