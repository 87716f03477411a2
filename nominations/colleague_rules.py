"""Who decides about a nomination's colleagues, and who may come in. Asks, never writes."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from ledger.models import Event
from nominations import rules
from nominations.models import AccessRequest, Invitation, Nomination

DAY = timedelta(days=1)
MOST_OPEN_INVITATIONS, MOST_INVITATIONS_A_DAY, MOST_REQUESTS_A_DAY = 10, 20, 5


def owns(user: User, nomination: Nomination) -> bool:
    """Decides who works on the nomination."""
    return nomination.members.filter(user=user, role="owner").exists()


def may_invite(user: User, nomination: Nomination) -> bool:
    return owns(user, nomination) and nomination.status != Nomination.Status.WITHDRAWN


def why_not_invite(user: User, nomination: Nomination, email: str, at: datetime) -> str:
    """Why the address can't be invited now; empty when it can."""
    if not may_invite(user, nomination):
        return _(
            "Only the owner invites colleagues, and not to a withdrawn nomination. Ask the owner."
        )
    if nomination.members.filter(user__email=email).exists():
        return _("%(email)s works on the nomination already. Invite somebody else.") % {
            "email": email
        }
    waiting = nomination.invitations.filter(answered_at=None)
    if waiting.filter(email=email).exists():
        return _("%(email)s is invited already. Take the invitation back to send a new one.") % {
            "email": email
        }
    if waiting.count() >= MOST_OPEN_INVITATIONS:
        return _(
            "Ten invitations are waiting for an answer. Take one back to invite somebody else."
        )
    # The ledger remembers those whose draft was deleted too.
    sent = Event.objects.filter(action="nominations.invite", actor=user, at__gt=at - DAY)
    if sent.count() >= MOST_INVITATIONS_A_DAY:
        return _("You have invited twenty people in a day. Go on tomorrow.")
    return ""


def is_invited(user: User, invitation: Invitation) -> bool:
    """The address is the person's own, and the invitation still stands."""
    return invitation.email.lower() == user.email and still_stands(invitation)


def still_stands(invitation: Invitation) -> bool:
    return (
        not invitation.answered_at and invitation.nomination.status != Nomination.Status.WITHDRAWN
    )


def may_leave(user: User, nomination: Nomination) -> bool:
    """Everybody but the owner, who must find a new one first."""
    return rules.is_member(user, nomination) and not owns(user, nomination)


def asked_lately(user: User, nomination: Nomination, at: datetime) -> AccessRequest | None:
    """A request that waits for its answer, or that was refused within a day."""
    refused_lately = Q(answered_at__isnull=False, granted=False, asked_at__gt=at - DAY)
    asked = nomination.access_requests.filter(user=user)
    return asked.filter(Q(answered_at=None) | refused_lately).first()


def why_not_ask(user: User, nomination: Nomination, at: datetime) -> str:
    """Why the person can't ask to be let in; empty when it is possible."""
    if rules.is_member(user, nomination):
        return _("You work on this nomination already. You find it under My nominations.")
    asked = AccessRequest.objects.filter(user=user, asked_at__gt=at - DAY)
    if asked.count() >= MOST_REQUESTS_A_DAY:
        return _("You have asked for access five times in a day. Try again tomorrow.")
    return ""
