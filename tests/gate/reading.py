"""A PDF as other people's programs read it."""

import subprocess
from pathlib import Path


def said(pdf: bytes, folder: Path, tool: str = "pdftotext", name: str = "paper") -> str:
    """Return what poppler's ``tool`` says of it."""
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf)
    ends = ["-"] if tool == "pdftotext" else []
    return subprocess.run(
        [tool, str(file), *ends], check=True, capture_output=True, text=True
    ).stdout
