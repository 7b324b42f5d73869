"""Logins of the demo: one for each kind of worker, with passwords anybody may know."""

import json
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


def is_invented(home: Home) -> bool:
    """Whether nobody in the demo's house is real; a HMIS file may hold real people."""
    marker = home.path / MARKER
    recipe = json.loads(marker.read_text("utf-8") or "{}") if marker.exists() else {}
    return not recipe.get("file")


def logins_of(home: Home) -> tuple[Login, ...]:
    """Return the logins to be shown beside the sign-in form: none in a real house."""
    return LOGINS if (home.path / MARKER).exists() else ()
