"""Members join, are born, go to live elsewhere, or leave; the household stays whole."""

from datetime import date
from uuid import UUID

from umay.core.asking import MOST_PEOPLE, Choice
from umay.core.people import Age, Person, Whereabouts
from umay.core.places import Bed as CoreBed
from umay.core.places import ClaimKind, House, Objection, Why
from umay.core.proposals import Proposal
from umay.core.refusals import Ground, Refused
from umay.records.models import Bed, Claim, Member, Stay
from umay.records.models.claims import WHOLE_UNIT
from umay.records.queries.find import find
from umay.records.queries.house import house as house_now
from umay.records.store.claims import close_stay_claims, give, settle
from umay.records.store.rows import change
from umay.use_cases.keep_back import refuse_if_in_the_way
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Done, Order, Outcome, once
from umay.use_cases.place_hold import keep_reason
from umay.use_cases.sign_out import present_stay
from umay.use_cases.take_request import add_member


def join_member(
    order: Order, stay: UUID, person: Person, kind: str = "child", why: str = ""
) -> Outcome:
    """Somebody joins a household that lives here and gets a bed or a cot.

    ``why`` allows a fold-out bed when the household's own beds are all slept in.
    Raises ``Refused``: no bed for her, or too many people.
    """

    def work() -> Done:
        row = present_stay(order, stay)
        member = _add(order, row, person, kind)
        if person.whereabouts is Whereabouts.HERE:
            _find_sleep(order, row, member, why)
        return Done(member.pk, {"kind": kind}, changes_beds=True)

    return once(order, "member.joined", work)


def record_birth(order: Order, stay: UUID, birth_month: date) -> Outcome:
    """A child is born during the stay: it gets a cot if one is free, and is never
    refused for want of one."""

    def work() -> Done:
        row = present_stay(order, stay)
        if birth_month > order.today:
            raise Refused(Ground.DAY_TOO_LATE, order.today)
        baby = Person(age=Age.BABY, birth_month=birth_month)
        member = _add(order, row, baby, "child")
        found = _give_cot(
            order, row, member, house_now(order.center, order.at, order.today)
        )
        return Done(member.pk, {"cot": found}, changes_beds=True)

    return once(order, "member.born", work)


def change_whereabouts(
    order: Order,
    member: UUID,
    whereabouts: Whereabouts,
    with_whom: str = "",
    why: str = "",
) -> Outcome:
    """A member goes to live elsewhere, leaves, or comes back to the house.

    The bed stays with the household. Raises ``Refused`` if the head would leave: that
    is an exit, or if there is no bed for who comes back.
    """

    def work() -> Done:
        row = find(Member, order.center, member)
        if row.kind == Member.Kind.HEAD:
            raise Refused(Ground.HEAD_STAYS)
        stay = Stay.objects.filter(
            household=row.household, exit_day__isnull=True
        ).first()
        change(row, whereabouts=whereabouts, since=order.today)
        sealer = Sealer(order.writer, row.household_id)
        sealer.write(row, {"elsewhere_with": with_whom})
        if stay is not None and whereabouts is Whereabouts.HERE:
            _find_sleep(order, stay, row, why)
        elif stay is not None:
            _leave_bed(order, stay, row)
        return Done(row.pk, {"to": whereabouts}, changes_beds=True)

    return once(order, "member.moved", work)


def _add(order: Order, stay: Stay, person: Person, kind: str) -> Member:
    numbers = list(stay.household.members.values_list("number", flat=True))
    if len(numbers) >= MOST_PEOPLE:
        raise Refused(Ground.TOO_MANY)
    return add_member(order, stay.household, person, kind, max(numbers, default=-1) + 1)


def _find_sleep(order: Order, stay: Stay, member: Member, why: str) -> None:
    """A cot for a baby, else an empty bed of her own units, else a fold-out bed.

    Who has a bed keeps it: two workers may write down that she is back.
    """
    if stay.form == Stay.Form.DAY or _has_bed(stay, member):
        return
    house = house_now(order.center, order.at, order.today)
    baby = member.as_core().needs_cot(order.today, house.rules.cot_until_months)
    if baby and _give_cot(order, stay, member, house):
        return
    empty = Claim.objects.filter(
        stay=stay, is_open=True, member__isnull=True, unit__isnull=False
    ).exclude(bed__kind=Bed.Kind.COT)
    claim = empty.order_by("bed__slot").first()
    if claim is not None:
        change(claim, member=member)
    elif not baby:
        _put_up_bed(order, stay, member, house, why)


def _has_bed(stay: Stay, member: Member) -> bool:
    return Claim.objects.filter(stay=stay, is_open=True, member=member).exists()


def _put_up_bed(
    order: Order, stay: Stay, member: Member, house: House, why: str
) -> None:
    """In a shared unit one more of its beds if one is free, else a fold-out bed."""
    code, whole = _room(stay)
    unit = house.unit(code)
    nights = stay.nights_from(order.today)
    free = unit.free_beds("", nights) if unit and not whole else ()
    if not free and (not why.strip() or house.rules.fold_outs_per_unit < 1):
        raise Refused(Ground.NO_BED_FOR_MEMBER)
    beds = tuple(bed.code for bed in free[:1])
    _give(order, stay, member, beds=beds, fold_outs=0 if beds else 1)
    if not beds:
        _keep_why(order, stay, code, why)


def _keep_why(order: Order, stay: Stay, unit: str, why: str) -> None:
    bent = (Objection(Why.TOO_SMALL, missing=1),)
    choice = Choice((unit,), frozenset({Why.TOO_SMALL}), why)
    keep_reason(order, stay.household_id, Proposal((unit,), (), (), bent), choice)


def _give_cot(order: Order, stay: Stay, member: Member, house: House) -> bool:
    nights = stay.nights_from(order.today)
    free: tuple[CoreBed, ...] = house.free_cots("", nights)
    if free and stay.form != Stay.Form.DAY:
        _give(order, stay, member, cots=(free[0].code,))
        return True
    return False


def _give(
    order: Order,
    stay: Stay,
    member: Member,
    beds: tuple[str, ...] = (),
    cots: tuple[str, ...] = (),
    fold_outs: int = 0,
) -> None:
    unit, whole = _room(stay)
    refuse_if_in_the_way(order, stay, stay.nights_from(order.today).until)
    claims = give(
        Proposal((unit,), beds, cots, fold_outs=fold_outs, whole=whole),
        center_id=order.center,
        household_id=stay.household_id,
        kind=ClaimKind.STAY,
        nights=stay.nights_from(order.today),
        stay=stay,
    )
    settle(claims, [member], {member.pk} if cots else set())


def _room(stay: Stay) -> tuple[str, bool]:
    """The code of her first unit, and whether it is given to her whole."""
    claims = Claim.objects.filter(stay=stay, is_open=True)
    first = claims.exclude(bed__kind=Bed.Kind.COT).order_by("bed__slot")
    unit, ends = first.values_list("unit__code", "slot_until")[0]
    return unit, ends == WHOLE_UNIT[1]


def _leave_bed(order: Order, stay: Stay, member: Member) -> None:
    """A cot is free for another baby; a bed stays with the household."""
    for claim in Claim.objects.filter(
        stay=stay, is_open=True, member=member
    ).select_related("bed"):
        if claim.bed.kind == Bed.Kind.BED:
            change(claim, member=None)
        else:
            close_stay_claims([claim], order.today)
