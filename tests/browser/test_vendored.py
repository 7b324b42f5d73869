"""The vendored files are the ones that were built, and ask for nothing elsewhere."""

import gzip
from hashlib import sha256
from pathlib import Path

import umay.web

VENDOR = Path(__file__).parents[2] / "vendor"
STATIC = Path(umay.web.__file__).parent / "static" / "umay"
MOST = {"govuk.css": 12, "umay.css": 7, "exit.js": 2}  # KiB, packed


def test_they_are_what_was_built() -> None:
    listed = [VENDOR / "SHA256SUMS", VENDOR / "letters.sha256"]
    lines = [line for file in listed for line in file.read_text().splitlines()]
    sums = dict(line.split("  ")[::-1] for line in lines if not line.startswith("#"))

    assert sorted(Path(path).name for path in sums) == [
        "NotoSans-Bold.woff2",
        "NotoSans-Regular.woff2",
        "govuk.css",
    ]
    for path, expected in sums.items():
        assert sha256((VENDOR / path).read_bytes()).hexdigest() == expected, path


def test_no_stylesheet_asks_for_another_file() -> None:
    for path in STATIC.glob("*.css"):
        assert "url(" not in path.read_text("utf-8")
        assert "@import" not in path.read_text("utf-8")


def test_they_stay_light() -> None:
    for name, most in MOST.items():
        packed = len(gzip.compress((STATIC / name).read_bytes()))
        assert packed <= most * 1024, f"{name}: {packed} bytes"
