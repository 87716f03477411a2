"""A person's browser without a network: the whole middleware answers in this process."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from accounts.models import User
from config.views import sign_in

TOKEN = "b" * 32
FAILED = 400


def session_of(person: User) -> str:
    """A session as after signing in, second factor included."""
    request = HttpRequest()
    request.session = SessionStore()
    sign_in(request, person)
    request.session.save()
    return str(request.session.session_key)


class Visitor:
    """Asks the site for pages, and insists on getting them."""

    def __init__(self, handler: WSGIHandler, person: User | None = None) -> None:
        self._handler = handler
        self._requests = RequestFactory(headers={"host": "localhost", "x-csrftoken": TOKEN})
        self._requests.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
        if person:
            self._requests.cookies[settings.SESSION_COOKIE_NAME] = session_of(person)

    def get(self, path: str, asked: Mapping[str, Any] | None = None) -> HttpResponseBase:
        return self._answer(self._requests.get(path, asked or {}))

    def post(self, path: str, typed: Mapping[str, Any], **headers: str) -> HttpResponseBase:
        return self._answer(self._requests.post(path, typed, headers=headers))

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        response = self._handler.get_response(request)
        if response.status_code >= FAILED:
            raise RuntimeError(f"{request.method} {request.path}: {response.status_code}")
        return response
