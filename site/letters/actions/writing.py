"""Writes a letter in the transaction of what it tells about: neither is without the other."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from letters import texts
from letters.actions import sending, tasks
from letters.composing import Content, compose
from letters.kinds import KINDS, Kind
from letters.models import Letter


@transaction.atomic
def write(
    kind: str,
    to: User | str,
    *,
    key: str,
    at: datetime,
    facts: Mapping[str, str] | None = None,
    path: str = "",
    language: str = "",
) -> Letter | None:
    """The letter goes out when the transaction is done. Nobody writes to a closed account."""
    letter, is_new = _written(KINDS[kind], to, key, at, facts or {}, path, language)
    if is_new:
        tasks.send_after_commit(at)
    return letter


def send_at_once(
    kind: str, to: str, *, key: str, at: datetime, facts: Mapping[str, str], language: str
) -> None:
    """For a letter that somebody sits and waits for: right now, past every other one."""
    with transaction.atomic():
        letter, _is_new = _written(KINDS[kind], to, key, at, facts, "", language)
    if letter:
        sending.send(letter, at=at)


def _written(
    kind: Kind,
    to: User | str,
    key: str,
    at: datetime,
    facts: Mapping[str, str],
    path: str,
    language: str,
) -> tuple[Letter | None, bool]:
    """The letter with this key, and whether it was written just now."""
    if isinstance(to, User) and not to.is_active:
        return None, False
    if known := Letter.objects.filter(key=key).first():
        return known, False
    address = str(to.email if isinstance(to, User) else to).strip().lower()
    validate_email(address)
    person = to if isinstance(to, User) else User.objects.filter(email=address).first()
    language = _spoken(language or (person.language if person else ""))
    content = _content(kind, facts, path, language)
    return Letter.objects.get_or_create(
        key=key,
        defaults=vars(content)
        | {"kind": kind.name, "language": language, "to": address, "person": person}
        | {"written_at": at, "next_try_at": at},
    )


def _content(kind: Kind, facts: Mapping[str, str], path: str, language: str) -> Content:
    if set(facts) != set(kind.facts):
        raise TypeError(f"A letter of kind {kind.name} takes exactly these facts: {kind.facts}")
    words = texts.in_force(kind, language)
    return compose(kind, words, facts, link=_link(kind, path), language=language)


def _link(kind: Kind, path: str) -> str:
    """On this site, whatever anybody typed."""
    if not kind.opens:
        return ""
    path = path or reverse(kind.opens)
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("A letter links to a path of this site")
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _spoken(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
