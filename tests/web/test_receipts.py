"""Receipts on the screen: listed, made in her language, and silent to a stranger."""

import re

import pytest
from django.utils import translation

from tests.browser.looking import TELLING
from tests.gate.family import family as family_of
from tests.gate.family import fill
from tests.web.living import moved_in, page, sent
from umay.core.outgoing import TAGS
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.core.roles import Role
from umay.proof.contents import read_content
from umay.proof.entry_proofs import read_entry_proof
from umay.records import log_files
from umay.records.models import LedgerEntry, Release
from umay.records.queries.receipts import entries_for
from umay.use_cases.gate import Leaving, leave
from umay.use_cases.ledger.receipts import PROOF
from umay.web.receipts import _page

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(autouse=True)
def own_log(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "log.key"
    key.write_text("07" * 32, "ascii")
    monkeypatch.setattr(log_files, "_key_path", lambda: key)


def of(stay, act: str = "stay.opened") -> LedgerEntry:
    rows = entries_for(stay.center_id, stay.household_id)
    return next(row for row in rows if row.act == act)


def test_her_page_leads_to_what_she_may_take(house, client_of) -> None:
    stay = moved_in(house)
    duty = client_of(Role.DUTY)

    shown = duty.get(page(stay)).content.decode()
    listed = duty.get(page(stay, "receipts")).content.decode()

    assert page(stay, "receipts") in shown
    assert "She was taken in" in listed
    assert "She asked for a place" in listed
    assert "Nobody outside has seen it yet" in listed
    assert 'download="check.html"' in listed


def test_both_sheets_leave_as_pages_and_as_files(house, client_of) -> None:
    stay = moved_in(house)
    at = page(stay, "receipts", of(stay).pk)
    social = client_of(Role.SOCIAL)
    assert social.get(at).status_code == 200

    def takes(sheet: str, kept_as: str, language: str = "en"):
        typed = {"sheet": sheet, "kept_as": kept_as, "language": language}
        return social.post(at, sent(**typed))

    first, second = takes("1", "file"), takes("2", "file")
    assert read_entry_proof(first.content).index == of(stay).seq - 1
    assert read_content(second.content).entry.act == "stay.opened"
    name = 'attachment; filename="sheet-1.txt"'
    assert first.headers["Content-Disposition"] == name
    paper = takes("1", "page", "kk")
    assert paper.headers["Content-Disposition"] == 'inline; filename="sheet-1.html"'
    told = paper.content.decode()
    assert 'lang="kk"' in told
    assert "<svg" in told
    assert "Басқалар әлі растаған жоқ" in told
    assert 'lang="ru"' in takes("2", "page", "ru").content.decode()
    papers = Release.objects.values_list("paper", "recipient", "basis")
    assert set(papers) == {
        ("receipt", "herself", "her_right"),
        ("receipt_content", "herself", "her_right"),
    }


def test_another_familys_line_is_not_found(house, client_of) -> None:
    stay, other = moved_in(house), moved_in(house, unit="13")

    answer = client_of(Role.SOCIAL).get(page(stay, "receipts", of(other).pk))

    assert answer.status_code == 404


def test_a_gap_in_the_record_is_told_and_nothing_leaves(
    house, client_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    from umay.use_cases.ledger import receipts
    from umay.use_cases.ledger.log import Hole

    def holed(*_: object) -> None:
        raise Hole(3)

    stay = moved_in(house)
    monkeypatch.setattr(receipts, "grow", holed)
    typed = {"sheet": "1", "kept_as": "page", "language": "en"}

    answer = client_of(Role.SOCIAL).post(
        page(stay, "receipts", of(stay).pk), sent(**typed)
    )

    assert answer.status_code == 422
    assert "The record has a gap" in answer.content.decode()
    assert not Release.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_sheet_1_holds_none_of_the_houses_words(house, language: str) -> None:
    made = family_of(house)
    canaries = fill(made)
    entry = next(
        row
        for row in entries_for(house.worker.center_id, made.household)
        if row.act == "stay.opened"
    )
    what = Leaving(
        Paper.RECEIPT,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        frozenset({PROOF}),
        made.household,
        entry=entry.pk,
    )

    with translation.override("en"):
        left = leave(made.order(), what, _page(language))

    told = SVG.sub("", left.data.decode())
    found = {
        field for field, words in canaries.items() if any(w in told for w in words)
    }
    assert found == set()
    hers = [entry.act, entry.subject, str(entry.by), str(made.household)]
    hers += [house.worker.username, house.worker.center.slug, "stay.opened"]
    assert [word for word in hers if word in told] == []
    plain = told.casefold()
    assert [word for word in (*TELLING, "umay", "умай") if word in _seen(plain)] == []
    assert set(canaries) <= set(TAGS)


def _seen(page: str) -> str:
    """What a reader sees; the addresses of the two stylesheets are not on paper."""
    return re.sub(r"<link[^>]*>", "", page)
