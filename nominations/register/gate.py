"""Keeps all our processes together within what the register can bear."""

from django.conf import settings
from django.core.cache import cache

SLOTS = 2  # requests a second
LONGEST_PAUSE = 60


def may_ask() -> bool:
    """Takes a slot for a second, if one is free. The invented register bears any number.

    `add` is atomic in every cache of Django's, `incr` is not.
    """
    if settings.REGISTER == "fake":
        return True
    if cache.get("register:pause"):
        return False
    return any(cache.add(f"register:slot:{slot}", True, 1) for slot in range(SLOTS))


def pause(retry_after: str) -> None:
    """The register asked for quiet; everybody keeps quiet, for a minute at the most."""
    if settings.REGISTER != "fake" and retry_after.isdecimal():
        cache.set("register:pause", True, min(int(retry_after[:9]), LONGEST_PAUSE))
