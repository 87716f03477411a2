"""Tells the holder when a passkey or an authenticator app comes or goes."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import KEYS
from letters.actions import write


def tell_of_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any
) -> None:
    if authenticator.type in KEYS:
        passkey = authenticator.type == Authenticator.Type.WEBAUTHN
        language = _language(user)
        with translation.override(language):
            what = _("A passkey was added") if passkey else _("An authenticator app was added")
        _tell(user, what, f"key added {authenticator.pk}", _received(request), language)


def tell_of_removed(
    request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any
) -> None:
    """Recovery codes go by themselves with the last key, and are not told of."""
    if authenticator.type in KEYS:
        passkey = authenticator.type == Authenticator.Type.WEBAUTHN
        language, at = _language(user), _received(request)
        with translation.override(language):
            what = _("A passkey was removed") if passkey else _("An authenticator app was removed")
        _tell(user, what, f"key removed {user.pk} {at.isoformat()}", at, language)


def _tell(user: User, what: str, key: str, at: datetime, language: str) -> None:
    write("key_changed", user, key=key, at=at, facts={"what": what}, language=language)


def _language(user: User) -> str:
    return user.language or translation.get_language() or ""


def _received(request: HttpRequest) -> datetime:
    return getattr(request, "received_at", None) or timezone.now()
