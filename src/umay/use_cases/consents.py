"""Consents: asked of her, signed by her, taken back by her at once."""

from datetime import date
from uuid import UUID

from umay.core.consents import LONGEST, Signed, Terms
from umay.core.outgoing import TAGS
from umay.core.papers import REACHES, Basis
from umay.core.recipients import withheld
from umay.core.refusals import Ground, Refused
from umay.records.models import Consent, Household
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def ask_consent(
    order: Order, household: UUID, terms: Terms, to_whom: str, what_for: str
) -> Outcome:
    """Write down what she is asked; it allows nothing before she signs.

    Raises ``Refused`` if this recipient may not have a field whatever she says, or the
    end is not between now and a year from now.
    """

    def work() -> Done:
        find(Household, order.center, household)
        _must_be_possible(order, terms)
        row = make(
            Consent,
            center_id=order.center,
            household_id=household,
            recipient=terms.recipient,
            purpose=terms.purpose,
            fields=sorted(terms.fields),
            asked_at=order.at,
            asked_by_id=order.by,
            until=terms.until,
        )
        words = {"to_whom": to_whom, "what_for": what_for}
        Sealer(order.writer, household).write(row, words)
        return Done(row.pk, _facts(row))

    return once(order, "consent.asked", work)


def sign_on_paper(order: Order, consent: UUID, paper_of: date) -> Outcome:
    """Note that the paper she signed on that day is kept. It counts from now."""

    def work() -> Done:
        row = _to_sign(order, consent)
        if paper_of > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        change(row, signed_at=order.at, signed_as=Signed.PAPER, paper_of=paper_of)
        return Done(consent, {"household": str(row.household_id), "as": Signed.PAPER})

    return once(order, "consent.signed", work)


def sign_on_screen(
    order: Order, consent: UUID, her_word: str, language: str
) -> Outcome:
    """She has read it in her language and writes a word of her own choice."""

    def work() -> Done:
        row = _to_sign(order, consent)
        change(row, signed_at=order.at, signed_as=Signed.SCREEN, language=language)
        Sealer(order.writer, row.household_id).write(row, {"her_word": her_word})
        facts = {"household": str(row.household_id), "as": Signed.SCREEN}
        return Done(consent, facts | {"language": language})

    return once(order, "consent.signed", work)


def withdraw_consent(order: Order, consent: UUID) -> Outcome:
    """She takes it back: from this moment nothing leaves on it."""

    def work() -> Done:
        row = find(Consent, order.center, consent)
        if row.withdrawn_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, withdrawn_at=order.at)
        return Done(consent, {"household": str(row.household_id)})

    return once(order, "consent.withdrawn", work)


def _to_sign(order: Order, consent: UUID) -> Consent:
    row = find(Consent, order.center, consent)
    if row.signed_at is not None or row.withdrawn_at is not None:
        raise Refused(Ground.ALREADY_DECIDED)
    if order.at >= row.until:
        raise Refused(Ground.TOO_LATE)
    return row


def _must_be_possible(order: Order, terms: Terms) -> None:
    if terms.recipient not in REACHES[Basis.CONSENT] or not terms.fields:
        raise Refused(Ground.NOT_FOR_THEM)
    if withheld(terms.recipient, terms.fields, TAGS):
        raise Refused(Ground.NOT_FOR_THEM)
    if terms.until <= order.at:
        raise Refused(Ground.DAY_TOO_EARLY, order.today)
    if terms.until > order.at + LONGEST:
        raise Refused(Ground.DAY_TOO_LATE, (order.at + LONGEST).date())


def _facts(row: Consent) -> dict[str, object]:
    return {
        "household": str(row.household_id),
        "to": row.recipient,
        "for": row.purpose,
        "fields": row.fields,
        "until": row.until.isoformat(),
    }
