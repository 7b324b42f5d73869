"""A family whose every sealed and tagged field holds a canary, and her own worker."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.urls import reverse

from tests.gate.plan_rows import of_the_plan
from tests.small_house import CHILD, SmallHouse
from umay.core.consents import Purpose, Terms
from umay.core.recipients import Recipient
from umay.core.roles import Role
from umay.records.models import (
    Absence,
    Allergies,
    Child,
    ChildSession,
    Claim,
    Consent,
    CourtOrder,
    DangerTalk,
    Demand,
    Evidence,
    Extension,
    GateCard,
    HouseEvent,
    Household,
    Incident,
    KeepApart,
    Member,
    Release,
    Request,
    RightAsked,
    SafeContact,
    SafetyPart,
    Statement,
    Stay,
    WaitingEntry,
    WaitingMove,
    Worker,
)
from umay.records.models.rows import CenterRow
from umay.records.sealed import sealed_columns
from umay.use_cases.consents import ask_consent, sign_on_paper
from umay.use_cases.keys.granting import take_on
from umay.use_cases.keys.own_keys import make_keys, take_up, unlock
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Sealer
from umay.use_cases.order import Order
from umay.vault.locks import Cost

CHEAP = Cost(memory=64, passes=1)


@dataclass
class Family:
    """``own`` is her own worker, unlocked."""

    house: SmallHouse
    own: Worker
    ring: Ring
    household: uuid.UUID
    stay: uuid.UUID

    def order(self, key: uuid.UUID | None = None) -> Order:
        plain = self.house.order(key)
        return replace(plain, by=self.own.pk, ring=self.ring)

    def agrees(
        self,
        recipient: Recipient,
        fields: frozenset[str],
        until: datetime | None = None,
        purpose: Purpose = Purpose.ALLOWANCE,
    ) -> uuid.UUID:
        """She is asked, and signs on paper."""
        until = until or self.house.now + timedelta(days=30)
        terms = Terms(recipient, purpose, fields, until)
        asked = ask_consent(self.order(), self.household, terms, "An office", "Money")
        sign_on_paper(self.order(), asked.subject, self.order().today)
        return asked.subject


def family(house: SmallHouse, unit: str = "12") -> Family:
    """Return a family that lives here with a child and has her own worker."""
    stay = Stay.objects.get(pk=house.admits(house.asks(CHILD), unit))
    own = worker_of(house, Role.SOCIAL)
    make_keys(house.order(), own.pk, "four words of hers", CHEAP)
    ring = take_up(own.pk, unlock(own.pk, "four words of hers"))
    made = Family(house, own, ring, stay.household_id, stay.pk)
    take_on(made.order(), made.household)
    return made


def worker_of(house: SmallHouse, role: Role) -> Worker:
    return Worker.objects.create(
        center=house.worker.center, username=f"w-{uuid.uuid4().hex[:8]}", role=role
    )


def at(name: str, made: Family, **more: object) -> str:
    """Return the address of one of the family's screens."""
    return reverse(name, kwargs={"household": made.household, **more})


def canary(field: str, number: int = 0) -> str:
    """Return the word that stands in one field, and nowhere else."""
    return f"qx{uuid.uuid5(uuid.NAMESPACE_OID, f'{field}/{number}').hex[:10]}xq"


def fill(made: Family) -> dict[str, set[str]]:
    """Put a canary into every field; return them by field."""
    canaries: dict[str, set[str]] = {}
    for number, row in enumerate(_rows(made)):
        table = row._meta.model_name
        words = {}
        for column in sealed_columns(type(row)):
            field = f"{table}.{column}"
            words[column] = canary(field, number)
            canaries.setdefault(field, set()).add(words[column])
        Sealer(made.order().writer, made.household).write(row, words)
    return canaries | _plain(made)


def _plain(made: Family) -> dict[str, set[str]]:
    """What is not sealed, made unmistakable."""
    household = Household.objects.get(pk=made.household)
    center, unit = household.center, _unit(made)
    center.name, center.region = canary("house.name"), canary("house.region")
    center.save()
    household.languages = canary("household.languages")
    household.survivor_code = canary("household.survivor_code")
    household.save()
    unit.code = canary("stay.unit")[:12]
    unit.save()
    return {
        "house.name": {center.name},
        "house.region": {center.region},
        "household.languages": {household.languages},
        "household.survivor_code": {household.survivor_code},
        "stay.unit": {unit.code},
    }


