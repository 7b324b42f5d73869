"""Why something is not taken for proof: it is no such text, or it does not hold."""


class Malformed(ValueError):
    """Not a text of this format. ``line`` counts from 1, where there is one."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what if line is None else f"line {line}: {what}")
        self.what = what
        self.line = line

    def after(self, lines: int) -> "Malformed":
        """Return the same refusal, seen from a text with so many lines before."""
        return Malformed(self.what, (self.line or 1) + lines)


class NotProven(Exception):
    """Well formed, and it proves nothing: the message says what does not hold."""
