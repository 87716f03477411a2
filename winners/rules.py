"""Who may make the awards public, and when. Asks, never writes."""

from django.utils.translation import gettext as _

from accounts.models import User
from jury.models import Decision
from nominations.models import Competition
from winners.models import Announcement


def why_not_announce(competition: Competition) -> str:
    """Why the year can't be announced yet; empty when it can."""
    decided = Decision.objects.filter(
        prize__competition=competition, approved_at__isnull=False
    ).values("prize")
    waiting = competition.prizes.exclude(pk__in=decided)
    if waiting:
        names = ", ".join(prize.name for prize in waiting)
        return _("These prizes have no approved decision yet: %(names)s.") % {"names": names}
    return ""


def may_announce(user: User) -> bool:
    return user.has_perm("winners.announce_awards")


def may_confirm(user: User, announcement: Announcement) -> bool:
    """Another person than the one who proposed it, once."""
    return (
        may_announce(user)
        and announcement.confirmed_at is None
        and announcement.proposed_by_id != user.pk
    )
