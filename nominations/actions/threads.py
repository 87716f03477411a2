"""What the company and the secretariat say to each other once a nomination exists."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules, texts, thread_rules
from nominations.actions.locking import locked
from nominations.actions.telling import shown_to_reader, tell_members
from nominations.models import ChangeRequest, Message, Nomination

LONGEST_MESSAGE = 4000


@transaction.atomic
def write_message(nomination: Nomination, text: str, *, by: User, at: datetime) -> Message:
    """Add a message to the thread. The same one twice in a row is one message."""
    nomination = locked(nomination)
    text = texts.clean(text).strip()
    if not thread_rules.may_write_message(by, nomination):
        raise Refused(_("Only the company and the secretariat write here."))
    if not text:
        raise Refused(_("Write a message first."))
    if texts.length(text) > LONGEST_MESSAGE:
        raise Refused(
            _("The message is too long. Cut it to %(limit)s characters, or send two.")
            % {"limit": LONGEST_MESSAGE}
        )
    last = nomination.messages.last()
    if last and (last.written_by_id, last.text) == (by.pk, text):
        return last
    return _written(nomination, text, by=by, at=at)


def _written(nomination: Nomination, text: str, *, by: User, at: datetime) -> Message:
    """The ledger and the letters tell that there is a message, never what it says."""
    from_secretariat = not rules.is_member(by, nomination)
    message = nomination.messages.create(
        text=text, written_at=at, written_by=by, from_secretariat=from_secretariat
    )
    side = "secretariat" if from_secretariat else "company"
    chain.record("nominations.write", nomination, by=by, at=at, message=message.pk, side=side)
    if from_secretariat:
        key = f"message-{message.pk}"
        tell_members(nomination, "message", key=key, at=at, route="nominations:thread")
    return message


@transaction.atomic
def request_change(
    nomination: Nomination, what: str, due_at: datetime, *, by: User, at: datetime
) -> ChangeRequest:
    """Ask the company to change something. Until then it can edit the nomination and send it in."""
    nomination = locked(nomination)
    if refused := thread_rules.why_not_request_change(by, nomination, due_at, at):
        raise Refused(refused)
    if not what.strip():
        raise Refused(_("Write what the company should change: it will read it."))
    close_change_requests(nomination, at=at)
    request = nomination.change_requests.create(
        what=texts.clean(what).strip(), due_at=due_at, asked_at=at, asked_by=by
    )
    facts = {"request": request.pk, "due": due_at.isoformat()}
    chain.record("nominations.request_change", nomination, by=by, at=at, **facts)
    key, due = f"change-request-{request.pk}", {"due": shown_to_reader(due_at)}
    tell_members(nomination, "change_request", key=key, at=at, facts=due)
    return request


@transaction.atomic
def withdraw_change_request(nomination: Nomination, *, by: User, at: datetime) -> None:
    """Take the request back. The company can no longer edit; what was sent in stands."""
    nomination = locked(nomination)
    if not thread_rules.is_for_secretariat(by, nomination):
        raise Refused(_("Only the secretariat takes a request for a change back."))
    request = rules.open_change_request(nomination, at)
    if request is None:
        raise Refused(_("There is no open request for a change. Look at the page anew."))
    close_change_requests(nomination, at=at)
    chain.record(
        "nominations.withdraw_change_request", nomination, by=by, at=at, request=request.pk
    )


def close_change_requests(nomination: Nomination, *, at: datetime) -> None:
    """Nothing is asked of the company any more, whether it answered or the time ran out."""
    nomination.change_requests.filter(answered_at=None).update(answered_at=at)


@transaction.atomic
def note_attempt(nomination: Nomination, *, missing: Sequence[str], by: User, at: datetime) -> None:
    """Note that somebody pressed «Send in» and was refused, and which answers were missing."""
    chain.record("nominations.attempt", nomination, by=by, at=at, missing=list(missing))
