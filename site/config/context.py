"""What every page knows: the year, the menus, and whether this is a demonstration."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from config import cast, menus
from nominations.models import Competition


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
    }
