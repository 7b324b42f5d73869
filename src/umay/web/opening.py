"""Opening: what is sealed of a household, put beside its rows for one page.

After ``open_for`` each row has ``said``: its words by column, "" where nothing is or
nothing could be opened.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from umay.core.policy import allows
from umay.core.secrets import Reason
from umay.records.models import Household
from umay.records.models.rows import CenterRow
from umay.use_cases.keys.opening import Opened, open_rows
from umay.use_cases.keys.sealing import Writer
from umay.web.acting import worker_of
from umay.web.rings import ring_of


def open_for(
    request: HttpRequest,
    household: UUID,
    rows: Iterable[CenterRow],
    why: Reason,
    only: Collection[str] | None = None,
) -> Opened:
    """Open what she may, with an entry that says why."""
    worker, all_rows = worker_of(request), list(rows)
    ring = ring_of(request) if allows(worker.role, "secrets.open") else None
    reader = Writer(worker.center_id, worker.pk, timezone.now(), ring)
    opened = open_rows(reader, household, all_rows, why, only)
    for row in all_rows:
        row.said = opened.of(row)  # type: ignore[attr-defined]
    return opened


def why_of(request: HttpRequest, household: Household) -> Reason:
    """Why a page of hers is opened: by her own worker, or by who was given the key."""
    own = household.own_worker_id == worker_of(request).pk
    return Reason.OWN if own else Reason.GIVEN


def said_of(row: CenterRow, columns: Iterable[str]) -> dict[str, str]:
    """Return the words ``open_for`` put beside a row, of some of its columns."""
    said: dict[str, str] = vars(row).get("said", {})
    return {name: said.get(name, "") for name in columns}
