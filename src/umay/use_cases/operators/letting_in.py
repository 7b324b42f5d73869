"""Letting in: what another operator handed over is sealed anew for who works here.

The first who takes families in makes the intake's pair; from then on somebody can
open it, and the key that lay beside the month's secret is destroyed.
"""

from django.db import transaction

from umay.core.secrets import Category
from umay.records import incoming
from umay.records.models import Grant, Holder
from umay.records.queries import keys as held
from umay.records.store.rows import change
from umay.use_cases.keys.rings import open_grant
from umay.use_cases.keys.sealing import (
    give,
    recipients,
    share_among_supervisors,
)
from umay.use_cases.order import Order
from umay.vault.pairs import pair_of


def let_in(order: Order) -> int:
    """Inside an act: return how many keys were sealed for those who work here."""
    waiting = held.holder_of_house(order.center, Holder.Kind.OPERATOR)
    kept = incoming.read()
    intake = held.holder_of_house(order.center, Holder.Kind.INTAKE)
    if waiting is None or kept is None or intake is None:
        return 0
    if pair_of(kept[1]).public != bytes(waiting.public):
        return 0
    grants = list(Grant.unveiled.filter(holder=waiting).select_related("key"))
    keys = [(one.key, open_grant(one, kept[1])) for one in grants]
    Grant.unveiled.filter(holder=waiting).delete()
    change(waiting, ended_at=order.at)
    for row, key in keys:
        to = recipients(order.writer, row.household_id, Category(row.category))
        give(row, key, to, by=order.by, at=order.at)
        share_among_supervisors(row, key)
    # Not before it is certain that others hold what it opens.
    transaction.on_commit(incoming.destroy)
    return len(keys)
