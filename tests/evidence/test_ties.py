"""A file is put to what it shows: in the chronology it stands there, with its hash."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.evidence.files import photo, received
from tests.evidence.test_screens import send
from tests.gate.family import Family, at, worker_of
from tests.incidents.telling import WAITED
from umay.core.evidence import Custody
from umay.core.papers import OF_CHRONOLOGY, Basis, Paper, Sheet
from umay.core.recipients import Recipient
from umay.core.refusals import Ground, Refused
from umay.core.roles import Role
from umay.records.models import Evidence, EvidenceTie, Incident, LedgerEntry, Stay
from umay.records.queries.evidence import custody_of
from umay.use_cases.evidence.receiving import receive
from umay.use_cases.evidence.tying import tie
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.incidents import report_incident
from umay.web.papers import write_out

NAME, OTHER = "IMG_7.jpg", "voice.ogg"


def incident(made: Family, words: str = "At the gate", earlier: int = 0) -> UUID:
    order, days = made.order(uuid4()), timedelta(days=earlier)
    told = replace(WAITED, first=WAITED.first - days, last=WAITED.last - days)
    said = {"narrative": words, "seen_by": "", "injuries": ""}
    return report_incident(order, made.household, told, said).subject


def on_paper(made: Family, fields: frozenset[str] = OF_CHRONOLOGY) -> str:
    said: list[str] = []
    paper, basis = Paper.CHRONOLOGY, Basis.HER_RIGHT
    what = Leaving(paper, Recipient.HERSELF, basis, fields, made.household)

    def write(sheet: Sheet) -> str:
        said.append(write_out(sheet))
        return said[0]

    leave(made.order(uuid4()), what, write)
    return said[0]


def press(client: Client, made: Family, row: Evidence, of: UUID, to: str = "tie"):
    where = at(f"evidence-{to}", made, file=row.pk, incident=of)
    return client.post(where, {"key": uuid4()})


def test_the_chronology_shows_a_file_under_what_it_shows(made: Family) -> None:
    first = incident(made, "The first time", earlier=60)
    second = incident(made, "The second time")
    shown, alone = photo(), photo((7, 7))
    row = received(made, shown, NAME)
    received(made, alone, OTHER)
    tie(made.order(uuid4()), row.pk, second)

    page = on_paper(made)

    digest, free = sha256(shown).hexdigest(), sha256(alone).hexdigest()
    assert page.index("The first time") < page.index("The second time")
    assert page.index("The second time") < page.index(digest) < page.index(free)
    assert page.count(digest) == page.count(free) == 1
    tie(made.order(uuid4()), row.pk, first)
    assert on_paper(made).count(digest) == 2


def test_a_paper_that_tells_of_no_incident_lists_the_files_alone(made: Family) -> None:
    row = received(made, photo(), NAME)
    tie(made.order(uuid4()), row.pk, incident(made))

    page = on_paper(made, frozenset({"evidence.file_name", "evidence.sha256"}))

    assert page.count(sha256(photo()).hexdigest()) == 1
    assert "<ol" not in page


def test_a_file_is_tied_as_it_is_taken_in(client: Client, made: Family) -> None:
    of = incident(made)

    assert send(client, made, photo(), shows=[str(of)]).status_code == 302

    assert EvidenceTie.objects.get().incident_id == of
    entry = LedgerEntry.objects.get(act="evidence.received")
    assert entry.said["incidents"] == [Incident.objects.get(pk=of).number]


def test_it_is_tied_later_and_taken_away_and_custody_tells_both(
    client: Client, made: Family
) -> None:
    of, row = incident(made), received(made, photo())
    assert press(client, made, row, of).status_code == 302
    page = client.get(at("incident", made, incident=of)).content.decode()
    assert at("evidence-one", made, file=row.pk) in page

    assert press(client, made, row, of, "untie").status_code == 302

    assert not EvidenceTie.objects.exists()
    had = [(one.what, one.by) for one in custody_of(row)]
    name = made.own.username
    assert had[-2:] == [(Custody.TIED, name), (Custody.UNTIED, name)]


def test_twice_is_refused_and_so_is_another_familys(made: Family) -> None:
    of, row = incident(made), received(made, photo())
    tie(made.order(uuid4()), row.pk, of)
    with pytest.raises(Refused) as refusal:
        tie(made.order(uuid4()), row.pk, of)
    assert refusal.value.ground is Ground.ALREADY_DECIDED

    stay = made.house.admits(made.house.asks(), "13")
    stranger = Incident.objects.create(
        center=made.own.center,
        household_id=_family(stay),
        number=1,
        reported_at=made.house.now,
    )
    for call in (
        lambda: tie(made.order(uuid4()), row.pk, stranger.pk),
        lambda: receive(
            made.order(uuid4()), made.household, BytesIO(b"x"), "a", "", [stranger.pk]
        ),
    ):
        with pytest.raises(Refused) as refusal:
            call()
        assert refusal.value.ground is Ground.NOT_FOUND
    assert Evidence.objects.count() == 1


def test_what_is_tied_says_nothing_in_the_open(made: Family) -> None:
    row = received(made, photo(), NAME, "He stood at the gate")
    tie(made.order(uuid4()), row.pk, incident(made))

    plain = {field.name for field in EvidenceTie._meta.fields}
    assert plain == {"id", "center", "evidence", "incident", "tied_at"}
    entry = LedgerEntry.objects.get(act="evidence.tied")
    assert set(entry.said) == {"household", "incidents"}


def test_who_may_not_see_files_meets_none_of_it(made: Family) -> None:
    of, row = incident(made), received(made, photo())
    tie(made.order(uuid4()), row.pk, of)
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(worker_of(made.house, Role.PSYCHOLOGIST))

    assert press(browser, made, row, of, "untie").status_code == 403
    page = browser.get(at("incident", made, incident=of)).content.decode()
    assert str(row.pk) not in page


@pytest.mark.parametrize("first", [b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypisom"])
def test_the_page_says_what_stays_in_a_file_without_a_clean_copy(
    client: Client, made: Family, first: bytes
) -> None:
    row = received(made, first + bytes(99))

    page = client.get(at("evidence-one", made, file=row.pk)).content.decode()

    assert "only of JPEG, PNG and WebP pictures" in page
    assert 'value="cleaned"' not in page


def _family(stay: UUID) -> UUID:
    return Stay.objects.get(pk=stay).household_id
