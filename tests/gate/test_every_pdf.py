"""Every paper as a PDF in each language: its words whole, and nothing told besides."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation

from tests.gate.family import Family, at, fill, worker_of
from tests.gate.reading import said
from tests.incidents.telling import happened
from umay.core.demands import Kind, Verdict
from umay.core.outgoing import TAGS
from umay.core.papers import OF_CHRONOLOGY, OF_DRAFTS, OF_HER_PAGE, OF_LAW_SAYS
from umay.core.recipients import Recipient, fields_for
from umay.core.roles import Role
from umay.records.queries.receipts import entries_for
from umay.use_cases.demands import check_demand, take_demand, tell_her

pytestmark = [pytest.mark.only_on("sqlite")]  # a PDF asks no database

Asked = tuple[str, dict[str, str]]
MACHINES_HOUR = re.compile(r"\dT\d\d:\d\d")
HERS = frozenset({"member.full_name", "stay.first_day"})
CODES = frozenset({"household.survivor_code", "stay.unit", "household.languages"})


def letter(made: Family) -> Asked:
    consent = made.agrees(Recipient.HER_LAWYER, HERS)
    return at("consent-send", made, consent=consent), {"paper": "stay_letter"}


def extract(made: Family) -> Asked:
    consent = made.agrees(Recipient.HER_LAWYER, frozenset({"member.full_name"}))
    return at("consent-send", made, consent=consent), {"paper": "named_fields"}


def handover(made: Family) -> Asked:
    consent = made.agrees(Recipient.PARTNER, frozenset({"household.survivor_code"}))
    return at("consent-send", made, consent=consent), {"paper": "handover"}


def own_file(made: Family) -> Asked:
    return at("own-copy", made), {"password": "", "password_again": ""}


def opened_by(made: Family) -> Asked:
    return at("opened-print", made), {}


def rights(made: Family) -> Asked:
    return at("rights-paper", made), {}


def chronology(made: Family) -> Asked:
    return at("told-take", made), {"paper": "chronology"}


def her_page(made: Family) -> Asked:
    return at("her-page-print", made), {}


def draft(made: Family) -> Asked:
    return at("told-take", made), {"paper": "order_request"}


def demanded(made: Family) -> Asked:
    words = {"from_whom": "A court", "number": "7", "asks": "Her name"}
    asked = take_demand(
        made.order(), made.household, Kind.COURT_ORDER, made.order().today, words
    ).subject
    named = frozenset({"member.full_name"})
    lawyer = replace(made.order(), by=worker_of(made.house, Role.LAWYER).pk)
    check_demand(lawyer, asked, Verdict.LAWFUL, named, "It must be answered")
    tell_her(made.order(), asked)
    return at("demand-answer", made, demand=asked), {}


def receipt(made: Family, sheet: str = "1") -> Asked:
    entries = entries_for(made.house.worker.center_id, made.household)
    line = next(one.pk for one in entries if one.act == "stay.opened")
    return at("receipt", made, line=line), {"sheet": sheet, "kept_as": "pdf"}


def content(made: Family) -> Asked:
    return receipt(made, "2")


def board(made: Family) -> Asked:
    return "/board/paper/", {}


def law_says(made: Family) -> Asked:
    return at("told-take", made), {"paper": "law_says"}


def everybody(made: Family) -> Asked:
    return "/board/everybody/", {}


def limits(made: Family) -> Asked:
    return "/limits/", {}


OF_HOUSE = frozenset({"house.name", "house.region"})
TOLD: dict[Callable[[Family], Asked], tuple[str, frozenset[str]]] = {
    letter: ("Letter", HERS),
    extract: ("Extract", frozenset({"member.full_name"})),
    handover: ("Letter", frozenset({"household.survivor_code"})),
    own_file: ("File", fields_for(Recipient.HERSELF, TAGS)),
    opened_by: ("List", frozenset()),
    rights: ("Extract", frozenset({"rightasked.wants", "rightasked.answered"})),
    chronology: ("Chronology", OF_CHRONOLOGY),
    law_says: ("What the law says", OF_LAW_SAYS),
    draft: ("Request for a protective order", OF_DRAFTS),
    her_page: ("My page", OF_HER_PAGE),
    demanded: ("Extract", frozenset({"member.full_name"})),
    receipt: ("Receipt, sheet 1", frozenset()),
    content: ("Receipt, sheet 2", frozenset()),
    board: ("Beds", CODES),
    everybody: ("Everybody out", CODES),
    limits: ("Limits", CODES),
}


@pytest.mark.parametrize("paper", TOLD, ids=lambda paper: paper.__name__)
def test_each_paper_in_each_language(
    client: Client, made: Family, tmp_path: Path, paper: Callable[[Family], Asked]
) -> None:
    canaries = fill(made)
    happened(made.house, made.household)
    title, may_tell = TOLD[paper]
    for language in ("kk", "ru", "en"):
        address, words = paper(made)
        typed = {"key": uuid4(), "as": "pdf", "language": language, **words}
        answer = client.post(address, typed, headers={"accept-language": language})
        assert answer["Content-Type"] == "application/pdf", answer.content.decode()
        assert re.search(
            r'filename="(letter|list|file|sheet-[12])\.pdf"',
            answer["Content-Disposition"],
        )
        text = said(answer.content, tmp_path, name=f"{paper.__name__}-{language}")
        with translation.override(language):
            assert translation.gettext(title) in text
        assert paper is content or not MACHINES_HOUR.search(text)
        told = {f for f, hidden in canaries.items() if any(w in text for w in hidden)}
        assert told <= may_tell
