"""Who may do what with a nomination, and when. Asks, never writes."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.template.defaultfilters import date as as_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from ledger import chain
from ledger.models import Event
from nominations import checks
from nominations.checks import Fault
from nominations.content import frozen_content
from nominations.models import (
    ChangeRequest,
    Competition,
    Nomination,
    Prize,
    Proposal,
    Submission,
)
from nominations.models.competitions import end_of_minute
from nominations.questions import sections

Status = Nomination.Status
DAY, MOST_BEGUN_A_DAY = timedelta(days=1), 10
OPEN = {Status.DRAFT, Status.SUBMITTED, Status.ON_HOLD}


def right_prize(*, makes_goods: bool, shows_results: bool, starting: bool) -> Prize.Kind | None:
    """The prize that three answers lead to; none when it is not the company's year."""
    if not makes_goods:
        return None
    if shows_results:
        return Prize.Kind.MAIN
    return Prize.Kind.SPECIAL if starting else None


def why_closed(competition: Competition, at: datetime) -> str:
    """Why no nomination can be changed or sent in now; empty when it can."""
    if competition.is_open(at):
        return ""
    if at < competition.opens_at:
        return _("Nominations open on %(day)s.") % {"day": shown(competition.opens_at)}
    return _("The deadline was %(day)s. What you wrote is kept, but it can't be sent in.") % {
        "day": shown(competition.deadline_at)
    }


def shown(instant: datetime) -> str:
    """A moment as people read it here: «fredag 2. april 2027 kl. 23.59»."""
    return as_date(localtime(instant), _(r"l j F Y \a\t H:i"))


def why_not_write(nomination: Nomination, at: datetime) -> str:
    """Why nothing can be changed or sent in now, for anybody; empty when it can.

    What came in a little late counts too: the deadline that people see has a silent grace.
    """
    if nomination.status not in OPEN:
        return _("This nomination has been checked or withdrawn, and can't be changed any more.")
    closed = why_closed(nomination.competition, at)
    if not closed or _is_graced(nomination.competition, at):
        return ""
    return "" if open_change_request(nomination, at) else closed


def _is_graced(competition: Competition, at: datetime) -> bool:
    """Within the minutes after the deadline that nobody is told of."""
    grace = timedelta(minutes=settings.GRACE_MINUTES)
    now = at.astimezone(UTC)  # on a local clock an hour may come twice, or not at all
    return now > competition.deadline_at and competition.is_open(now - grace)


def open_change_request(nomination: Nomination, at: datetime) -> ChangeRequest | None:
    """What the secretariat has asked the company to change, while there is time."""
    return nomination.change_requests.filter(answered_at=None, due_at__gt=at).first()


def is_member(user: User, nomination: Nomination) -> bool:
    """Works on the nomination for the company."""
    return any(member.user_id == user.pk for member in nomination.members.all())


def _owns(user: User, nomination: Nomination) -> bool:
    seats = nomination.members.all()
    return any((seat.user_id, seat.role) == (user.pk, "owner") for seat in seats)


def may_edit(user: User, nomination: Nomination, at: datetime) -> bool:
    return not why_not_write(nomination, at) and is_member(user, nomination)


def faults(nomination: Nomination) -> list[Fault]:
    """All that must be mended before it can be sent in, in the order of the pages."""
    typed = {answer.question: answer.text for answer in nomination.answers.all()}
    return checks.faults(sections(nomination.prize), typed)


def is_changed(nomination: Nomination, submission: Submission) -> bool:
    """What stands in the draft is no longer what was sent in."""
    return chain.digest(frozen_content(nomination)) != submission.digest


def has_identity_number(nomination: Nomination) -> bool:
    """Somebody's national identity number stands in an answer, and should not."""
    return checks.identity_numbers(nomination.answers.values_list("text", flat=True))


