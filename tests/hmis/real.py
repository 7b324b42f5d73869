"""Where the real export lies, if it does."""

from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared"
REAL = SHARED / "data" / "hmis" / "demo-export.zip"
