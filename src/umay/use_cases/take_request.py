"""Take a request: somebody asks for a place; the call sheet saves with no name."""

from uuid import UUID

from umay.core.asking import MOST_PEOPLE, CallSheet
from umay.core.codes import draw_code
from umay.core.nights import ONE_DAY
from umay.core.people import Person, Whereabouts
from umay.core.refusals import Ground, Refused
from umay.records.models import Center, Claim, Household, Member, Programme, Request
from umay.records.queries.find import find
from umay.records.store.rows import change, make
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once

TOLD = ["pregnant", "step_free", "pets", "languages", "may_share", "may_split"]
ASKED = ["channel", "safe_to_talk", "danger"]
# What she said in words is sealed, whoever writes it down.
TOLD_SEALED = ["call_name", "reach", "access_needs"]
ASKED_SEALED = ["if_line_drops", "danger_words", "areas_to_avoid"]


def take_request(
    order: Order, sheet: CallSheet, household: UUID | None = None
) -> Outcome:
    """Return the key of the new request; ``household`` if she was here before.

    Raises ``Refused``: too many people, or dates that run backwards.
    """
    return once(order, "request.taken", lambda: write_request(order, sheet, household))


def change_request(order: Order, request: UUID, sheet: CallSheet) -> Outcome:
    """Write down what was learned since. Raises ``Refused`` once the request ended."""

    def work() -> Done:
        row = find(Request, order.center, request)
        if row.outcome not in {Request.Outcome.OPEN, Request.Outcome.WAITING}:
            raise Refused(Ground.REQUEST_ENDED)
        _check(order, sheet)
        change(row.household, programme=_programme(order, sheet), **_told(sheet))
        _rewrite_members(order, row.household, sheet)
        change(row, **_asked(order, sheet))
        _seal(order, row, sheet)
        return Done(row.pk, _facts(sheet))

    return once(order, "request.changed", work)


def write_request(order: Order, sheet: CallSheet, known: UUID | None = None) -> Done:
    """The work of taking a request, for acts that begin with one."""
    _check(order, sheet)
    if known is None:
        household = _new_household(order, sheet)
    else:
        household = find(Household, order.center, known)
        change(household, programme=_programme(order, sheet), **_told(sheet))
    request = make(
        Request,
        center_id=order.center,
        household=household,
        taken_at=order.at,
        taken_by_id=order.by,
        **_asked(order, sheet),
    )
    _seal(order, request, sheet)
    return Done(request.pk, _facts(sheet) | {"returning": known is not None})


def _seal(order: Order, request: Request, sheet: CallSheet) -> None:
    sealer = Sealer(order.writer, request.household_id)
    for row, names in ((request.household, TOLD_SEALED), (request, ASKED_SEALED)):
        said = {name: getattr(sheet, name) for name in names}
        sealer.write(row, {name: words for name, words in said.items() if words})


def _check(order: Order, sheet: CallSheet) -> None:
    if not 1 <= len(sheet.people) <= MOST_PEOPLE:
        raise Refused(Ground.TOO_MANY)
    first = sheet.first_night or order.today
    if sheet.until is not None and sheet.until <= first:
        raise Refused(Ground.DAY_TOO_EARLY, first + ONE_DAY)


def _new_household(order: Order, sheet: CallSheet) -> Household:
    center = Center.objects.get(pk=order.center)
    spent = Household.unveiled.filter(center=center)
    code = draw_code(
        center.code_language,
        order.choose,
        lambda code: spent.filter(survivor_code=code).exists(),
    )
    household = make(
        Household,
        center=center,
        survivor_code=code,
        programme=_programme(order, sheet),
        made_at=order.at,
        **_told(sheet),
    )
    for number, (person, kind) in enumerate(sheet.kinds()):
        add_member(order, household, person, kind, number)
    return household


def add_member(
    order: Order, household: Household, person: Person, kind: str, number: int
) -> Member:
    return make(
        Member,
        center_id=order.center,
        household=household,
        kind=kind,
        number=number,
        age=person.age,
        sex=person.sex,
        birth_month=person.birth_month,
        whereabouts=person.whereabouts,
        since=order.today,
    )


def _rewrite_members(order: Order, household: Household, sheet: CallSheet) -> None:
    """Those still told keep their rows: the beds of an earlier stay refer to them."""
    told = [(kind, person) for person, kind in sheet.kinds()]
    for member in household.members.exclude(whereabouts=Whereabouts.LEFT):
        if (member.kind, member.as_core()) in told:
            told.remove((member.kind, member.as_core()))
        elif member.kind == Member.Kind.HEAD:
            change(member, **vars(told.pop(0)[1]))
        else:
            _no_longer_told(member)
    last = max(household.members.values_list("number", flat=True))
    for number, (kind, person) in enumerate(told, start=last + 1):
        add_member(order, household, person, kind, number)


def _no_longer_told(member: Member) -> None:
    if Claim.objects.filter(member=member).exists():
        change(member, whereabouts=Whereabouts.LEFT)
    else:
        member.delete()


def _programme(order: Order, sheet: CallSheet) -> Programme:
    found = Programme.objects.filter(center_id=order.center, code=sheet.programme)
    programme = found.first()
    if programme is None:
        raise Refused(Ground.NOT_FOUND)
    return programme


def _told(sheet: CallSheet) -> dict[str, object]:
    return {name: getattr(sheet, name) for name in TOLD}


def _asked(order: Order, sheet: CallSheet) -> dict[str, object]:
    asked = {name: getattr(sheet, name) for name in ASKED}
    first = sheet.first_night or order.today
    return asked | {"first_night": first, "until": sheet.until}


def _facts(sheet: CallSheet) -> dict[str, object]:
    return {"people": len(sheet.people), "channel": sheet.channel}
