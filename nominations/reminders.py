"""Which drafts are still to be sent in, how far they have come, and who should be reminded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)
from django.utils.functional import lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from ledger.models import Event
from letters.models import Letter
from nominations import checks
from nominations.models import Competition, Nomination
from nominations.questions import questions, sections
from nominations.rules import shown
from nominations.thread_rules import is_for_secretariat

PAUSE = timedelta(hours=24)  # between two reminders by hand
REMINDED = "nominations.remind"
CONTENT = ("prize__criteria", "answers")  # what it takes to see what is left


@dataclass(frozen=True)
class Reminder:
    """One person to remind of one draft. The key keeps it to once."""

    nomination: Nomination
    user: User
    kind: str
    key: str


def unsent(competition: Competition) -> QuerySet[Nomination]:
    """The year's drafts, with how many of the needed questions each has answered."""
    drafts = Nomination.objects.filter(
        prize__competition=competition, status=Nomination.Status.DRAFT
    )
    needed = {
        prize.pk: [key for key, question in questions(prize).items() if question.needed]
        for prize in competition.prizes.prefetch_related("criteria")
    }
    keys = {key for asked in needed.values() for key in asked}
    counted = Q(answers__question__in=keys, answers__text__regex=r"\S")
    return drafts.annotate(
        answered=Count("answers", filter=counted),
        needed=Case(
            *(When(prize=pk, then=Value(len(asked))) for pk, asked in needed.items()),
            default=Value(0),
            output_field=IntegerField(),
        ),
        saved_at=Max("answers__saved_at"),
    ).order_by("begun_at", "pk")


def only_the_press_is_missing(drafts: QuerySet[Any]) -> QuerySet[Any]:
    """Of `unsent`: every needed question has an answer."""
    return drafts.filter(answered__gte=F("needed"))


def letter(nomination: Nomination) -> tuple[str, dict[str, object]]:
    """The kind of letter that fits, and its facts in the language of whoever reads it."""
    facts: dict[str, object] = {"deadline": lazy(shown, str)(nomination.competition.deadline_at)}
    if count := left(nomination):
        return "reminder", facts | {"left": lazy(_questions, str)(count)}
    return "almost_sent", facts


def left(nomination: Nomination) -> int:
    """How many questions must be answered or mended before it can be sent in."""
    typed = {answer.question: answer.text for answer in nomination.answers.all()}
    return len(checks.faults(sections(nomination.prize), typed))


def _questions(count: int) -> str:
    return ngettext("%(count)s question", "%(count)s questions", count) % {"count": count}


def due(at: datetime) -> list[Reminder]:
    """Whom to remind now; those who have got the letter already are left out."""
    wanted = {
        f"reminder-{nomination.pk}-{mark}-{member.user_id}": (nomination, member.user)
        for nomination, mark in _passed(at)
        for member in nomination.members.all()
        if member.user.is_active
    }
    written = set(Letter.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = {key: whom for key, whom in wanted.items() if key not in written}
    prefetch_related_objects([nomination for nomination, _user in new.values()], *CONTENT)
    return [
        Reminder(nomination, user, letter(nomination)[0], key)
        for key, (nomination, user) in new.items()
    ]


def _passed(at: datetime) -> Iterator[tuple[Nomination, str]]:
    """Drafts with the last mark they have passed; a mark before they were begun is none."""
    for competition in Competition.objects.filter(opens_at__lte=at):
        passed = [known for known in marks(competition.deadline_at) if known[1] <= at]
        if not passed or not competition.is_open(at):
            continue
        mark, moment = passed[-1]
        drafts = Nomination.objects.filter(
            prize__competition=competition, status=Nomination.Status.DRAFT, begun_at__lte=moment
        ).select_related("company", "prize__competition")
        for nomination in drafts.prefetch_related("members__user"):
            yield nomination, mark


def marks(deadline: datetime) -> list[tuple[str, datetime]]:
    """When people are reminded. A week before is the same time of day, summer time or not."""
    week_before = localtime(deadline) - timedelta(days=7)
    return [
        ("7d", week_before.astimezone(UTC)),
        ("24h", deadline - timedelta(hours=24)),
        ("2h", deadline - timedelta(hours=2)),
    ]


def last_reminded_by_hand(nomination: Nomination) -> datetime | None:
    by_hand = Event.objects.filter(
        action=REMINDED, subject_id=str(nomination.pk), actor__isnull=False
    )
    last = by_hand.order_by("number").last()
    return last.at if last else None


def why_not_remind(user: User, nomination: Nomination, at: datetime) -> str:
    """Why the company is not reminded by hand now; empty when it can be."""
    if not is_for_secretariat(user, nomination):
        return _("Only the secretariat reminds a company, and nobody their own.")
    if nomination.status != Nomination.Status.DRAFT:
        return _("The nomination is not a draft any more.")
    if not nomination.competition.is_open(at):
        return _("Nominations are closed, so there is nothing to remind of.")
    last = last_reminded_by_hand(nomination)
    if last and at - last < PAUSE:
        return _("The company was reminded less than 24 hours ago. Wait until tomorrow.")
    return ""
