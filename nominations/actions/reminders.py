"""Reminds companies of drafts that are not sent in: by itself, or when the secretariat asks."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from letters.models import Letter
from nominations import reminders
from nominations.actions.locking import locked
from nominations.actions.telling import tell, tell_members
from nominations.models import Nomination
from nominations.reminders import Reminder


def remind(*, at: datetime) -> None:
    """Write the reminders that are due. However often it runs, each is written once."""
    by_nomination = groupby(reminders.due(at), key=lambda reminder: reminder.nomination)
    for nomination, found in by_nomination:
        _remind(nomination, list(found), at=at)


@transaction.atomic
def _remind(nomination: Nomination, found: Sequence[Reminder], *, at: datetime) -> None:
    """What was due a moment ago may have been sent in, or reminded of by another process."""
    still_draft = locked(nomination).status == Nomination.Status.DRAFT
    if not still_draft or Letter.objects.filter(key=found[0].key).exists():
        return
    kind, facts = reminders.letter(nomination)
    for reminder in found:
        tell(reminder.user, nomination, kind, key=reminder.key, at=at, facts=facts)
    chain.record("nominations.remind", nomination, by=None, at=at, kind=kind)


@transaction.atomic
def remind_by_hand(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Remind everybody who works on the draft, at most once in 24 hours."""
    nomination = locked(nomination)
    if refused := reminders.why_not_remind(by, nomination, at):
        raise Refused(refused)
    kind, facts = reminders.letter(nomination)
    event = chain.record("nominations.remind", nomination, by=by, at=at, kind=kind)
    key = f"reminder-{nomination.pk}-{event.number}"
    tell_members(nomination, kind, key=key, at=at, facts=facts)
