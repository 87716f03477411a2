"""manage.py letters: sends what is due, once or for as long as it runs."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from django.utils import timezone

from letters import due
from letters.actions import send_waiting

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """For cron or a service. Two at a time never send the same letter."""

    help = "Writes the reminders that are due and sends the letters that wait."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, with this pause")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every is None:
            self._round()
        while every is not None:
            self._careful_round()
            time.sleep(every)

    def _careful_round(self) -> None:
        """A database that is away for a while is no reason to stop."""
        try:
            self._round()
        except DatabaseError:
            logger.exception("Letters could not be sent this time")
        finally:
            connections.close_all()

    def _round(self) -> None:
        now = timezone.now()
        due.write_all(at=now)
        if sent := send_waiting(at=now):
            self.stdout.write(f"{sent}")
