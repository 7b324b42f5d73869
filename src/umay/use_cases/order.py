"""Orders: how every act is carried out, once, under the center's lock."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from umay.core.refusals import Ground, Refused
from umay.records.queries import acts as done
from umay.records.queries.walls import veiled_for
from umay.records.store import acts
from umay.records.store.settling import settle
from umay.records.store.vacancies import refresh_vacancies
from umay.records.veil import lifted
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Writer
from umay.use_cases.keys.written import listening


@dataclass(frozen=True)
class Order:
    """Who acts, where and when. ``key`` makes sending the same order twice harmless.

    ``ring`` is her own key, if her session is unlocked. ``choose`` draws the words of
    survivor codes; only an invented house may replace it. ``seen`` is the hash of
    the words her page showed, if it showed some to be changed.
    """

    center: UUID
    by: UUID
    at: datetime
    key: UUID
    zone: str = "Asia/Almaty"
    ring: Ring | None = None
    choose: Callable[[Sequence[str]], str] = secrets.choice
    seen: str | None = None

    @property
    def today(self) -> date:
        """The calendar day of the center's time zone."""
        return self.at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def writer(self) -> Writer:
        return Writer(self.center, self.by, self.at, self.ring)


@dataclass(frozen=True)
class Done:
    """What an act did: ``facts`` are codes and numbers, never names or free text."""

    subject: UUID | str
    facts: Mapping[str, object] = field(default_factory=dict)
    changes_beds: bool = False


@dataclass(frozen=True)
class Outcome:
    """``subject`` is the key of what was made or changed; ``repeated`` says that this
    order had been carried out before and changed nothing now."""

    subject: UUID
    repeated: bool = False


def once(order: Order, act: str, work: Callable[[], Done]) -> Outcome:
    """Carry out ``work`` in one transaction with its ledger entry, exactly once.

    Holds that have lapsed by ``order.at`` are freed first, each with its own entry.
    The work meets only what exists for who acts; what is settled, is for everybody.
    Raises ``Refused`` if the work does, or if the key was used for another act.
    """
    with _promises_kept(), transaction.atomic():
        head = acts.lock_center(order.center)
        earlier = done.carried_out(order.key)
        if earlier is not None:
            if (earlier.act, earlier.center_id) != (act, order.center):
                raise Refused(Ground.KEY_USED)
            return Outcome(UUID(earlier.subject), repeated=True)
        with lifted():
            settled = settle(head, order.at, order.today)
        with veiled_for(order.by), listening() as written:
            result = work()
        words = {"words": written} if written else {}
        subject = str(result.subject)
        acts.append_entry(
            head,
            act=act,
            subject=subject,
            by=order.by,
            at=order.at,
            facts={**result.facts, **words},
        )
        acts.remember(
            order.key,
            center_id=order.center,
            by=order.by,
            act=act,
            subject=subject,
            at=order.at,
        )
        if result.changes_beds or settled:
            with lifted():
                refresh_vacancies(order.center, order.at, order.today)
    return Outcome(UUID(subject))


@contextmanager
def _promises_kept() -> Iterator[None]:
    """Turn the database's own refusal of a second promise into ours."""
    try:
        yield
    except IntegrityError as error:
        if "claim_" in str(error) or "one_present_stay" in str(error):
            raise Refused(Ground.BED_TAKEN) from error
        raise
