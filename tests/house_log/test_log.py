"""The log of the house: at the gate, inside, by whom, for whose eyes."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gate.family import Family
from tests.house_log.told import SEEN, at_the_gate
from tests.keys import ring_of, unlock_browser
from umay.core.house_log import Event, Kind, Told
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records import epochs
from umay.records.models import HouseEvent, HouseSecret, Incident, LedgerEntry, Worker
from umay.records.store.workers import forget_keys
from umay.use_cases.house_log import complete_event, record_event
from umay.use_cases.keys.erasing import erase
from umay.use_cases.keys.house_words import ACT, open_house_words
from umay.use_cases.keys.keeping import keep_keys
from umay.use_cases.keys.new_epoch import begin_epoch
from umay.use_cases.keys.rings import Ring
from umay.use_cases.keys.sealing import Writer


def worker_of(made: Family, role: Role) -> Worker:
    name = f"{role}-of-the-log"
    found = Worker.objects.filter(username=name).first()
    return found or Worker.objects.create(
        center=made.own.center, username=name, role=role
    )


def has_keys(made: Family, worker: Worker) -> Ring:
    """Return her ring; somebody of the intake has shared what is the intake's."""
    ring_of(made.house, worker)
    keep_keys(made.order())
    return ring_of(made.house, worker)


def reader(made: Family, role: Role) -> Writer:
    worker = worker_of(made, role)
    ring = has_keys(made, worker)
    return Writer(worker.center_id, worker.pk, made.order().at, ring)


def browser(made: Family, role: Role) -> Client:
    worker = worker_of(made, role)
    client = Client(headers={"accept-language": "en"})
    client.force_login(worker)
    has_keys(made, worker)
    unlock_browser(client, made.house, worker)
    return client


def recorded(made: Family, kind: Kind = Kind.SEEN_OUTSIDE) -> HouseEvent:
    event = Event(kind, made.order().at, [Told.POLICE], (made.household,))
    key = record_event(made.order(), event, SEEN).subject
    return HouseEvent.objects.get(pk=key)


def test_words_are_sealed_and_the_entry_names_only_codes(made: Family) -> None:
    row = recorded(made)

    assert b"grey car" not in bytes(row.seen)
    facts = LedgerEntry.objects.get(act="event.recorded").facts
    assert set(facts) == {"kind", "told", "words"}
    assert "grey" not in str(facts)


def test_the_intake_and_the_director_read_them_and_nobody_else(made: Family) -> None:
    roles = (Role.DUTY, Role.DIRECTOR, Role.PSYCHOLOGIST)
    readers = {role: reader(made, role) for role in roles}
    row = recorded(made)

    said = {role: open_house_words(who, row).of(row) for role, who in readers.items()}

    assert said[Role.DUTY] == said[Role.DIRECTOR] == SEEN
    assert said[Role.PSYCHOLOGIST] == {"seen": "", "done": ""}


def test_each_opening_has_its_entry(made: Family) -> None:
    duty, row = reader(made, Role.DUTY), recorded(made)

    open_house_words(duty, row)
    open_house_words(replace(duty, ring=None), row)  # opens nothing: no entry

    entry = LedgerEntry.objects.get(act=ACT)
    assert entry.subject == str(row.pk)
    fields = {"houseevent.seen": 1, "houseevent.done": 1}
    assert entry.facts == {"fields": fields}


def test_a_new_month_keeps_them_and_an_old_backup_does_not_open(made: Family) -> None:
    duty, row = reader(made, Role.DUTY), recorded(made)
    before = {c.pk: bytes(c.sealed) for c in HouseSecret.objects.all()}

    begin_epoch(made.order().at, lambda _: None)

    assert open_house_words(duty, row).of(row) == SEEN
    now = epochs.current()[0]
    for copy in HouseSecret.objects.all():
        assert copy.epoch == now
        assert bytes(copy.sealed) != before[copy.pk]


def test_a_director_who_is_gone_has_no_copy_left(made: Family) -> None:
    director = reader(made, Role.DIRECTOR)
    recorded(made)
    hers = HouseSecret.objects.filter(holder=director.ring.holder)
    assert hers.exists()

    forget_keys(director.by, made.order().at)

    assert not hers.exists()


