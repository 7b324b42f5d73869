"""A receipt as she takes it: two papers that leave through the gate."""

import json
from dataclasses import replace
from uuid import UUID

from django.db import connection

from tests.ledger.test_contents import changed
from umay.core.papers import Basis, Paper, Sheet
from umay.core.recipients import Recipient
from umay.records.models import LedgerEntry, Request
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.ledger.receipts import CONTENT, PROOF
from umay.use_cases.order import Order

HER = Recipient.HERSELF


def paper(order: Order, entry: LedgerEntry, *fields: str) -> str:
    """Let one paper of a receipt leave; return the text it is about."""
    said: list[Sheet] = []
    family = Request.objects.get(pk=entry.subject).household_id
    kind = Paper.RECEIPT if PROOF in fields else Paper.CONTENT
    told = frozenset(fields)
    what = Leaving(kind, HER, Basis.HER_RIGHT, told, family, entry=entry.pk)
    leave(order, what, lambda sheet: said.append(sheet) or "a page")
    return str(said[0].lines[0].value)


def receipt(order: Order, entry: LedgerEntry, *more: str) -> tuple[bytes, bytes]:
    proof = paper(order, entry, PROOF)
    again = replace(order, key=UUID(int=order.key.int ^ 1))
    return proof.encode(), paper(again, entry, CONTENT, *more).encode()


def asked(center: UUID) -> LedgerEntry:
    rows = LedgerEntry.objects.filter(center_id=center, act="request.taken")
    return rows.order_by("seq")[0]


def rewrites(entry: LedgerEntry) -> None:
    """An administrator with every right over the database changes what was said."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "ALTER TABLE records_ledgerentry DISABLE TRIGGER ledger_stands"
            )
        else:
            cursor.execute("DROP TRIGGER ledger_stands_update")
    said = json.dumps(entry.said | {"people": 4})
    key = LedgerEntry._meta.pk.get_db_prep_value(entry.pk, connection)
    assert changed("UPDATE records_ledgerentry SET facts = %s WHERE id = %s", said, key)
