"""Sends letters: each is claimed before it is handed over, so that no two workers send it."""

import time
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from letters import post
from letters.kinds import KINDS
from letters.models import Letter, LetterQuerySet, kind_of

State, Fault = Letter.State, Letter.Fault
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]  # then the last one again
MOST_TRIES = 51  # which is two days
LONG = timedelta(seconds=50)
EMPTY = {"text": "", "html": ""}


def send_waiting(*, at: datetime, limit: int = 50, patience: timedelta = LONG) -> int:
    """Send what is due, oldest first, and say how many went out."""
    _give_up_on_old_codes(at)
    begun, sent = time.monotonic(), 0
    connection = get_connection()
    try:
        for _turn in range(limit):
            passed = timedelta(seconds=time.monotonic() - begun)
            letter = _claimed(Letter.objects.all(), at + passed) if passed < patience else None
            if letter is None:
                break
            fault = _handed_over(letter, connection, at + passed)
            if fault in {Fault.NO_ANSWER, Fault.KEY}:
                break  # the next letter would fare no better
            sent += fault is None
    finally:
        connection.close()
    return sent


def send(letter: Letter, *, at: datetime) -> None:
    """Send this one letter now, unless somebody else is at it."""
    claimed = _claimed(Letter.objects.filter(pk=letter.pk), at)
    if claimed is None:
        return
    connection = get_connection()
    try:
        _handed_over(claimed, connection, at)
    finally:
        connection.close()


@transaction.atomic
def _claimed(letters: LetterQuerySet, at: datetime) -> Letter | None:
    """The first that is due. It is put off before it is sent: a crash costs one more try."""
    due = letters.due(at).order_by("next_try_at", "pk")
    letter = due.select_for_update(skip_locked=True).first()
    if letter:
        letter.next_try_at = at + PAUSES[min(letter.tries, len(PAUSES) - 1)]
        letter.tries += 1
        letter.save(update_fields=["tries", "next_try_at"])
    return letter


def _handed_over(letter: Letter, connection: BaseEmailBackend, at: datetime) -> Letter.Fault | None:
    fault = post.hand_over(letter, connection)
    if fault is None:
        _keep(letter, state=State.SENT, sent_at=at, error="")
    elif fault == Fault.ADDRESS or letter.tries >= MOST_TRIES:
        _keep(letter, state=State.FAILED, error=fault)
    else:
        _keep(letter, state=State.WAITING, error=fault)
    return fault


def _keep(letter: Letter, *, state: Letter.State, **facts: object) -> None:
    """What came of it. A code is not kept any longer than it takes to send it."""
    done = state != State.WAITING and kind_of(letter).is_secret
    Letter.objects.filter(pk=letter.pk).update(state=state, **facts, **(EMPTY if done else {}))


def _give_up_on_old_codes(at: datetime) -> None:
    for kind in KINDS.values():
        if kind.lasts:
            late = Letter.objects.due(at).filter(kind=kind.name, written_at__lt=at - kind.lasts)
            late.update(state=State.FAILED, error=Fault.TOO_LATE, **EMPTY)