def test_a_family_that_is_erased_takes_its_words_along(made: Family) -> None:
    row = recorded(made)

    erase(row.household, made.order())

    row.refresh_from_db()
    assert (row.seen, row.done) == (None, None)


def test_without_anybodys_keys_the_minute_is_kept_and_words_are_refused(
    made: Family,
) -> None:
    made.own.holders.model.objects.filter(kind="intake").update(ended_at=made.house.now)

    at_the_gate(made.house, None)
    with pytest.raises(Refused) as refusal:
        recorded(made)

    assert refusal.value.ground is Ground.NO_KEYS
    assert HouseEvent.objects.count() == 1


def test_nothing_has_happened_tomorrow(made: Family) -> None:
    ahead = Event(Kind.FIRE, made.order().at + timedelta(minutes=1))

    with pytest.raises(Refused) as refusal:
        record_event(made.order(), ahead, {})

    assert refusal.value.ground is Ground.DAY_TOO_LATE


def test_what_was_described_stays_as_it_is(made: Family) -> None:
    row = recorded(made)
    again = Event(Kind.THREATENED, row.at)

    with pytest.raises(Refused) as refusal:
        complete_event(made.order(), row.pk, again, {"seen": "Something else"})

    assert refusal.value.ground is Ground.ALREADY_DECIDED


def test_one_button_at_the_gate_keeps_the_minute_and_the_rest_is_added_later(
    made: Family, client: Client
) -> None:
    answer = client.post(reverse("gate"), {"key": uuid4()})
    row = HouseEvent.objects.get()
    assert answer.url == reverse("event", args=[row.pk])
    assert row.kind == Kind.SEEN_OUTSIDE

    form = client.get(reverse("event-complete", args=[row.pk])).context["form"]
    sent = {"key": uuid4(), "kind": "threatened", "at": form.initial["at"], **SEEN}
    sent |= {"told": ["police"], "family": str(made.household)}
    answer = client.post(reverse("event-complete", args=[row.pk]), sent)

    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert SEEN["seen"] in page
    assert "the police" in page
    assert "Somebody threatened at the gate" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"at": "25:00"}, "Write the time like 19:30."),
        ({"at": "12:00", "day_0": "1", "day_1": "1", "day_2": "2099"}, "still to come"),
        ({"kind": ""}, "This field is required."),
        ({"seen": "x" * 2001}, "Too long"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_typed_is_lost(
    made: Family, client: Client, wrong: dict[str, str], says: str
) -> None:
    sent = {"key": uuid4(), "kind": "fire", "at": "00:00", **SEEN, **wrong}

    answer = client.post(reverse("event-new"), sent)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert SEEN["done"] in answer.content.decode()
    assert not HouseEvent.objects.exists()


def test_a_quarrel_of_one_family_with_itself_is_asked_about(
    made: Family, client: Client
) -> None:
    family = str(made.household)
    sent = {"key": uuid4(), "kind": "conflict", "at": "00:00"}

    answer = client.post(
        reverse("event-new"), sent | {"family": family, "other": family}
    )

    assert "Choose two different families." in answer.content.decode()


def test_it_becomes_an_incident_with_its_day_and_words_filled_in(
    made: Family, client: Client
) -> None:
    row = recorded(made)
    address = reverse("event-incident", args=[row.pk])

    form = client.get(address).context["form"]
    assert form["narrative"].value() == SEEN["seen"]
    first = form["first"].value()
    sent = {"key": uuid4(), "act": "K1", "pattern": "once", "place": "street"}
    sent |= {"relationship": "ex_cohabitant", "children_present": "unknown"}
    sent |= {"first_0": first.day, "first_1": first.month, "first_2": first.year}
    answer = client.post(address, sent | {"narrative": SEEN["seen"]})

    assert answer.url == reverse("incidents", args=[made.household])
    assert Incident.objects.get().household_id == made.household


def test_the_director_sees_on_her_first_screen_that_there_was_something(
    made: Family,
) -> None:
    director = browser(made, Role.DIRECTOR)
    assert "Something happened" not in director.get(reverse("tonight")).content.decode()

    made.house.now = timezone.now()
    recorded(made)

    assert "Something happened" in director.get(reverse("tonight")).content.decode()
    log = director.get(reverse("gate")).content.decode()
    assert "Somebody stood outside" in log
