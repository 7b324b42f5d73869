"""Screens: every route that can be opened, and whom and what to open it for.

Routes are found by themselves. A route with a new kind of argument needs an example
of it in ``EXAMPLES``; one that needs an unusual example has its own line there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.test import RequestFactory
from django.urls import URLPattern, reverse

from umay.core.policy import HERS, POLICY
from umay.core.roles import Role
from umay.records.models import (
    Appointment,
    Bed,
    BreakGlass,
    Complaint,
    Consent,
    DangerTalk,
    Demand,
    Evidence,
    Extension,
    GateCard,
    Goal,
    Handover,
    Hold,
    HouseEvent,
    Household,
    Incident,
    KeepApart,
    LedgerEntry,
    Lending,
    Locker,
    Member,
    Release,
    Request,
    RightAsked,
    SafeContact,
    Stay,
    Task,
    Unit,
    WaitingEntry,
    Wall,
    Worker,
)
from umay.web.access import PUBLIC
from umay.web.urls import urlpatterns

# Two lead on, one answers in JSON, and two have tests of their own beside passkeys.
LEADS_ELSEWHERE = {"home", "health", "sign-in-passkey", "begin", "own-factor"}


@dataclass(frozen=True)
class Screen:
    """One screen; ``arguments`` are the names of what its address needs."""

    route: str
    arguments: tuple[str, ...] = ()
    reader: Role | None = None

    def __str__(self) -> str:
        return f"{self.route}-{self.reader or 'anybody'}"

    def path(self) -> str:
        """Return its address in the house this process is pointed at."""
        found: dict[str, Model | str | None] = {}
        # The last thing an address names belongs to the things before it.
        for name in reversed(self.arguments):
            example = EXAMPLES.get(f"{self.route} {name}", EXAMPLES[name])
            found[name] = example(found)
        keys = {name: getattr(row, "pk", row) for name, row in found.items()}
        return reverse(self.route, kwargs=keys)


def household(found: dict[str, Model]) -> Household:
    match found:
        case {"member": Member() as one} | {"contact": SafeContact(member=one)}:
            return one.household
        case {"extension": Extension(stay=stay)}:
            return stay.household
        case (
            {"consent": row}
            | {"demand": row}
            | {"release": row}
            | {"asked": row}
            | {"file": row}
            | {"glass": row}
            | {"incident": row}
            | {"goal": row}
            | {"step": row}
            | {"appointment": row}
            | {"talk": row}
        ):
            return row.household
        case {"apart": KeepApart(one=one, other=other)}:
            return one if living().filter(household=one).exists() else other
    return Stay.objects.filter(exit_day=None).earliest("first_day").household


def who_left(_: dict[str, Model]) -> Household:
    left = Stay.objects.exclude(household__in=living())
    return left.latest("exit_day").household


def living() -> QuerySet[Stay]:
    return Stay.objects.filter(exit_day=None).values("household")


def call(found: dict[str, Model]) -> Request:
    match found:
        case {"hold": Hold(request=Request() as call)}:
            return call
    return Request.objects.filter(outcome__in=["open", "waiting"]).latest("taken_at")


EXAMPLES: dict[str, Callable[[dict[str, Model]], Model | str | None]] = {
    "household": household,
    "request-again household": who_left,
    "receipt household": lambda found: (
        Stay.objects.get(pk=found["line"].subject).household
    ),
    "member": lambda _: Member.objects.filter(
        kind="child", household__in=living()
    ).latest("number"),
    "extension": lambda _: Extension.objects.filter(decision="").latest("asked_at"),
    "apart": lambda _: KeepApart.objects.filter(
        Q(one__in=living()) | Q(other__in=living()), ended_at=None
    ).first(),
    "call": call,
    "hold": lambda _: Hold.objects.exclude(request=None).latest("state", "placed_at"),
    "entry": lambda _: WaitingEntry.objects.filter(ended_at=None).latest("since"),
    "consent": lambda _: Consent.objects.latest("asked_at"),
    "demand": lambda _: Demand.objects.latest("pk"),
    "release": lambda _: Release.objects.latest("at"),
    "asked": lambda _: RightAsked.objects.filter(answer="").latest("pk"),
    "right-erase asked": lambda _: RightAsked.objects.filter(right="erase").latest(
        "asked_on"
    ),
    "what": lambda _: "money",
    "follow-up household": who_left,
    "complaint": lambda _: Complaint.objects.latest("made_at"),
    "goal": lambda _: Goal.objects.latest("set_on"),
    "step": lambda _: Task.objects.filter(what="step").latest("due_on"),
    "appointment": lambda _: Appointment.objects.latest("at"),
    "incident": lambda _: Incident.objects.latest("reported_at"),
    "event": lambda _: HouseEvent.objects.exclude(household=None).latest("written_at"),
    "gate_card": lambda _: GateCard.objects.filter(taken_down_at=None).first(),
    "locker": lambda _: Locker.objects.first(),
    "lending": lambda _: Lending.objects.filter(back_at=None).first(),
    "handover": lambda _: Handover.objects.latest("given_at"),
    "talk": lambda _: DangerTalk.objects.latest("held_at"),
    "part": lambda _: SimpleNamespace(pk="house"),
    "file": lambda _: Evidence.objects.latest("received_at"),
    "contact": lambda _: SafeContact.objects.latest("pk"),
    "line": lambda _: LedgerEntry.objects.filter(act="stay.opened").earliest("seq"),
    "wall": lambda _: Wall.objects.latest("pk"),
    "glass": lambda _: BreakGlass.objects.latest("pk"),
    "unit": lambda _: Unit.objects.filter(shared=False).latest("code"),
    "worker": lambda _: Worker.objects.get(role=Role.MEDIC),
    "bed": lambda _: Bed.objects.filter(kind="bed").latest("code"),
}


def screens() -> Iterator[Screen]:
    """Yield every route that answers to GET, for the reader who sees most of it.

    A resident's own have a browser test of their own: she comes in with a card.
    """
    for route in urlpatterns:
        if route.callback.umay_action in HERS:
            continue
        if route.name not in LEADS_ELSEWHERE and _opens(route):
            arguments = tuple(route.pattern.converters)
            yield Screen(route.name, arguments, _reader(route))
    yield Screen("household", ("household",), Role.DUTY)


def _opens(route: URLPattern) -> bool:
    # The method is refused before the view is called, with the list of those allowed.
    request = RequestFactory().options("/")
    request.user = AnonymousUser()
    return "GET" in route.callback(request).headers["Allow"]


def _reader(route: URLPattern) -> Role | None:
    action = route.callback.umay_action
    if action == PUBLIC:
        return None
    return Role.DIRECTOR if Role.DIRECTOR in POLICY[action] else min(POLICY[action])
