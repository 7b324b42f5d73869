"""Passkeys: an answer that none gave opens nothing and breaks nothing."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from tests.web.letting_in import ClientOf, Workers
from tests.web.living import sent
from umay.core.roles import Role
from umay.records.models import Session
from umay.web.proving import PROVED

ANSWERS = (
    "x",
    "[]",
    "{}",
    '{"id": 7, "response": {}}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": 7}',
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "userHandle": "AAAA",
                "clientDataJSON": "AAAA",
                "authenticatorData": "AAAA",
                "attestationObject": "AAAA",
                "signature": "AAAA",
            },
        }
    ),
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_no_passkey_answered_lets_nobody_in(db: None, answer: str) -> None:
    client = Client()
    client.get("/sign-in/passkey/")

    told = client.post("/sign-in/passkey/", sent(credential=answer, output="AAAA"))

    assert told.status_code == 422
    assert not Session.objects.exclude(worker_id=None).exists()


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_no_passkey_answered_unlocks_nothing(
    client_of: ClientOf, answer: str
) -> None:
    client = client_of(Role.SOCIAL)
    client.post("/lock/")

    told = client.post("/unlock/passkey/", sent(credential=answer, output="AAAA"))

    assert told.status_code == 422
    assert "did not answer" in told.content.decode()
    assert "data-lock" not in client.get("/mine/").content.decode()


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_no_passkey_made_is_not_added(
    client_of: ClientOf, workers: Workers, answer: str
) -> None:
    client = client_of(Role.SOCIAL)
    session = client.session
    session[PROVED] = timezone.now().timestamp()
    session.save()
    client.get("/own/passkey/", headers={"host": "localhost"})

    told = client.post("/own/passkey/", sent(credential=answer, output=""))

    assert told.status_code == 422
    assert not Authenticator.objects.exists()


def test_each_challenge_is_another_one_and_asks_for_a_verified_person(
    db: None,
) -> None:
    one, other = (Client().get("/sign-in/passkey/").json() for _ in range(2))

    assert one["challenge"] != other["challenge"]
    assert one["userVerification"] == "required"
    assert "prf" in one["extensions"]
