"""A paper as a PDF: the same release, its letters whole, nobody asked for anything."""

import re
import sys
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tests.gate.family import Family, at, fill
from tests.gate.reading import said
from umay.core.recipients import Recipient
from umay.records.models import Release
from umay.web.pdf import SERVED, NotServed, as_pdf, served

KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ₸ №"
PAGE = '<html lang="kk"><title>Хат – Umay</title><h1>Хат</h1><p>{}</p></html>'


def test_the_letters_are_whole_and_our_own(tmp_path: Path) -> None:
    pdf = as_pdf(PAGE.format(KAZAKH))

    assert KAZAKH in said(pdf, tmp_path)
    named = said(pdf, tmp_path, "pdffonts").splitlines()[2:]
    assert named
    assert all(re.match(r"[A-Z]{6}\+Paper", line) for line in named)


def test_it_names_no_author_house_or_moment(tmp_path: Path) -> None:
    told = said(as_pdf(PAGE.format("")), tmp_path, "pdfinfo")
    lines = [line.partition(":") for line in told.splitlines()]
    about = {name: value.strip() for name, _, value in lines}

    assert about["Title"] == "Хат"
    assert about["Tagged"] == "yes"
    assert not {"Author", "Creator", "CreationDate", "ModDate", "Subject"} & set(about)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.css",
        "http://127.0.0.1/",
        "file:///etc/hostname",
        "data:text/css,p{}",
        "https://paper.invalid/../settings.py",
        "https://paper.invalid/static/umay/umay.css",
        "ftp://paper.invalid/paper.css",
    ],
)
def test_nothing_but_its_look_is_served(url: str) -> None:
    with pytest.raises(NotServed):
        served(url)


def test_a_page_that_names_other_places_reaches_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "words.txt"
    secret.write_text("told to nobody")
    asked = []
    monkeypatch.setattr("socket.socket.connect", lambda *a: asked.append(a))
    links = "".join(
        f'<link rel="{kind}" href="{place}"><img src="{place}">'
        f'<object data="{place}"></object><p style="background:url({place})">'
        for kind in ("stylesheet", "attachment")
        for place in (secret.as_uri(), "http://127.0.0.1:9/", "https://10.0.0.1/a.png")
    )

    pdf = as_pdf(PAGE.format(links))

    assert asked == []
    assert b"told to nobody" not in pdf
    assert b"/EmbeddedFile" not in pdf
    assert b"/URI" not in pdf


def test_what_is_served_is_there() -> None:
    assert all(file.is_file() for file, _kind in SERVED.values())


def test_it_is_the_same_release_with_the_hash_of_what_was_handed_out(
    client: Client, made: Family, tmp_path: Path
) -> None:
    canaries = fill(made)
    consent = made.agrees(
        Recipient.SOCIAL_OFFICE, frozenset({"member.full_name", "stay.first_day"})
    )
    send = at("consent-send", made, consent=consent)

    answer = client.post(send, {"key": uuid4(), "paper": "stay_letter", "as": "pdf"})

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    left = Release.objects.get(consent=consent)
    assert left.sha256 == sha256(answer.content).hexdigest()
    text = said(answer.content, tmp_path)
    told = {name for name, words in canaries.items() if any(w in text for w in words)}
    assert told == {"member.full_name"}


def test_without_pango_the_button_explains_and_nothing_is_written_down(
    client: Client, made: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine that has not got the library: it is looked for, and not found."""

    def nowhere(_self: object, name: str, *_more: object) -> None:
        raise OSError(f"cannot load library {name}")

    for name in [one for one in sys.modules if one.startswith("weasyprint")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("cffi.FFI.dlopen", nowhere)
    pdf = client.post(at("opened-print", made), {"key": uuid4(), "as": "pdf"})
    page = client.post(at("opened-print", made), {"key": uuid4(), "as": "page"})

    assert pdf.status_code == 422
    assert "libpango-1.0-0" in pdf.content.decode()
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert Release.objects.count() == 1