def _unit(made: Family):
    return Claim.objects.filter(stay=made.stay, is_open=True).first().unit


def _rows(made: Family) -> list[CenterRow]:
    """One row of each kind that has something sealed, two members among them."""
    request = Request.objects.filter(household=made.household).first()
    members = list(Member.objects.filter(household=made.household))
    return [
        Household.objects.get(pk=made.household),
        *members,
        request,
        *_of_the_stay(made),
        *_of_others(made, request),
        *_of_the_gate(made, members[0]),
        *_of_what_happened(made),
        *of_the_plan(made),
        *_of_danger(made),
        Evidence.objects.create(
            center=made.own.center,
            household_id=made.household,
            kind="jpg",
            size=1,
            received_at=made.house.now,
            received_by=made.own,
        ),
    ]


def _of_the_stay(made: Family) -> list[CenterRow]:
    at, until = made.house.now, made.house.now + timedelta(days=9)
    stay = {"center": made.own.center, "stay_id": made.stay}
    return [
        Extension.objects.create(
            **stay, asked_at=at, asked_by=made.own, wanted_until=until.date()
        ),
        Absence.objects.create(**stay, left_at=at, expected_at=until),
    ]


def _of_others(made: Family, request: Request) -> list[CenterRow]:
    at, base = made.house.now, {"center": made.own.center}
    entry = WaitingEntry.objects.create(
        **base, request=request, danger="high", since=at, ended_at=at
    )
    other = Stay.objects.get(pk=made.house.admits(made.house.asks(), "11")).household
    return [
        KeepApart.objects.create(**base, one_id=made.household, other=other),
        WaitingMove.objects.create(**base, entry=entry, at=at, by=made.own),
    ]


def _of_the_gate(made: Family, member: Member) -> list[CenterRow]:
    at, until = made.house.now, made.house.now + timedelta(days=9)
    of_her = {"center": made.own.center, "household_id": made.household}
    return [
        SafeContact.objects.create(
            center=made.own.center,
            member=member,
            channel="call",
            days=[0],
            begins=time(9),
            ends=time(17),
            until=until.date(),
            voicemail="never",
            message="never",
            made_at=at,
        ),
        Consent.objects.create(
            **of_her,
            recipient="court",
            purpose="housing",
            asked_at=at,
            asked_by=made.own,
            until=until,
        ),
        Demand.objects.create(
            **of_her, kind="police", came_on=at.date(), taken_by=made.own
        ),
        RightAsked.objects.create(
            **of_her, right="see", asked_on=at.date(), due_on=until.date()
        ),
        Release.objects.create(
            **of_her,
            at=at,
            by=made.own,
            paper="own_file",
            recipient="herself",
            basis="her_right",
            sha256="0" * 64,
        ),
    ]


def _of_danger(made: Family) -> list[CenterRow]:
    at, base = made.house.now, {"center": made.own.center}
    of_her = base | {"household_id": made.household}
    return [
        DangerTalk.objects.create(**of_her, number=1, held_at=at, held_by=made.own),
        SafetyPart.objects.create(
            **of_her, part="online", written_at=at, written_by=made.own
        ),
        Allergies.objects.create(**of_her),
        GateCard.objects.create(
            **of_her,
            rule="keep_out",
            written_at=at,
            by=made.own,
            look_again_on=at.date() + timedelta(days=30),
        ),
    ]


def _of_what_happened(made: Family) -> list[CenterRow]:
    center, at = made.own.center, made.house.now
    incident = Incident.objects.create(
        center=center, household_id=made.household, number=1, reported_at=at
    )
    told = Statement.objects.create(center=center, incident=incident, written_at=at)
    child = {"center": center, "member": _child_of(made)}
    return [
        incident,
        told,
        Child.objects.create(**child),
        CourtOrder.objects.create(**child, written_at=at),
        ChildSession.objects.create(
            **child, day=at.date(), kind="talk", by=made.own, written_at=at
        ),
        HouseEvent.objects.create(
            center=center,
            household_id=made.household,
            kind="conflict",
            at=at,
            written_at=at,
            by=made.own,
        ),
    ]


def _child_of(made: Family) -> Member:
    return Member.objects.get(household=made.household, kind="child")
