"""The site and its floor in one web process, for gunicorn."""

from collections.abc import Iterable
from typing import Any

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 -- after the set-up

from config.benchmark import floors, scratch  # noqa: E402

scratch.refuse_any_other()
site, floor = WSGIHandler(), floors.handler()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    chosen = floor if environ["PATH_INFO"].startswith("/floor/") else site
    return chosen(environ, start_response)
