"""What can no longer be changed, since when, and what to do instead. Asks, never writes."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Min
from django.utils.translation import gettext as _

from jury.models import Juror, Review, Round
from jury.rules import weights_are_locked
from nominations.models import Competition, Criterion, Prize, Submission
from nominations.rules import criteria_are_locked, shown

Rule = Competition | Prize | Criterion
Thing = Rule | Juror | Round
CALENDAR = [
    "opens_at",
    "deadline_at",
    "scoring_opens_at",
    "scoring_closes_at",
    "meeting_at",
    "announcement_at",
]
JUDGING = {"weight", "scale"}


def year_of(rule: Rule) -> Competition:
    """The competition that the rule belongs to."""
    prize = rule.prize if isinstance(rule, Criterion) else rule
    return prize.competition if isinstance(prize, Prize) else prize


def why_not_change(competition: Competition, fields: Collection[str]) -> str:
    """Why these parts of the year's rules stay as they are; empty when they can be changed."""
    if JUDGING.intersection(fields) and weights_are_locked(competition):
        return why_weights_are_locked(competition)
    if set(fields) - JUDGING - set(CALENDAR) and criteria_are_locked(competition):
        return why_criteria_are_locked(competition)
    return ""


def notices(rule: Rule) -> list[str]:
    """What the edit page says at its top about what can't be changed."""
    competition, found = year_of(rule), []
    if criteria_are_locked(competition):
        found.append(why_criteria_are_locked(competition))
    if not isinstance(rule, Prize) and weights_are_locked(competition):
        found.append(why_weights_are_locked(competition))
    return found


def why_criteria_are_locked(competition: Competition) -> str:
    submissions = Submission.objects.filter(nomination__prize__competition=competition)
    return _(
        "The first nomination came in on %(day)s. From then on everybody is asked the same: the"
        " year, its prizes and its criteria stay as they are. Change them when you plan next year."
    ) % {"day": shown(submissions.aggregate(first=Min("submitted_at"))["first"])}


def why_weights_are_locked(competition: Competition) -> str:
    reviews = Review.objects.filter(assignment__round__prize__competition=competition)
    return _(
        "The first review was handed in on %(day)s. From then on weights and scale stay as they"
        " are, so that every score counts alike. Change them when you plan next year."
    ) % {"day": shown(reviews.aggregate(first=Min("handed_in_at"))["first"])}


def why_not_change_round(stored: Round, fields: Collection[str], at: datetime) -> str:
    """Why the round stays as it is; empty when it can be changed."""
    if stored.rankings.exists():
        return _("The shortlist of this round is frozen, so the round stays as it is.")
    if {"opens_at", "closes_at", "lets_through"}.intersection(fields) and stored.is_over(at):
        return _(
            "This round closed on %(day)s, so its times and the number it lets through stay as"
            " they are. Add a new round if the jury is to score again."
        ) % {"day": shown(stored.closes_at)}
    return ""
