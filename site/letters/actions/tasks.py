"""Sends what waits as a task of its own, after the page's transaction is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from letters import queries
from letters.actions import sending

PATIENCE = timedelta(seconds=3)  # of somebody who waits for a page


@task()
def send_what_waits() -> int:
    """A few letters at once; the rest, and all when the mail server is away, every minute."""
    now = timezone.now()
    if queries.mail_server_is_away(now):
        return 0
    return sending.send_waiting(at=now, patience=PATIENCE)


@dataclass(frozen=True)
class Sending:
    """Equal for all letters of one action, so that many letters are one task."""

    at: datetime

    def __call__(self) -> None:
        send_what_waits.enqueue()


def send_after_commit(at: datetime) -> None:
    """Once, however many letters the action writes."""
    promised = transaction.get_connection().run_on_commit
    if Sending(at) not in [done for _savepoints, done, _robust in promised]:
        transaction.on_commit(Sending(at), robust=True)
