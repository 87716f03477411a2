"""The secretariat's check of what came in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules
from nominations.actions.locking import locked
from nominations.actions.telling import tell_members
from nominations.actions.threads import close_change_requests
from nominations.models import Nomination, Prize

Status = Nomination.Status


@transaction.atomic
def screen(
    nomination: Nomination,
    outcome: str,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    move_to: Prize | None = None,
) -> None:
    """Say whether the nomination is in order, and which prize it competes for."""
    nomination = locked(nomination)
    if not rules.may_screen(by, nomination):
        raise Refused(_("You can't screen this nomination."))
    if outcome not in {Status.ELIGIBLE, Status.ON_HOLD, Status.INELIGIBLE}:
        raise Refused(_("Choose whether the nomination is eligible."))
    if (outcome != Status.ELIGIBLE or move_to) and not reason.strip():
        raise Refused(_("Write a reason: the company will read it."))
    if move_to and move_to != nomination.prize:
        if not rules.may_move(nomination, move_to):
            raise Refused(_("A nomination can't be moved once it has gone to the jury."))
        others = move_to.nominations.filter(company=nomination.company)
        if others.exclude(status=Status.WITHDRAWN).exists():
            raise Refused(_("The company has a nomination for the other prize already."))
        nomination.moved_from, nomination.prize = nomination.prize, move_to
    nomination.status, nomination.screening_reason = outcome, reason.strip()
    nomination.screened_at, nomination.screened_by = at, by
    nomination.save()
    if outcome != Status.ON_HOLD:
        close_change_requests(nomination, at=at)
    event = chain.record(
        "nominations.screen", nomination, by=by, at=at, outcome=outcome, prize=nomination.prize_id
    )
    tell_members(nomination, "outcome", key=f"outcome-{nomination.pk}-{event.number}", at=at)
