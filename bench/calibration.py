"""Do 90 % intervals from a house's own history hold the truth 90 % of the time?

``python -m bench.calibration``: 500 invented histories of two years whose truth is
known. Limit: 87 to 93 %.
"""

import sys

from tests.forecast.histories import coverage, truth

LOWEST, HIGHEST, HISTORIES = 0.87, 0.93, 500


def main() -> int:
    held = coverage(HISTORIES)
    print(f"truth {truth():.4f}; {held:.1%} of {HISTORIES} intervals of 90 % hold it")
    return 0 if LOWEST <= held <= HIGHEST else 1


if __name__ == "__main__":
    sys.exit(main())
