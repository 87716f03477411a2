"""Who may do what with a nomination, and when. Asks, never writes."""

from datetime import datetime

from django.template.defaultfilters import date as as_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from ledger.models import Event
from nominations.models import Competition, Criterion, Nomination, Prize, Submission

Status = Nomination.Status


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


def may_edit(user: User, nomination: Nomination, at: datetime) -> bool:
    return (
        nomination.status == Status.DRAFT
        and nomination.competition.is_open(at)
        and nomination.members.filter(user=user).exists()
    )


def missing_answers(nomination: Nomination) -> list[Criterion]:
    """The questions without an answer, in the order they are asked."""
    answered = {a.criterion_id for a in nomination.answers.all() if a.text.strip()}
    return [c for c in nomination.prize.criteria.all() if c.pk not in answered]


def too_long_answers(nomination: Nomination) -> list[Criterion]:
    """The questions whose answers must be cut before they can be sent in."""
    answers = nomination.answers.select_related("criterion")
    return [a.criterion for a in answers if length(a.text) > a.criterion.max_length]


def length(text: str) -> int:
    """Characters as the browser counts them: line breaks once, an emoji as two."""
    return len(text.replace("\r\n", "\n").encode("utf-16-le")) // 2


def may_withdraw(user: User, nomination: Nomination, at: datetime) -> bool:
    return (
        nomination.status not in {Status.DRAFT, Status.WITHDRAWN}
        and at < nomination.competition.meeting_at
        and nomination.members.filter(user=user, role="owner").exists()
    )


def may_screen(user: User, nomination: Nomination) -> bool:
    return (
        user.has_perm("nominations.screen_nomination")
        and nomination.status not in {Status.DRAFT, Status.WITHDRAWN}
        and not nomination.members.filter(user=user).exists()
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
