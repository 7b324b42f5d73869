"""Crawling: everything a worker can ask of the house, and what it answers her."""

import re
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests.walls.hidden_house import PASSPHRASE, HiddenHouse
from umay.use_cases.keys.own_keys import Shut, unlock
from umay.web.rings import SERVER_HALF

NEW_EACH_TIME = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(r'name="key" value="[^"]*"'),
    # Of her own account: a new secret, its picture, a new question to her passkey.
    re.compile(r'<div class="qr".*?</div>', re.DOTALL),
    re.compile(r'<code class="secret">.*?</code>', re.DOTALL),
    re.compile(r"(?:\"|&quot;)challenge(?:\"|&quot;): (?:\"|&quot;)[\w-]+"),
)
NOT_ASKED = {"sign-in", "sign-out", "lock", "language", "away", "leaving", "unlock"}
# The list of her own browsers: each world is asked from a browser of its own.
NOT_ASKED |= {"own-sessions", "own-session"}
# Sizes and hashes of the whole ledger: the same for everybody, and other each time.
NOT_ASKED |= {"record-request"}
KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NIL = uuid.UUID(int=7)
TURNED_BACK = {403, 405}  # before anything is read of what she sends
FORGED: dict[str, uuid.UUID | int | str] = {
    "factor": 7,
    "token": "x",
    "what": "money",
}


@dataclass(frozen=True)
class Answer:
    status: int
    goes_to: str
    body: str


def crawl(made: HiddenHouse, only: Collection[str] = ()) -> dict[str, Answer]:
    """Ask for every address and send every form, of whom there is and is not.

    Each is asked of the house as it stood: what one question changed is undone. Where
    nothing may be sent at all, one form is enough.
    """
    client, told = browser_of(made), {}
    for name, names in routes(only):
        for who, ids in (("seen", made.seen_ids), ("hidden", made.hidden_ids)):
            path = reverse(
                name, kwargs={n: ids.get(n, FORGED.get(n, NIL)) for n in names}
            )
            told[f"GET {name} {who}"] = _undone(made, lambda at=path: client.get(at))
            for number, form in enumerate(forms(made)):
                sent = {"key": uuid.uuid4(), **form}
                answer = _undone(made, lambda at=path, sent=sent: client.post(at, sent))
                told[f"POST {name} {who} {number}"] = answer
                if answer.status in TURNED_BACK:
                    break
            if not names:
                break
    return told


def _undone(made: HiddenHouse, ask: Callable[[], HttpResponse]) -> Answer:
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    return _answer(made, answer)


def routes(only: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    for pattern in get_resolver().url_patterns:
        if pattern.name not in NOT_ASKED and (not only or pattern.name in only):
            yield pattern.name, list(pattern.pattern.converters)


def forms(made: HiddenHouse) -> list[Mapping[str, object]]:
    """What she might send: nothing, and much with keys she should not know."""
    hers, theirs = made.seen_ids, made.hidden_ids
    day = timezone.localdate() + timedelta(days=20)
    date = {"day_0": day.day, "day_1": day.month, "day_2": day.year}
    return [
        {},
        {
            "other": theirs["household"],
            "before": theirs["entry"],
            "household": theirs["household"],
            "worker": hers["worker"],
            "task": theirs["stay"],
            "units": "13",
            "unit": "13",
            "beds": "1",
            "condition": "closed",
            "scope": "house",
            "why": "safety",
            "reason": "full",
            "to": "unknown",
            "danger": "high",
            "name": "Ахметова Айгуль",
            "agreed": "on",
            "categories": "identity",
            **date,
            **_journal("admissions"),
        },
        {"unit": "15", "units": "15", "why": "because", "condition": "ready", **date}
        | _journal("absences"),
    ]


def _journal(kind: str) -> dict[str, object]:
    """This month and the one before."""
    today = timezone.localdate()
    ends = {"first": today - timedelta(days=40), "last": today}
    return {"journal": kind} | {
        f"{name}_{number}": part
        for name, day in ends.items()
        for number, part in enumerate((day.day, day.month, day.year))
    }


def browser_of(made: HiddenHouse) -> Client:
    """A browser in which she is signed in, her keys unlocked if she has any."""
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    client.force_login(made.walled)
    try:
        halves = unlock(made.walled.pk, PASSPHRASE)
    except Shut:
        return client
    from base64 import b64encode

    session = client.session
    session[SERVER_HALF] = b64encode(halves.server).decode()
    session.save()
    half = b64encode(halves.browser).decode()
    client.cookies[settings.HALF_COOKIE_NAME] = half
    return client


def _answer(made: HiddenHouse, response: HttpResponse) -> Answer:
    body = response.content.decode()
    for changing in NEW_EACH_TIME:
        body = changing.sub("", body)
    known = {str(k) for k in (*made.seen_ids.values(), *made.hidden_ids.values())}
    goes_to = KEY.sub(
        lambda key: key.group() if key.group() in known else "new",
        response.headers.get("Location", ""),
    )
    return Answer(response.status_code, goes_to, body)


def differences(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> list[str]:
    """Return what was answered otherwise, each with the first place it differs in."""
    assert one.keys() == other.keys()
    return [
        f"{asked}: {_first(one[asked], other[asked])}"
        for asked in one
        if one[asked] != other[asked]
    ]


def _first(one: Answer, other: Answer) -> str:
    if (one.status, one.goes_to) != (other.status, other.goes_to):
        return f"{one.status} {one.goes_to} | {other.status} {other.goes_to}"
    pairs = zip(one.body.splitlines(), other.body.splitlines(), strict=False)
    return next((f"{a.strip()} | {b.strip()}" for a, b in pairs if a != b), "length")
