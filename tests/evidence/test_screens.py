"""The screens of evidence: what is sent, what comes back, and what is handed out."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.evidence.files import HTML, photo, received
from tests.gate.family import Family, at, worker_of
from umay.core.evidence import MOST
from umay.core.policy import POLICY
from umay.core.roles import Role
from umay.records.models import Evidence, Release

NOTE = "He stood at the gate"


def send(client: Client, made: Family, data: bytes, **more: object):
    file = SimpleUploadedFile("IMG_7.jpg", data, "image/jpeg")
    told = {"key": uuid4(), "note": NOTE, "file": file, "whole": "1"}
    return client.post(at("evidence-new", made), told | more)


def take(client: Client, made: Family, row: Evidence, paper: str):
    where = at("evidence-take", made, file=row.pk)
    return client.post(where, {"key": uuid4(), "paper": paper})


def test_a_file_is_sent_listed_and_opened(client: Client, made: Family) -> None:
    assert send(client, made, photo()).status_code == 302
    row = Evidence.objects.get()

    listed = client.get(at("evidence", made)).content.decode()
    page = client.get(at("evidence-one", made, file=row.pk)).content.decode()

    assert NOTE not in listed
    for word in (NOTE, "IMG_7.jpg", made.own.username):
        assert word in page


@pytest.mark.parametrize("data", [photo(), HTML, b"%PDF-1.7 x", b"\0" * 9])
def test_whatever_it_is_a_browser_is_never_shown_it(
    client: Client, made: Family, data: bytes
) -> None:
    row = received(made, data, 'x"><script>.html')

    answer = take(client, made, row, "original")

    assert answer.content == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="file-1.')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert "html" not in answer["Content-Disposition"]


def test_a_copy_has_a_name_that_says_nothing(client: Client, made: Family) -> None:
    answer = take(client, made, received(made, photo()), "cleaned")

    assert answer["Content-Disposition"] == 'attachment; filename="copy-1.jpg"'


def test_a_kind_that_cannot_be_cleaned_says_so(client: Client, made: Family) -> None:
    row = received(made, HTML, "photo.jpg")

    page = client.get(at("evidence-one", made, file=row.pk)).content.decode()
    answer = take(client, made, row, "cleaned")

    assert "no copy without place and device" in page
    assert answer.status_code == 422
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "is empty"), (b"\0" * (MOST + 9), "too large")]
)
def test_a_refused_file_keeps_what_was_typed(
    client: Client, made: Family, data: bytes, said: str
) -> None:
    answer = send(client, made, data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert NOTE in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_file_cut_off_on_its_way_is_not_kept(client: Client, made: Family) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n%s\r\n'
        b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n%s\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"'
        b"\r\n\r\n" % (str(uuid4()).encode(), NOTE.encode())
    )
    end = (
        b'\r\n--x\r\nContent-Disposition: form-data; name="whole"\r\n\r\n1\r\n--x--\r\n'
    )
    where, kind = at("evidence-new", made), "multipart/form-data; boundary=x"

    cut = client.generic("POST", where, body + photo()[:200], kind)
    assert cut.status_code == 422
    assert NOTE in cut.content.decode()
    assert not Evidence.objects.exists()

    assert client.generic("POST", where, body + photo() + end, kind).status_code == 302
    assert Evidence.objects.exists()


def test_no_other_page_takes_a_file(client: Client, made: Family) -> None:
    file = SimpleUploadedFile("a.jpg", photo())

    answer = client.post(at("contact-new", made), {"key": uuid4(), "file": file})

    assert answer.status_code == 400


def test_of_a_stranger_nothing_is_kept_in_memory(made: Family) -> None:
    answer = send(Client(), made, photo())

    assert answer.status_code == 401
    assert NOTE in answer.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - POLICY["evidence.see"]))
def test_nobody_else_sees_that_there_is_any(
    client: Client, made: Family, role: Role
) -> None:
    row = received(made, photo())
    client.force_login(worker_of(made.house, role))

    assert send(client, made, photo()).status_code == 403
    assert take(client, made, row, "original").status_code == 403
    for name in ("evidence", "evidence-new", "evidence-export"):
        assert client.get(at(name, made)).status_code == 403
    assert Evidence.objects.count() == 1


def test_another_social_worker_without_the_key_gets_no_byte(
    client: Client, made: Family
) -> None:
    row = received(made, photo(), note=NOTE)
    client.force_login(worker_of(made.house, Role.SOCIAL))

    answer = take(client, made, row, "original")

    assert answer.status_code == 422
    assert (
        NOTE not in client.get(at("evidence-one", made, file=row.pk)).content.decode()
    )


def test_a_file_under_the_address_of_another_family_is_not_there(
    client: Client, made: Family
) -> None:
    row = received(made, photo())
    other = {"household": UUID(int=7), "file": row.pk}

    assert client.get(reverse("evidence-one", kwargs=other)).status_code == 404


def test_a_locked_file_is_handed_out_on_her_decision(
    client: Client, made: Family, own_files: object
) -> None:
    row = received(made, photo())
    told = {
        "key": uuid4(),
        "chosen": [row.pk],
        "what": ["evidence.original", "evidence.cleaned"],
        "to": "herself",
        "language": "kk",
        "password": "four invented words",
        "password_again": "four invented words",
    }

    answer = client.post(at("evidence-export", made), told)

    assert answer.status_code == 200, answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="file.age"'
    assert answer.content.startswith(b"age-encryption.org/v1")
    short = client.post(at("evidence-export", made), told | {"password": "short"})
    assert short.status_code == 422
