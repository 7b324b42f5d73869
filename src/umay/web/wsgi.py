"""The door for a WSGI server: two quick questions, and Django for everything else."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umay.settings")
django = get_wsgi_application()

from umay.web.quick import quick  # noqa: E402 (needs Django set up)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    if environ["PATH_INFO"].startswith("/quick/"):
        return quick(environ, start_response)
    return django(environ, start_response)
