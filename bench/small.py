"""Small: how soon the invented house opens, and what it weighs in memory.

Compiling the forecast belongs to setting up: once a machine, beside the first house
that is served. What both weigh meanwhile is told apart.
"""

import time

from rich.console import Console

from bench.demo import demo, folder

LIMIT_SECONDS = 5.0
LIMIT_MB = 200.0
PAGES = ("/sign-in/", "/leaving/", "/health/")


def main() -> None:
    """Build once, start again, and weigh after some pages were asked for."""
    import http.client

    with folder() as home:
        with demo(home) as first:
            built, meanwhile = first.started_in, first.memory()
            while first.compiling():
                time.sleep(1)
                meanwhile = max(meanwhile, first.memory())
        with demo(home) as again:
            for _ in range(20):
                for page in PAGES:
                    asked = http.client.HTTPConnection("127.0.0.1", again.port)
                    asked.request("GET", page)
                    asked.getresponse().read()
            weight = again.memory()
    Console(width=90).print(
        f"first page after {built:.1f} s with building the house,"
        f" {again.started_in:.1f} s after that (limit {LIMIT_SECONDS:.0f});"
        f" {weight:.0f} MB in all (limit {LIMIT_MB:.0f}); {meanwhile:.0f} MB at most"
        " while the forecast was compiled, once"
    )
    if again.started_in > LIMIT_SECONDS or weight > LIMIT_MB:
        raise SystemExit("the limit is not kept")


if __name__ == "__main__":
    main()
