"""The gate: the one function through which anything leaves the house.

It knows the recipient and refuses what that recipient may not have. It opens only what
is named, hands the writer of the paper nothing else, and writes down what leaves before
it hands out a byte.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from django.db import DatabaseError

from umay.core.consents import Purpose, first_lack
from umay.core.demands import Demand as CoreDemand
from umay.core.demands import lack
from umay.core.outgoing import TAGS
from umay.core.papers import REACHES, Basis, Form, Paper, Sheet, Written
from umay.core.recipients import Recipient, withheld
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Consent, Demand, Evidence, Household, Release
from umay.records.queries.doors import door_in
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.evidence.packing import Tell, pack
from umay.use_cases.gathering import BY_LAW, gather
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.ledger.receipts import lines_of_receipt
from umay.use_cases.order import Done, Order, once
from umay.vault.files import lock_file

# What stays hers, or in the house, is not kept a second time: a copy of her whole file
# under one key would open what five keys keep apart.
NOT_COPIED = frozenset({Recipient.HERSELF, Recipient.HOUSE})

# But what the law said to her is kept: by then it may say otherwise, and she may need
# the very page that she was given.
MADE_AGAIN = frozenset({Paper.LAW_SAYS})

Writer = Callable[[Sheet], str | Written]


@dataclass(frozen=True)
class Leaving:
    """What shall leave. ``because`` is the consent or the demand it rests on,
    ``entry`` what a receipt is of, ``files`` what shall leave as it came or cleaned."""

    paper: Paper
    recipient: Recipient
    basis: Basis
    fields: frozenset[str]
    household: UUID | None = None
    because: UUID | None = None
    purpose: Purpose | None = None
    entry: UUID | None = None
    form: Form = Form.PAGE
    files: tuple[UUID, ...] = ()
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class Left:
    """What may be handed out, as it was written down. Made here and nowhere else."""

    paper: Paper
    data: bytes = field(repr=False)
    locked: bool = False
    form: Form = Form.PAGE
    ending: str = ""


def leave(order: Order, what: Leaving, write: Writer) -> Left:
    """Check, gather, write out, record; then return what may be handed over.

    Raises ``Refused``: this recipient may not have it, nothing allows it at this
    moment, or a key is missing.
    """
    _decide(order, what)
    written = write(_sheet(order, what))
    if isinstance(written, str):
        written = Written(written, written.encode())
    return _hand(order, what, written.data, written.text)


def leave_files(order: Order, what: Leaving, tell: Tell) -> Left:
    """The same for files of evidence: one as it is, or several packed with proofs."""
    _decide(order, what)
    if not what.files:
        raise Refused(Ground.NOT_FOUND)
    rows = [find(Evidence, order.center, key) for key in what.files]
    if any(row.household_id != what.household for row in rows):
        raise Refused(Ground.NOT_FOUND)
    packed = pack(order, what.paper, rows, what.fields, _why(order, what), tell)
    return _hand(order, what, packed.data, packed.told, packed.ending)


def _why(order: Order, what: Leaving) -> Reason:
    if what.recipient is not Recipient.HOUSE:
        return Reason.COURT if what.recipient in BY_LAW else Reason.HER_WISH
    own = Household.objects.filter(own_worker=order.by).values_list("pk", flat=True)
    return Reason.OWN if what.household in own else Reason.GIVEN


def _hand(
    order: Order, what: Leaving, data: bytes, text: str, ending: str = ""
) -> Left:
    if what.passphrase:
        data = lock_file(data, what.passphrase)

    def work() -> Done:
        # Once more under the lock: she may have taken it back since.
        basis = _decide(order, what)
        row = _record(order, what, basis, data)
        if what.household is not None and _is_kept(what):
            Sealer(order.writer, what.household).write(row, {"copy": text})
        if isinstance(basis, Demand):
            change(basis, answered_at=order.at)
        return Done(row.pk, _facts(what, row))

    left = Left(what.paper, data, bool(what.passphrase), what.form, ending)
    try:
        repeated = once(order, "release.made", work).repeated
    except DatabaseError:
        # A full disk must not hide the beds from the house itself.
        if what.household is None:
            return left
        raise
    if repeated:
        raise Refused(Ground.KEY_USED)
    return left


def _is_kept(what: Leaving) -> bool:
    return what.recipient not in NOT_COPIED or what.paper in MADE_AGAIN


def _sheet(order: Order, what: Leaving) -> Sheet:
    if what.household is None or what.entry is None:
        return gather(order, what.household, what.paper, what.recipient, what.fields)
    lines = lines_of_receipt(order, what.household, what.entry, what.fields)
    return Sheet(what.paper, what.recipient, order.today, tuple(lines))


def _decide(order: Order, what: Leaving) -> Consent | Demand | None:
    """Return what it rests on, or raise ``Refused``."""
    if not what.fields or what.recipient not in REACHES[what.basis]:
        raise Refused(Ground.NOT_FOR_THEM)
    if withheld(what.recipient, what.fields, TAGS):
        raise Refused(Ground.NOT_FOR_THEM)
    door = door_in(str(order.by))
    if door and (what.basis, what.household) != (Basis.HER_RIGHT, door.household_id):
        raise Refused(Ground.NOT_FOR_THEM)
    if what.household is not None:
        find(Household, order.center, what.household)
    if what.basis is Basis.CONSENT:
        return _consent(order, what)
    if what.basis is Basis.DEMAND:
        return _demand(order, what)
    return None


def _consent(order: Order, what: Leaving) -> Consent:
    if what.because is None or what.purpose is None:
        raise Refused(Ground.NO_CONSENT)
    row = find(Consent, order.center, what.because)
    if row.household_id != what.household:
        raise Refused(Ground.NO_CONSENT)
    given, to = row.as_core(), what.recipient
    if first_lack(given, to, what.purpose, what.fields, order.at) is not None:
        raise Refused(Ground.NO_CONSENT)
    return row


def _demand(order: Order, what: Leaving) -> Demand:
    if what.because is None:
        raise Refused(Ground.NOT_CHECKED)
    row = find(Demand, order.center, what.because)
    if row.household_id != what.household:
        raise Refused(Ground.NOT_CHECKED)
    asked: CoreDemand = row.as_core()
    if lack(asked, what.recipient, what.fields) is not None:
        raise Refused(Ground.NOT_CHECKED)
    return row


def _she_herself(order: Order, what: Leaving) -> bool:
    """Whether it is taken by her own door, which has her right alone."""
    return what.basis is Basis.HER_RIGHT and door_in(str(order.by)) is not None


def _record(
    order: Order, what: Leaving, basis: Consent | Demand | None, data: bytes
) -> Release:
    return make(
        Release,
        center_id=order.center,
        household_id=what.household,
        at=order.at,
        by_id=None if _she_herself(order, what) else order.by,
        paper=what.paper,
        recipient=what.recipient,
        basis=what.basis,
        consent=basis if isinstance(basis, Consent) else None,
        demand=basis if isinstance(basis, Demand) else None,
        fields=sorted(what.fields),
        sha256=sha256(data).hexdigest(),
    )


def _facts(what: Leaving, row: Release) -> dict[str, object]:
    return {
        "household": str(what.household or ""),
        "paper": what.paper,
        "to": what.recipient,
        "basis": what.basis,
        "because": str(what.because or ""),
        "fields": row.fields,
        "sha256": row.sha256,
        **({"entry": str(what.entry)} if what.entry else {}),
        **({"files": [str(key) for key in what.files]} if what.files else {}),
    }
