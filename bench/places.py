"""Finding a place among 500 centers with 2.4 million past stays, at 150 a second.

An open loop: requests leave at their time whether or not earlier ones were answered,
so waiting counts. Then a probe: promise, search at once, and see that it is gone.
"""

import asyncio
import json
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

from bench.place import lent_house
from bench.servers import serving

CENTERS = 500
PAST_STAYS = 2_400_000
RATE = 150  # requests a second
SECONDS = 40
PROBES = 300
LIMIT = 60.0  # milliseconds, p99

HISTORY = """
SET session_replication_role = replica;
-- The search reads no claims; building their exclusion indexes takes ten minutes.
ALTER TABLE records_claim DROP CONSTRAINT claim_bed_once,
  DROP CONSTRAINT claim_person_once, DROP CONSTRAINT claim_unit_once;
CREATE TEMP TABLE past AS
SELECT gen_random_uuid() AS household, gen_random_uuid() AS stay, b.center_id AS center,
  b.id AS bed, b.unit_id AS unit, b.slot AS slot, p.id AS programme,
  date '2006-01-01' + (n * 15) AS first, n
FROM (SELECT *, row_number() OVER (ORDER BY id) AS k FROM records_bed) b
JOIN records_unit u ON u.id = b.unit_id
JOIN records_programme p ON p.id = u.programme_id,
generate_series(0, %(each)s - 1) n;
INSERT INTO records_household (id, center_id, survivor_code, programme_id, pregnant,
  step_free, pets, languages, may_share, may_split, made_at)
SELECT household, center, household, programme, 'unknown', 'unknown', 'unknown', '',
  false, false, now() FROM past;
INSERT INTO records_stay (id, center_id, household_id, form, first_day, exit_day,
  destination, keys_back, follow_up, leaving_to)
SELECT stay, center, household, 'round_the_clock', first, first + 14, 'unknown',
  'unknown', 'unknown', '' FROM past;
INSERT INTO records_claim (id, center_id, household_id, bed_id, unit_id, stay_id, kind,
  first_night, until, slot_from, slot_until, is_open)
SELECT gen_random_uuid(), center, household, bed, unit, stay, 'stay', first, first + 14,
  slot, slot + 1, false FROM past;
"""


def main() -> None:
    """Fill, ask, probe; print one line each. Fails when the limit is not kept."""
    with lent_house() as house:
        cookie, asked = _fill()
        threads = (2, 8)
        target = "umay.web.wsgi:application"
        with serving(target, house.environment(), *threads) as port:
            asyncio.run(_load(port, cookie, 5))
            times, failed = asyncio.run(_load(port, cookie, SECONDS))
            stale = _probe(port, cookie, asked)
    times.sort()
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    table = Table(title=f"Finding a place: {CENTERS} centers, {RATE} a second")
    for name in (
        "answers",
        "p50 ms",
        "p99 ms",
        "worst ms",
        "failed",
        "stale of probes",
    ):
        table.add_column(name, justify="right")
    table.add_row(str(len(times)), f"{p50:.1f}", f"{p99:.1f}", f"{times[-1]:.1f}",
                  str(failed), f"{stale} of {PROBES}")  # fmt: skip
    Console(width=100).print(table)
    if failed or stale or p99 > LIMIT:
        raise SystemExit("the limit is not kept")


def _fill() -> tuple[str, dict[str, Any]]:
    from django.db import connection

    from bench.houses import centers, signed_in
    from umay.records.models import Claim, Stay, Vacancy

    console = Console(stderr=True)
    console.print(f"opening {CENTERS} centers")
    keys = centers(CENTERS)
    _make_room(keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_bed WHERE unit_id IS NOT NULL")
        beds = cursor.fetchone()[0]
        console.print(f"writing {PAST_STAYS:,} past stays into {beds:,} beds")
        cursor.execute(HISTORY, {"each": -(-PAST_STAYS // beds)})
        cursor.execute("RESET session_replication_role")
        cursor.execute("ANALYZE")
    console.print(f"{Stay.objects.count():,} stays, {Claim.objects.count():,} claims")
    asked = Vacancy.objects.filter(center_id=keys[1], size=5).values().first()
    return signed_in(keys[0]), dict(asked or {})


def _make_room(keys: list[uuid.UUID]) -> None:
    """Give each center a few free units of some sizes only, as real ones have."""
    from umay.records.models import Vacancy

    for number, key in enumerate(keys):
        Vacancy.objects.filter(center_id=key).exclude(size=number % 5 + 1).update(
            free=0
        )
        Vacancy.objects.filter(center_id=key, size=number % 5 + 1).update(free=2)
    Vacancy.objects.filter(center_id=keys[1], size=5).update(free=10_000)


def _question(number: int) -> str:
    asked = {
        "beds": number % 5 + 1,
        "programme": "violence" if number % 4 else "hardship",
    }
    return f"/quick/places?{urlencode(asked)}"


async def _load(port: int, cookie: str, seconds: int) -> tuple[list[float], int]:
    """Return milliseconds from when each request was due to its whole answer."""
    times: list[float] = []
    failed = 0
    begin = time.perf_counter() + 0.1

    async def one(number: int) -> None:
        nonlocal failed
        due = begin + number / RATE
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        status, _ = await _get(port, cookie, _question(number))
        times.append((time.perf_counter() - due) * 1000)
        failed += status != 200

    await asyncio.gather(*(one(n) for n in range(RATE * seconds)))
    return times, failed


async def _get(port: int, cookie: str, path: str, body: str = "") -> tuple[int, Any]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    method = "POST" if body else "GET"
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"
    )
    writer.write(head.encode())
    answer = await reader.read()
    writer.close()
    top, _, content = answer.partition(b"\r\n\r\n")
    return int(top.split()[1]), json.loads(content)


def _probe(port: int, cookie: str, asked: dict[str, Any]) -> int:
    """Promise, then search at once: count answers older than the promise."""

    async def run() -> int:
        stale = 0
        for free in _free(asked):
            body = urlencode(
                {"center": asked["center_id"], "programme": asked["programme"],
                 "size": 5, "beds": 5, "cots": 0, "key": uuid.uuid4()}
            )  # fmt: skip
            status, _ = await _get(port, cookie, "/quick/promise", body)
            found = {"beds": 5, "programme": asked["programme"]}
            _, seen = await _get(port, cookie, f"/quick/places?{urlencode(found)}")
            best = seen["places"][0]
            stale += status != 200 or int(best["free"]) != free
        return stale

    return asyncio.run(run())


def _free(asked: dict[str, Any]) -> Iterator[int]:
    return iter(range(asked["free"] - 1, asked["free"] - 1 - PROBES, -1))


if __name__ == "__main__":
    main()
