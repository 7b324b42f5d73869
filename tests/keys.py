"""Workers with keys, and sessions unlocked with them, for tests."""

from base64 import b64encode
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from tests.small_house import SmallHouse
from umay.core.roles import Role
from umay.core.secrets import Reason
from umay.records.models import SharedKey, Worker
from umay.records.models.rows import CenterRow
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.own_keys import Shut, make_keys, take_up, unlock
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Writer
from umay.vault.locks import Cost
from umay.web.rings import SERVER_HALF

if TYPE_CHECKING:
    from django.test import Client

CHEAP = Cost(memory=32, passes=1)
PASSPHRASE = "invented passphrase"


def ring_of(house: SmallHouse, worker: Worker) -> Ring:
    """Return the unlocked ring of a worker; makes her keys the first time."""
    if not worker.holders.filter(ended_at__isnull=True).exists():
        make_keys(house.order(), worker.pk, PASSPHRASE, CHEAP)
    return take_up(worker.pk, unlock(worker.pk, PASSPHRASE))


def unlock_browser(client: "Client", house: SmallHouse, worker: Worker) -> None:
    """Do what signing in with the passphrase does to a browser and its session."""
    try:
        ring_of(house, worker)
        halves = unlock(worker.pk, PASSPHRASE)
    except Shut:  # she has chosen another one meanwhile: her session stays locked
        return
    session = client.session
    session[SERVER_HALF] = b64encode(halves.server).decode()
    session.save()
    client.cookies[settings.HALF_COOKIE_NAME] = b64encode(halves.browser).decode()


def said(row: CenterRow, household: UUID) -> dict[str, str]:
    """Return the words of a row as an intake worker reads them, "" where none are."""
    house = SmallHouse(Worker.objects.filter(center_id=row.center_id).earliest("pk"))
    shared = SharedKey.objects.filter(center_id=row.center_id, kind="intake").first()
    if shared is None:
        reader = Worker.objects.create(
            center_id=row.center_id, username=f"reads-{uuid4().hex}", role=Role.SOCIAL
        )
    else:
        reader = shared.holder.worker
    ring = ring_of(house, reader)
    at = timezone.now()
    return open_rows(
        Writer(row.center_id, reader.pk, at, ring), household, [row], Reason.CALL
    ).of(row)
