"""What is left to do in the year that is going on, counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.threads import unanswered
from jury import queries
from jury.models import Assignment, Decision, Ranking
from nominations.models import Competition, Nomination, Prize
from winners.models import Announcement

Status = Nomination.Status


@dataclass(frozen=True)
class Step:
    """One thing to do: by when, what is left of it, and where it is done."""

    title: str
    by: datetime | None
    left: str
    url: str
    waiting: bool


def steps(competition: Competition, at: datetime) -> list[Step]:
    """The year's steps in order. The number of queries does not grow with the year."""
    return [
        *_coming_in(competition, at),
        _answering(competition),
        _assigning(competition),
        *_scoring(competition, at),
        *_deciding(competition, at),
        _announcing(competition, at),
    ]


def _coming_in(competition: Competition, at: datetime) -> Iterator[Step]:
    nominations = Nomination.objects.filter(prize__competition=competition).order_by()
    found = dict(nominations.values_list("status").annotate(Count("pk")))
    drafts, new, on_hold = (
        found.get(s, 0) for s in (Status.DRAFT, Status.SUBMITTED, Status.ON_HOLD)
    )
    came = sum(found.values()) - drafts - found.get(Status.WITHDRAWN, 0)
    every = reverse("desk_nominations:index")
    yield Step(
        _("Nominations"),
        competition.deadline_at,
        _("%(came)s sent in, %(drafts)s begun") % {"came": came, "drafts": drafts},
        every,
        competition.is_open(at),
    )
    yield Step(
        _("Screening"),
        competition.scoring_opens_at,
        _("%(new)s to be screened, %(unclear)s to be clarified") % {"new": new, "unclear": on_hold},
        f"{every}?status={Status.SUBMITTED}&status={Status.ON_HOLD}",
        bool(new or on_hold),
    )


def _answering(competition: Competition) -> Step:
    """Threads that end with the company."""
    left = unanswered(Nomination.objects.filter(prize__competition=competition)).count()
    sentence = ngettext(
        "%(count)s thread waits for an answer", "%(count)s threads wait for an answer", left
    )
    url = reverse("desk_nominations:index") + "?thread=waiting"
    return Step(_("Messages"), None, sentence % {"count": left}, url, bool(left))


def _assigning(competition: Competition) -> Step:
    """Eligible nominations that no juror has been given."""
    read = Assignment.objects.filter(nomination=OuterRef("pk"))
    left = Nomination.objects.filter(
        ~Exists(read), prize__competition=competition, status=Status.ELIGIBLE
    ).count()
    sentence = ngettext(
        "%(count)s nomination has no juror", "%(count)s nominations have no juror", left
    )
    url = reverse("desk_rounds:index")
    by = competition.scoring_opens_at
    return Step(_("Assignment"), by, sentence % {"count": left}, url, bool(left))


def _scoring(competition: Competition, at: datetime) -> Iterator[Step]:
    frozen = set(
        Ranking.objects.filter(round__prize__competition=competition).values_list(
            "round", flat=True
        )
    )
    for progress in queries.progress(competition):
        round_, name = progress.round, f"{progress.round.prize.name}, {progress.round.number}"
        missing = progress.assigned > progress.handed_in
        yield Step(
            _("Reviews: %(round)s") % {"round": name},
            round_.closes_at,
            _("%(done)s of %(all)s handed in")
            % {"done": progress.handed_in, "all": progress.assigned},
            reverse("jury:progress"),
            missing and not round_.is_over(at),
        )
        done = round_.pk in frozen
        yield Step(
            _("Shortlist: %(round)s") % {"round": name},
            competition.meeting_at,
            _("frozen") if done else _("not frozen yet"),
            reverse("jury:ranking", args=[round_.pk]),
            round_.is_over(at) and not done,
        )


def _deciding(competition: Competition, at: datetime) -> Iterator[Step]:
    for prize in competition.prizes.select_related("decision"):
        decision = getattr(prize, "decision", None)
        yield Step(
            _("Decision: %(prize)s") % {"prize": prize.name},
            competition.meeting_at,
            decision_left(decision),
            reverse("jury:decision", args=[prize.pk]),
            at >= competition.scoring_closes_at and not (decision and decision.approved_at),
        )


def decision_left(decision: Decision | None) -> str:
    """How far a decision is, in words."""
    if decision is None:
        return _("not recorded yet")
    return _("approved") if decision.approved_at else _("waits for a second person's approval")


def _announcing(competition: Competition, at: datetime) -> Step:
    proposed = Announcement.objects.filter(competition=competition).first()
    approved = Prize.objects.filter(
        competition=competition, decision__approved_at__isnull=False
    ).count()
    if proposed is None:
        left = _("not proposed yet")
    else:
        left = _("confirmed") if proposed.confirmed_at else _("waits for a second person")
    ready = bool(approved) and at >= competition.scoring_closes_at
    waiting = ready and not (proposed and proposed.confirmed_at)
    url = reverse("desk:announcement")
    return Step(_("Announcement"), competition.announcement_at, left, url, waiting)
