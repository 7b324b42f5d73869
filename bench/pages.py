"""Pages of the main job on a slow phone: bytes over the wire and first paint.

Chromium at 360 px, 400 kbit/s, 400 ms there and back, the processor six times slower,
cold cache; the invented house of ``umay demo``.
"""

import statistics
from typing import Any

from rich.console import Console
from rich.table import Table

ROUNDS = 3
LIMIT_BYTES = 50 * 1024
LIMIT_PAINT = 2000  # milliseconds
WIRE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
DOOR = "/sign-in/"
NOBODY: dict[str, list[Any]] = {"cookies": [], "origins": []}
PAINT = """() => performance.getEntriesByType('paint')
  .find(entry => entry.name === 'first-contentful-paint')?.startTime"""


def measured(browser: Any, address: str, state: Any) -> tuple[int, float]:
    """Return bytes over the wire and milliseconds to first paint, cold."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, storage_state=state, locale="kk"
    )
    page = context.new_page()
    wire = context.new_cdp_session(page)
    taken: list[int] = []
    wire.on("Network.loadingFinished", lambda e: taken.append(e["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", WIRE)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(address, wait_until="load")
    paint = page.wait_for_function(PAINT).json_value()
    context.close()
    return int(sum(taken)), float(paint)


def table_of(rows: dict[str, list[tuple[int, float]]]) -> Table:
    table = Table(title="Pages on a slow phone (cold cache, median)")
    table.add_column("page")
    for name in ("KB over the wire", "first paint ms", "within"):
        table.add_column(name, justify="right")
    for name, found in rows.items():
        size = max(size for size, _ in found)
        paint = statistics.median(paint for _, paint in found)
        within = size <= LIMIT_BYTES and paint <= LIMIT_PAINT
        table.add_row(
            name, f"{size / 1024:.1f}", f"{paint:.0f}", "yes" if within else "NO"
        )
    return table


def show(rows: dict[str, list[tuple[int, float]]]) -> None:
    Console(width=90).print(table_of(rows))


def main() -> None:
    """Measure every page of the main job; fail when one is over its limit."""
    from bench.demo import demo, folder
    from tests.harness.browser import chromium

    with folder() as home, demo(home) as house, chromium() as browser:
        state = house.sign_in(browser, "duty")
        pages = _pages(house.url, browser, state)
        rows = {
            name: [
                measured(browser, house.url + path, NOBODY if path == DOOR else state)
                for _ in range(ROUNDS)
            ]
            for name, path in pages.items()
        }
    show(rows)
    worst = max(size for found in rows.values() for size, _ in found)
    slowest = max(statistics.median(p for _, p in found) for found in rows.values())
    if worst > LIMIT_BYTES or slowest > LIMIT_PAINT:
        raise SystemExit("a page is over its limit")


def _pages(url: str, browser: Any, state: Any) -> dict[str, str]:
    """The pages of the main job; one family and one call found through the screens."""
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    found = {
        "sign in": DOOR,
        "tonight": "/tonight/",
        "new call": "/calls/new/",
        "at the door": "/arrivals/new/",
        "waiting": "/waiting/",
        "board": "/board/",
        "limits": "/limits/",
    }
    page.goto(f"{url}/board/")
    found["family"] = page.get_attribute("a[href^='/families/']", "href")
    page.goto(f"{url}/waiting/")
    found["call"] = page.get_attribute("main a[href^='/calls/']", "href")
    context.close()
    return found


if __name__ == "__main__":
    main()
