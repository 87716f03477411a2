"""What every page knows: the year, the menus, and whether this is a demonstration."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from config import cast, menus
from nominations.models import Competition, Nomination


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Menus are looked up only where they are shown, so that a fragment costs no query."""
    competition = Competition.objects.current()
    is_demo = bool(competition and competition.is_demo)
    return {
        "competition": competition,
        "phase": competition.phase(timezone.now()) if competition else None,
        "is_demo": is_demo,
        "demo_parts": SimpleLazyObject(cast.parts) if is_demo else [],
        "navigation": SimpleLazyObject(lambda: menus.public(request)),
        "menu": SimpleLazyObject(lambda: menus.work(request, competition)),
        "own_drafts": SimpleLazyObject(lambda: _own_drafts(request, competition)),
    }


def _own_drafts(request: HttpRequest, competition: Competition | None) -> list[Nomination]:
    """What the person can go on writing on; nothing for visitors."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not competition or not competition.is_open(timezone.now()):
        return []
    drafts = Nomination.objects.of(user).filter(status=Nomination.Status.DRAFT)
    return list(drafts.filter(prize__competition=competition).select_related("company"))
