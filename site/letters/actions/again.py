"""Puts letters that are done with back in the queue, or out of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters import rules
from letters.actions import tasks
from letters.models import Letter

State = Letter.State


@transaction.atomic
def send_again(letter: Letter, *, by: User, at: datetime) -> Letter:
    """Put the letter back among those that wait, as if it had not been tried."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if refused := rules.why_not_send_again(by, letter):
        raise Refused(refused)
    letter.state, letter.tries, letter.next_try_at, letter.error = State.WAITING, 0, at, ""
    letter.save(update_fields=["state", "tries", "next_try_at", "error"])
    chain.record("letters.send_again", letter, by=by, at=at, kind=letter.kind)
    tasks.send_after_commit(at)
    return letter


def file_away() -> None:
    """Take all that wait for sent: a demonstration's letters are to people who do not exist."""
    waiting = Letter.objects.filter(state=State.WAITING)
    waiting.update(state=State.SENT, sent_at=F("written_at"), tries=1)
