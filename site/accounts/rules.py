"""Whether the person behind a request has shown a second factor."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.models import User

KEYS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=KEYS).exists())


def adding_is_using(request: HttpRequest, user: User, authenticator: Any, **_more: Any) -> None:
    """Whoever has just added a key has shown it: nobody is asked for it twice in a row."""
    if authenticator.type in KEYS:
        record_authentication(request, user, method="mfa", type=authenticator.type)


def used_second_factor(request: HttpRequest) -> bool:
    """In this very session: a passkey, an authenticator app or a recovery code."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
