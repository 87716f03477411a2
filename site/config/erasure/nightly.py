"""The night's work: everything that is due, class by class."""

import logging
from collections.abc import Iterator
from datetime import datetime

from config.erasure.classes import NIGHTLY, Erasure

logger = logging.getLogger(__name__)


def erase(*, at: datetime, dry_run: bool = False) -> Iterator[tuple[str, int, int]]:
    """Each class with how much of it went, or would go, and how much could not."""
    for kind in NIGHTLY:
        due = list(kind.due(at))
        failed = 0 if dry_run else sum(not _erased(kind, one, at) for one in due)
        yield kind.name, len(due) - failed, failed


def _erased(kind: Erasure, one: object, at: datetime) -> bool:
    """One that fails is logged by its number alone, and keeps no other back."""
    try:
        kind.erase(one, at=at)
    except Exception:
        logger.exception("%s %s could not be erased", kind.name, getattr(one, "pk", one))
        return False
    return True
