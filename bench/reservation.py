"""Reservation under contention: our complete promise beside two peers.

Same machine, same PostgreSQL, one run: pgbench's one statement, the plain
``select_for_update`` view and ours take turns; the table shows the median of rounds.
On SQLite, where pgbench cannot go, ours stands alone.
"""

import re
import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.place import lent_house
from bench.servers import CONNECTIONS, SECONDS, Load, ask, serving

HERE = Path(__file__).parent
ROUNDS = 3
MANY = 50


def main() -> None:
    """Measure on the engine of this run and print a table."""
    from tests.harness import run

    with lent_house() as house:
        from bench.houses import centers, signed_in

        keys = centers(MANY)
        cookie = signed_in(keys[0])
        runs = _ours(house.environment(), cookie, [str(key) for key in keys])
        if run.DATABASE == "postgresql":
            runs |= _peers(house.url or "", house.environment())
        _print(run.DATABASE, _measure(runs))
        _recount()


Runs = dict[tuple[str, int], Callable[[], Load]]


def _ours(environment: dict[str, str], cookie: str, keys: list[str]) -> Runs:
    workers, threads = (2, 16) if "UMAY_DATABASE" in environment else (1, 8)

    def ours(count: int) -> Load:
        target = "umay.web.wsgi:application"
        with serving(target, environment, workers, threads) as port:
            return ask(port, HERE / "promise.lua", cookie, *keys[:count])

    return {("ours", n): lambda n=n: ours(n) for n in (MANY, 1)}  # type: ignore[misc]


def _peers(url: str, environment: dict[str, str]) -> Runs:
    schema = (HERE / "sql" / "peer.sql").read_text()
    subprocess.run(["psql", "-q", "-d", url, "-c", schema], check=True)

    def plain(count: int) -> Load:
        with serving("bench.plain_view:application", environment, 2, 8) as port:
            return ask(port, HERE / "plain.lua", str(count))

    peers: Runs = {}
    for n in (MANY, 1):
        peers["pgbench, one statement", n] = lambda n=n: _pgbench(url, n)  # type: ignore[misc]
        peers["plain select_for_update view", n] = lambda n=n: plain(n)  # type: ignore[misc]
    return peers


def _pgbench(url: str, count: int) -> Load:
    script = HERE / "sql" / "one_statement.pgbench"
    said = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "2",
         "-T", str(SECONDS), "-D", f"centers={count}", "-f", str(script),
         "-d", url, "-l", "--log-prefix=/tmp/umay-bench"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    rate = re.search(r"tps = ([\d.]+)", said)
    taken = sorted(
        int(line.split()[2]) / 1000
        for log in Path("/tmp").glob("umay-bench.*")
        for line in log.read_text().splitlines()
    )
    for log in Path("/tmp").glob("umay-bench.*"):
        log.unlink()
    failed = re.search(r"failed transactions: (\d+)", said)
    return Load(
        rate=float(rate[1] if rate else 0),
        p50=taken[len(taken) // 2],
        p99=taken[len(taken) * 99 // 100],
        failed=int(failed[1] if failed else 0),
    )


def _measure(runs: Runs) -> dict[tuple[str, int], Load]:
    found: dict[tuple[str, int], list[Load]] = {name: [] for name in runs}
    for number in range(ROUNDS):
        for name, measure in runs.items():
            found[name].append(measure())
            Console(stderr=True).print(f"round {number + 1}", name, found[name][-1])
    return {
        name: Load(
            rate=statistics.median(load.rate for load in loads),
            p50=statistics.median(load.p50 for load in loads),
            p99=statistics.median(load.p99 for load in loads),
            failed=sum(load.failed for load in loads),
        )
        for name, loads in found.items()
    }


def _print(engine: str, found: dict[tuple[str, int], Load]) -> None:
    table = Table(title=f"Reservation, {CONNECTIONS} clients, {engine}, durable")
    for name in ("", "centers", "a second", "p50 ms", "p99 ms", "failed", "of pgbench",
                 "of plain view"):  # fmt: skip
        table.add_column(name, justify="left" if not name else "right")
    for (name, count), load in sorted(found.items(), key=lambda x: (-x[0][1], x[0][0])):
        ratios = [
            f"{load.rate / peer.rate:.2f}" if peer else ""
            for peer in (
                found.get(("pgbench, one statement", count)),
                found.get(("plain select_for_update view", count)),
            )
        ]
        table.add_row(name, str(count), f"{load.rate:,.0f}", f"{load.p50:.1f}",
                      f"{load.p99:.1f}", str(load.failed), *ratios)  # fmt: skip
    Console(width=110).print(table)


def _recount() -> None:
    """Every promise took one vacancy and left one entry, in an order without holes."""
    from django.db.models import Max, Sum

    from bench.houses import PLENTY
    from umay.records.models import LedgerEntry, LedgerHead, Promise, Vacancy

    promised = Promise.objects.count()
    vacancies = Vacancy.objects.filter(size__gte=1)
    taken = vacancies.count() * PLENTY - (vacancies.aggregate(s=Sum("free"))["s"] or 0)
    entries = LedgerEntry.objects.filter(act="place.promised").count()
    holes = sum(
        head.size
        - (
            LedgerEntry.objects.filter(center_id=head.pk).aggregate(m=Max("seq"))["m"]
            or 0
        )
        for head in LedgerHead.objects.all()
    )
    print(
        f"recount: {promised} promises, {taken} taken, {entries} entries, {holes} holes"
    )
    if not promised == taken == entries or holes:
        raise SystemExit("the recount does not agree")


if __name__ == "__main__":
    main()
