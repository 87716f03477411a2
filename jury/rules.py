"""Who on the jury may do what, and when. Asks, never writes."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from jury.models import Assignment, ConflictDeclaration, Decision, Juror, Review, Round
from nominations.models import Competition, Nomination, Prize
from nominations.rules import shown


def seat(user: User, competition: Competition) -> Juror | None:
    """The person's seat on that year's jury."""
    return Juror.objects.filter(user=user, competition=competition).first()


def chairs(user: User, competition: Competition) -> bool:
    return Juror.objects.filter(user=user, competition=competition, role=Juror.Role.CHAIR).exists()


def has_signed(juror: Juror) -> bool:
    return hasattr(juror, "undertaking")


def stands_aside(user: User, nominations: Iterable[Nomination]) -> bool:
    """Has a tie to any of them, is not sure, or works on it for the company."""
    named = list(nominations)
    ties = ConflictDeclaration.objects.conflicting().filter(juror__user=user, nomination__in=named)
    return ties.exists() or user.nomination_seats.filter(nomination__in=named).exists()


def works_on(user: User, nomination: Nomination) -> bool:
    """For the company, as its owner or collaborator."""
    return user.nomination_seats.filter(nomination=nomination).exists()


def why_not_declare(juror: Juror, nomination: Nomination, ground: str) -> str:
    """Why the juror can't declare this; empty when it can be done."""
    if not has_signed(juror):
        return _("Sign the confidentiality undertaking first.")
    if ground not in ConflictDeclaration.Ground:
        return _("Choose whether you have ties to the company.")
    ties = ConflictDeclaration.objects.conflicting().filter(juror=juror, nomination=nomination)
    if ground == ConflictDeclaration.Ground.NONE and works_on(juror.user, nomination):
        return _("You work on this nomination for the company. Choose that you helped with it.")
    if ground == ConflictDeclaration.Ground.NONE and ties.exists():
        return _("You have declared ties here, and that stands.")
    return ""


def why_not_score(assignment: Assignment, user: User, at: datetime) -> str:
    """Why no score can be saved or handed in now; empty when it can."""
    if assignment.juror.user_id != user.pk or user.has_perm("jury.see_ranking"):
        return _("Only the juror who is assigned can score this nomination.")
    if not Assignment.objects.readable().filter(pk=assignment.pk).exists():
        return _("Declare that you have no ties to the company before you score it.")
    if Review.objects.filter(assignment=assignment, handed_in_at__isnull=False).exists():
        return _("This review has been handed in and can't be changed.")
    return why_closed(assignment.round, at)


def why_closed(round_: Round, at: datetime) -> str:
    """Why the round takes no scores now, whoever gives them; empty when it does."""
    if at < round_.opens_at:
        return _("Scoring opens on %(day)s.") % {"day": shown(round_.opens_at)}
    if not round_.is_open(at):
        closed = _("Scoring closed on %(day)s. Nothing was changed.")
        return closed % {"day": shown(round_.closes_at)}
    if round_.rankings.exists():
        return _("The shortlist is frozen. Nothing was changed.")
    return ""


def may_assign(user: User, round_: Round) -> bool:
    return user.has_perm("jury.assign_jurors") and not round_.rankings.exists()


def may_see_ranking(user: User, round_: Round, at: datetime) -> bool:
    """The secretariat; and the chair, who first hands in own reviews like everybody else."""
    if user.has_perm("jury.see_ranking"):
        return True
    if not chairs(user, round_.prize.competition):
        return False
    own = round_.assignments.of(user).filter(review__handed_in_at=None)
    return round_.is_over(at) or all(
        stands_aside(user, [assignment.nomination]) for assignment in own
    )


def may_freeze(user: User, round_: Round, at: datetime) -> bool:
    """When the round is over, once, by somebody who saw the whole ranking."""
    chosen = user.has_perm("jury.freeze_ranking") or chairs(user, round_.prize.competition)
    return (
        chosen
        and round_.is_over(at)
        and not round_.rankings.exists()
        and not stands_aside(user, round_.prize.nominations.all())
    )


def may_record(user: User, prize: Prize) -> bool:
    """The secretariat keeps the minutes; the chair may too."""
    return user.has_perm("jury.record_decision") or chairs(user, prize.competition)


def may_approve(user: User, decision: Decision) -> bool:
    """Another person than the one who recorded it, without ties to the winner."""
    return (
        may_record(user, decision.prize)
        and decision.approved_at is None
        and decision.decided_by_id != user.pk
        and not (decision.nomination and stands_aside(user, [decision.nomination]))
    )


def quorum(competition: Competition) -> int:
    """More than half of those who judge."""
    return Juror.objects.judging().filter(competition=competition).count() // 2 + 1


def weights_are_locked(competition: Competition) -> bool:
    """From the first review handed in on, weights and scale stay as they are."""
    return Review.objects.filter(
        handed_in_at__isnull=False, assignment__round__prize__competition=competition
    ).exists()
