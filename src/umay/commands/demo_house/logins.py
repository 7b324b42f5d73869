"""Logins of the demo: one for each kind of worker, with passwords anybody may know."""

from dataclasses import dataclass

from umay.commands.home import Home
from umay.core.roles import Role

MARKER = "demo.json"  # in the data folder of an invented house, and in no other


@dataclass(frozen=True)
class Login:
    role: Role
    username: str
    password: str


LOGINS = tuple(Login(role, role.value, f"demo-{role.value}-umay") for role in Role)


def logins_of(home: Home) -> tuple[Login, ...]:
    """Return the logins to be shown beside the sign-in form: none in a real house."""
    return LOGINS if (home.path / MARKER).exists() else ()
