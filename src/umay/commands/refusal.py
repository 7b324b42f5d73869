"""When a command cannot go on: one line that says what to do, and no traceback."""


class Refusal(Exception):
    """A command cannot go on; the message is one line that says what to do."""


def expected(error: Exception) -> bool:
    """Whether the message alone helps; anything else is a fault of ours."""
    if isinstance(error, Refusal):
        return True  # a witness has no Django to ask
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    return isinstance(error, ImproperlyConfigured | OperationalError)


def one_line(error: Exception) -> str:
    """Return the first line of the message: PostgreSQL writes several."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