def open_nomination(prize: Prize, org_number: str) -> Nomination | None:
    """The one that the company has for the prize already."""
    begun = prize.nominations.filter(company__org_number=org_number)
    return begun.exclude(status=Status.WITHDRAWN).first()


def others_of_company(nomination: Nomination) -> QuerySet[Nomination]:
    """What the same company has sent in for the year's other prize."""
    year = Nomination.objects.filter(prize__competition=nomination.competition).sent()
    return year.filter(company=nomination.company).exclude(pk=nomination.pk)


def why_not_begin(user: User, competition: Competition, at: datetime) -> str:
    """Why the person can't begin a nomination now; empty when nothing stands in the way."""
    if closed := why_closed(competition, at):
        return closed
    lately = Event.objects.filter(action="nominations.begin", actor=user, at__gt=at - DAY)
    if lately.count() >= MOST_BEGUN_A_DAY:
        return _("You have begun many nominations today. Wait until tomorrow to begin another.")
    return ""


def earlier_nominations(user: User, nomination: Nomination) -> QuerySet[Nomination]:
    """What the same company sent in before, and the person worked on; the newest first."""
    own = Nomination.objects.of(user).filter(company=nomination.company)
    before = own.filter(prize__competition__year__lt=nomination.competition.year)
    return before.sent().order_by("-prize__competition__year")


def is_late(competition: Competition, at: datetime) -> bool:
    """After the deadline that people see: it came in by grace, or by a change request."""
    return at.astimezone(UTC) >= end_of_minute(competition.deadline_at)


def may_discard(user: User, nomination: Nomination) -> bool:
    """Only the owner throws a draft away, and only one that never was sent in."""
    return (
        nomination.status == Status.DRAFT and nomination.number is None and _owns(user, nomination)
    )


def may_withdraw(user: User, nomination: Nomination, at: datetime) -> bool:
    return (
        nomination.status not in {Status.DRAFT, Status.WITHDRAWN}
        and at < nomination.competition.meeting_at
        and _owns(user, nomination)
    )


def may_screen(user: User, nomination: Nomination) -> bool:
    return (
        user.has_perm("nominations.screen_nomination")
        and nomination.status not in {Status.DRAFT, Status.WITHDRAWN}
        and not is_member(user, nomination)
    )


def may_move(nomination: Nomination, prize: Prize) -> bool:
    """To the other prize of the same year, before the nomination has gone to the jury."""
    approved = Event.objects.filter(
        action="nominations.screen", subject_id=str(nomination.pk), facts__outcome=Status.ELIGIBLE
    )
    return (
        nomination.status in {Status.SUBMITTED, Status.ON_HOLD}
        and prize.competition_id == nomination.prize.competition_id
        and not approved.exists()
    )


def may_plan(user: User) -> bool:
    """Plan years, and set their prizes, criteria and calendars."""
    return user.has_perm("nominations.add_competition")


def criteria_are_locked(competition: Competition) -> bool:
    """From the first nomination on, everybody is asked the same."""
    return Submission.objects.filter(nomination__prize__competition=competition).exists()


def why_no_proposals(competition: Competition | None, at: datetime) -> str:
    """Why no company can be proposed, or say yes, now; empty when it can."""
    if competition is None:
        return _("No competition is planned yet. Come back when the dates are on the front page.")
    if at < competition.opens_at:
        return _("You can propose companies from %(day)s.") % {"day": shown(competition.opens_at)}
    if not competition.is_open(at):
        return _(
            "The deadline was %(day)s. Propose the company again when the next year opens."
        ) % {"day": shown(competition.deadline_at)}
    return ""


def why_not_accept(user: User, proposal: Proposal, at: datetime) -> str:
    """Why the person can't say yes for the company; empty when it is possible."""
    if proposal.accepted_by_id not in {None, user.pk}:
        return _("A colleague has said yes already. Ask to be invited to the nomination.")
    return why_no_proposals(proposal.competition, at)
