"""Letters to those who work on a nomination."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy

from accounts.models import User
from letters import actions as letters
from nominations import rules
from nominations.models import Nomination

PAGE = "nominations:nomination"
shown_to_reader = lazy(rules.shown, str)  # in the language of whoever gets the letter


def tell_members(
    nomination: Nomination,
    kind: str,
    *,
    key: str,
    at: datetime,
    route: str = PAGE,
    facts: Mapping[str, object] | None = None,
) -> None:
    """A letter to each of them, with the way to the page."""
    for member in nomination.members.select_related("user"):
        own_key = f"{key}-{member.user_id}"
        tell(member.user, nomination, kind, key=own_key, at=at, route=route, facts=facts)


def tell(
    person: User,
    nomination: Nomination,
    kind: str,
    *,
    key: str,
    at: datetime,
    route: str = PAGE,
    facts: Mapping[str, object] | None = None,
) -> None:
    """A letter about the nomination. Lazy facts speak the language of their reader."""
    path = reverse(route, args=[nomination.pk])
    given = {"company": nomination.company.name, **(facts or {})}
    with translation.override(person.language or settings.LANGUAGE_CODE):
        told = {name: str(fact) for name, fact in given.items()}
    letters.write(kind, person, key=key, at=at, facts=told, path=path)
