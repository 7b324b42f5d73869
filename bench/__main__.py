"""``python -m bench``: every benchmark, or those named; a table each."""

import os
import subprocess
import sys

RUNS = {
    "reservation": ("postgresql", "sqlite"),
    "places": ("postgresql",),
    "pages": ("sqlite",),
    "small": ("sqlite",),
    "finding": ("sqlite",),
    "opening": ("sqlite",),
    "races": ("sqlite", "postgresql"),
    "fuzz": ("sqlite", "postgresql"),
    "forecast": ("sqlite",),
    "calibration": ("sqlite",),
    "agreement": ("sqlite",),
    "allocation": ("sqlite",),
    "ledger": ("sqlite",),
    "law": ("sqlite",),
    "mutations": ("sqlite",),
    "faults": ("sqlite", "postgresql"),
}


def main(named: list[str]) -> int:
    unknown = set(named) - set(RUNS)
    if unknown:
        sys.exit(
            f"no such benchmark: {', '.join(unknown)}. There are: {', '.join(RUNS)}"
        )
    failed = 0
    for name in named or RUNS:
        for engine in RUNS[name]:
            environment = {**os.environ, "UMAY_TEST_DATABASE": engine}
            command = [sys.executable, "-m", f"bench.{name}"]
            failed |= subprocess.run(command, env=environment, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
