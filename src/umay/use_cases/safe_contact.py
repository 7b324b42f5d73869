"""Safe contact: written down, ended, and used only when it is safe at this moment."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from umay.core.contact import Contact, Message, may_contact
from umay.core.refusals import Ground, Refused
from umay.records.models import Member, SafeContact
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once


def add_contact(
    order: Order,
    member: UUID,
    safe: Contact,
    voicemail: Message,
    message: Message,
    words: Mapping[str, str],
) -> Outcome:
    """Write down one safe way. Raises ``Refused`` if its last day has passed."""

    def work() -> Done:
        person = find(Member, order.center, member)
        if safe.until < order.today:
            raise Refused(Ground.DAY_TOO_EARLY, order.today)
        row = make(
            SafeContact,
            center_id=order.center,
            member=person,
            channel=safe.channel,
            days=sorted(safe.days),
            begins=safe.begins,
            ends=safe.ends,
            until=safe.until,
            voicemail=voicemail,
            message=message,
            made_at=order.at,
        )
        Sealer(order.writer, person.household_id).write(row, words)
        facts = {"household": str(person.household_id), "channel": safe.channel}
        return Done(row.pk, facts | {"until": safe.until.isoformat()})

    return once(order, "contact.added", work)


def end_contact(order: Order, contact: UUID) -> Outcome:
    """It is not safe any more: from this moment nobody can choose it."""

    def work() -> Done:
        row = find(SafeContact, order.center, contact)
        if row.ended_at is not None:
            raise Refused(Ground.ALREADY_DECIDED)
        change(row, ended_at=order.at)
        return Done(contact, {"household": str(row.member.household_id)})

    return once(order, "contact.ended", work)


def reach(order: Order, contact: UUID) -> Outcome:
    """Choose this way now, and leave an entry that it was chosen.

    Raises ``Refused`` if it is not safe at this moment.
    """

    def work() -> Done:
        row = find(SafeContact, order.center, contact)
        safe = row.as_core()
        here = order.at.astimezone(ZoneInfo(order.zone))
        if may_contact(safe, safe.channel, here) is not None:
            raise Refused(Ground.NOT_SAFE_NOW)
        facts = {"household": str(row.member.household_id), "channel": safe.channel}
        return Done(contact, facts)

    return once(order, "contact.chosen", work)
