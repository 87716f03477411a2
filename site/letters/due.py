"""Reminders that become due by themselves: other apps add theirs here."""

import logging
from datetime import datetime
from typing import Protocol

logger = logging.getLogger(__name__)


class Reminders(Protocol):
    """Writes the letters that are due at a time. Called often: a key keeps each to once."""

    def __call__(self, *, at: datetime) -> object: ...


_registered: list[Reminders] = []


def register(reminders: Reminders) -> Reminders:
    """Have it called each time letters are sent."""
    if reminders not in _registered:
        _registered.append(reminders)
    return reminders


def write_all(*, at: datetime) -> None:
    """One that fails is logged, and keeps no other back."""
    for reminders in _registered:
        try:
            reminders(at=at)
        except Exception:
            logger.exception("Reminders could not be written")
