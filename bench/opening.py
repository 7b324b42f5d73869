"""``python -m bench.opening``: what sealing costs the page of a family's words.

The same page of twenty words, opened by her own worker, is asked for in turns as it is
and with sealing switched off: keys are at hand and envelopes hand back what they hold,
with nothing decrypted. Counted is processor time, sessions and entry in the ledger
included in both.
"""

import contextlib
import time
from collections.abc import Iterator
from statistics import median
from typing import Any
from unittest.mock import patch

from bench.place import lent_house

ROUNDS, LIMIT = 150, 1.3
OF_A_MEMBER = ("full_name", "other_names", "birth_date", "documents", "phone")
OF_HER = ("call_name", "reach", "address", "relatives", "abuser")
WORDS = len(OF_A_MEMBER) * 3 + len(OF_HER)


def main() -> None:
    with lent_house():
        client, path = family()
        sealed, plain = measure(client, path)
    ratio = median(sealed) / median(plain)
    print(
        f"{WORDS} sealed words: {median(sealed) * 1000:.1f} ms of processor a page,"
        f" {median(plain) * 1000:.1f} ms with sealing switched off:"
        f" {ratio:.2f} times (limit {LIMIT})"
    )
    if ratio > LIMIT:
        raise SystemExit("the limit is not kept")


def measure(client: Any, path: str) -> tuple[list[float], list[float]]:
    kept: dict[Any, Any] = {}
    with switched_off(kept, learning=True):
        ask(client, path)
    sealed, plain = [], []
    for _ in range(ROUNDS):
        sealed.append(ask(client, path))
        with switched_off(kept):
            plain.append(ask(client, path))
    return sealed, plain


def ask(client: Any, path: str) -> float:
    begun = time.process_time()
    answer = client.get(path)
    taken = time.process_time() - begun
    shown = answer.content.decode().count("An invented word")
    if answer.status_code != 200 or shown != WORDS:
        raise SystemExit(f"{answer.status_code}: {shown} of {WORDS} words were shown")
    return taken


@contextlib.contextmanager
def switched_off(kept: dict[Any, Any], learning: bool = False) -> Iterator[None]:
    """Answer from ``kept`` instead of decrypting; ``learning`` fills it."""
    from umay.use_cases.keys import opening, rings
    from umay.web import rings as of_the_session

    def through(real: Any, name: Any) -> Any:
        def called(*arguments: Any) -> Any:
            key = name(*arguments)
            if learning:
                kept[key] = real(*arguments)
            return kept[key]

        return called

    with contextlib.ExitStack() as stack:
        for module, function, name in (
            (opening, "unseal", lambda _key, _place, envelope: envelope),
            (rings, "open_grant", lambda grant, _private: grant.pk),
            (of_the_session, "take_up", lambda worker, _halves: ("ring", worker)),
        ):
            double = through(getattr(module, function), name)
            stack.enter_context(patch.object(module, function, double))
        yield


def family() -> tuple[Any, str]:
    """Return her own worker's browser, unlocked, and where the words are."""
    from django.core.management import call_command
    from django.test import Client

    from tests.keys import ring_of, unlock_browser
    from tests.small_house import CHILD, small_house
    from umay.core.roles import Role
    from umay.records.models import Household, Worker
    from umay.use_cases.keys.granting import take_on
    from umay.use_cases.keys.writing import write_sealed
    from umay.use_cases.open_center import add_worker

    call_command("collectstatic", interactive=False, verbosity=0)
    house = small_house()
    own = add_worker(house.order(), "own", "x" * 20, Role.SOCIAL).subject
    worker = Worker.objects.get(pk=own)
    call = house.asks(CHILD, CHILD)
    row = Household.objects.get(requests=call)
    ring = ring_of(house, worker)

    def order() -> Any:
        from dataclasses import replace

        return replace(house.order(), by=own, ring=ring)

    take_on(order(), row.pk)
    said = "An invented word, and some more beside it"
    write_sealed(order(), row.pk, row, dict.fromkeys(of_model(row, OF_HER), said))
    for member in row.members.all():
        write_sealed(order(), row.pk, member, dict.fromkeys(OF_A_MEMBER, said))
    client = Client(SERVER_NAME="localhost")
    client.force_login(worker)
    unlock_browser(client, house, worker)
    return client, f"/families/{row.pk}/sealed/"


def of_model(row: Any, names: tuple[str, ...]) -> list[str]:
    from umay.records.sealed import sealed_columns

    there = set(sealed_columns(type(row)))
    return [name for name in names if name in there]


if __name__ == "__main__":
    main()
