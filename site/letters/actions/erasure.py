"""Empties letters that nobody needs to see again."""

from datetime import datetime

from django.db import transaction

from letters.models import Letter

State = Letter.State


@transaction.atomic
def empty(letter: Letter, *, at: datetime) -> None:
    """Leave of a letter that it was written, and whether it got there. What waits never goes."""
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.to = letter.subject = letter.text = letter.html = ""
    letter.person = None
    if letter.state == State.WAITING:
        letter.state, letter.next_try_at = State.FAILED, at
    letter.save()
