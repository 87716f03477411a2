"""What waits for a person who does not work on the nomination yet."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from accounts.models import User
from nominations.models import AccessRequest, Invitation, Nomination

MONTH = timedelta(days=30)


def invitations_for(user: User) -> QuerySet[Invitation]:
    """Those that the person's address can say yes or no to."""
    waiting = Invitation.objects.filter(email__iexact=user.email, answered_at=None)
    standing = waiting.exclude(nomination__status=Nomination.Status.WITHDRAWN)
    return standing.select_related("nomination__company", "nomination__prize", "invited_by")


def requests_by(user: User, at: datetime) -> Collection[AccessRequest]:
    """The person's last request to each nomination: waiting, or refused within a month."""
    lately = Q(answered_at=None) | Q(answered_at__gt=at - MONTH)
    asked = AccessRequest.objects.filter(lately, user=user, granted=False)
    outside = asked.exclude(nomination__members__user=user)
    return {
        request.nomination_id: request for request in outside.select_related("nomination__company")
    }.values()
