"""The one center a command speaks of, with Django ready."""

import os
from uuid import UUID

from umay.commands.home import home_of
from umay.commands.refusal import Refusal


def the_center() -> UUID:
    """Raises ``Refusal`` if there is none, or more than one."""
    if not home_of(os.environ).has_keys():
        raise Refusal("there is no house here yet. Run: umay init")
    import django

    django.setup()
    from umay.records.models import Center

    found = Center.objects.values_list("pk", flat=True)[:2]
    if len(found) != 1:
        raise Refusal("there is not one house here; this command is for one")
    return found[0]
