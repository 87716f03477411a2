"""Who may write to whom about a nomination, and who may ask for a change. Asks, never writes."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from nominations.models import Nomination
from nominations.rules import is_member, open_change_request, shown

Status = Nomination.Status


def is_for_secretariat(user: User, nomination: Nomination) -> bool:
    """Speaks for the secretariat; never about a nomination that is one's own."""
    return user.has_perm("nominations.screen_nomination") and not is_member(user, nomination)


def may_write_message(user: User, nomination: Nomination) -> bool:
    return is_member(user, nomination) or is_for_secretariat(user, nomination)


def why_not_request_change(
    user: User, nomination: Nomination, due_at: datetime, at: datetime
) -> str:
    """Why the company can't be asked to change anything; empty when it can."""
    if not is_for_secretariat(user, nomination):
        return _("Only the secretariat asks for a change, and nobody about their own nomination.")
    if nomination.status not in {Status.SUBMITTED, Status.ON_HOLD}:
        return _("The nomination is not being checked, so there is nothing to change in it now.")
    if open_change_request(nomination, at):
        return _("The company has been asked already. Take that request back first.")
    if not at < due_at <= nomination.competition.meeting_at:
        return _("Choose a time after now, and before the jury meets on %(day)s.") % {
            "day": shown(nomination.competition.meeting_at)
        }
    return ""
