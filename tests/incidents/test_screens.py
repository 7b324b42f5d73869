"""What happened on the screen: sealed, explained in three parts, taken away by her."""

import re
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from tests.gate.family import Family, at
from tests.incidents.telling import HER_WORDS, happened
from umay.records.models import Incident, LedgerEntry, Statement, Task

FORM = {
    "key": "00000000-0000-4000-8000-000000000001",
    "act": "K1",
    "first_0": "1", "first_1": "9", "first_2": "2025",
    "last_0": "20", "last_1": "10", "last_2": "2025",
    "pattern": "daily",
    "relationship": "ex_cohabitant",
    "place": "street",
    "children_present": "unknown",
    "narrative": HER_WORDS,
}  # fmt: skip
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def incident(made: Family) -> Incident:
    return Incident.objects.get(pk=happened(made.house, made.household))


def test_what_is_told_on_the_form_is_read_by_her_own_worker(
    made: Family, client: Client
) -> None:
    answer = client.post(at("incident-new", made), FORM)

    assert answer.status_code == 302
    row = Incident.objects.get()
    page = client.get(at("incident", made, incident=row.pk)).content.decode()
    assert HER_WORDS in page
    assert "1 September 2025 to 20 October 2025" in page


def test_sending_it_twice_writes_it_down_once(made: Family, client: Client) -> None:
    for _ in range(2):
        client.post(at("incident-new", made), FORM)

    assert Incident.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("first_2", "2090", "too late"),
        ("last_2", "2024", "This day lies before the first one."),
        ("first_0", "31", "There is no such day."),
        ("act", "", "This field is required."),
        ("narrative", "x" * 8001, "Too long"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_typed_is_lost(
    made: Family, client: Client, name: str, value: str, says: str
) -> None:
    sent = FORM | {name: value}
    if name == "first_2":
        sent |= {"last_0": "", "last_1": "", "last_2": "", "pattern": "once"}

    answer = client.post(at("incident-new", made), sent)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert sent["narrative"][:100] in page
    assert not Incident.objects.exists()


def test_the_answer_has_three_parts_and_says_that_nobody_reviewed_it(
    made: Family, client: Client, incident: Incident
) -> None:
    page = client.get(at("incident", made, incident=incident.pk)).content.decode()

    for part in ("Punishment:", "Protection:", "Money, home, children:"):
        assert part in page
    assert "No lawyer has reviewed this text yet." in page


def test_a_fact_that_is_added_changes_the_answer(
    made: Family, client: Client, incident: Incident
) -> None:
    address = at("incident", made, incident=incident.pk)
    assert "Punishment: only if" in client.get(address).content.decode()

    form = {"key": FORM["key"], "substantial_harm": "yes"}
    asked = client.get(address).context["facts"].fields
    form |= {name: "unknown" for name in asked if name not in form}
    client.post(at("incident-facts", made, incident=incident.pk), form)

    assert "Punishment: yes" in client.get(address).content.decode()


def test_a_refusal_needs_its_next_step_and_its_day(
    made: Family, client: Client, incident: Incident
) -> None:
    before = Statement.objects.count()
    today = made.order().today
    form = {
        "key": FORM["key"],
        "office": "police",
        "day_0": str(today.day), "day_1": str(today.month), "day_2": str(today.year),
        "refused": "yes",
    }  # fmt: skip
    address = at("incident-tell", made, incident=incident.pk)

    assert client.post(address, form).status_code == 422
    assert Statement.objects.count() == before

    due = {"due_on_0": "28", "due_on_1": "12", "due_on_2": str(today.year)}
    answer = client.post(address, form | due | {"step": "judge"})
    assert answer.status_code == 302
    assert Task.objects.filter(what="refusal").count() == 2


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("paper", ["order_request", "own_complaint", "about_refusal"])
def test_a_draft_is_a_document_with_the_facts_and_a_warning(
    made: Family, client: Client, incident: Incident, paper: str, language: str
) -> None:
    form = {"key": FORM["key"], "paper": paper, "language": language}

    answer = client.post(at("told-take", made), form)

    assert answer["Content-Type"] == DOCX
    assert answer["Content-Disposition"] == 'attachment; filename="letter.docx"'
    lines = [line.text for line in Document(BytesIO(answer.content)).paragraphs]
    assert lines[0].startswith("ЖОБА" if language == "kk" else "ПРОЕКТ")
    text = "\n".join(lines)
    assert HER_WORDS in text
    assert "____" in text
    assert LedgerEntry.objects.get(act="release.made").facts["paper"] == paper


def test_the_chronology_warns_of_secret_recordings(
    made: Family, client: Client, incident: Incident
) -> None:
    form = {"key": FORM["key"], "paper": "chronology", "language": "en"}

    page = client.post(at("told-take", made), form).content.decode()

    assert HER_WORDS in page
    assert "Recordings made in secret may be refused" in page


def test_without_her_keys_nothing_is_shown(made: Family, incident: Incident) -> None:
    stranger = Client(headers={"accept-language": "en"})
    stranger.force_login(made.own)

    page = stranger.get(at("incident", made, incident=incident.pk)).content.decode()

    assert HER_WORDS not in page
    assert not re.search(r"\bK1\b", page)
