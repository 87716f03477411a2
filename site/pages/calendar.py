"""The year as the public sees it: its steps, and where it stands now. Asks, never writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nominations.models import Competition
from nominations.rules import shown

Phase = Competition.Phase
PHASES = list(Phase)


@dataclass(frozen=True)
class Step:
    """One step of the year."""

    title: str
    when: str
    text: str
    state: Literal["done", "now", "next"]


@dataclass(frozen=True)
class Standing:
    """What the year is at now, and until when."""

    title: str
    text: str
    deadline: datetime | None = None
    days_left: int | None = None
    is_open: bool = False
    is_announced: bool = False


def steps(competition: Competition, at: datetime) -> list[Step]:
    """The five steps of the year, in order, by the dates of the competition itself."""
    year = competition
    reading = (_day(year.scoring_opens_at), _day(year.scoring_closes_at))
    return [
        _step(year, at, Phase.OPEN, _("Companies nominate themselves"), _open_period(year, at)),
        _step(
            year,
            at,
            Phase.SCREENING,
            _("The nominations are checked"),
            _("After the deadline, until %(day)s") % {"day": reading[0]},
        ),
        _step(
            year,
            at,
            Phase.SCORING,
            _("The jury reads and scores"),
            _("%(first)s to %(last)s") % {"first": reading[0], "last": reading[1]},
        ),
        _step(year, at, Phase.MEETING, _("The jury meets and decides"), shown(year.meeting_at)),
        _step(
            year, at, Phase.ANNOUNCED, _("The winners become known"), shown(year.announcement_at)
        ),
    ]


def standing(competition: Competition, at: datetime, *, announced: bool) -> Standing:
    """Where the year is. The winners being public counts for more than the calendar does."""
    phase = competition.phase(at)
    if announced:
        return Standing(_("The winners are announced"), "", is_announced=True)
    if phase == Phase.OPEN:
        return Standing(
            str(phase.label),
            _("Show the jury what your company can do."),
            deadline=competition.deadline_at,
            days_left=(localtime(competition.deadline_at).date() - localtime(at).date()).days,
            is_open=True,
        )
    if phase == Phase.ANNOUNCED:
        return Standing(
            _("The announcement is near"), _("The winners are shown here once they are announced.")
        )
    return Standing(str(phase.label), _what_comes_next(competition, phase, at))


def _what_comes_next(competition: Competition, phase: Phase, at: datetime) -> str:
    if phase == Phase.BEFORE:
        return _("Nominations open on %(day)s.") % {"day": shown(competition.opens_at)}
    if phase == Phase.SCREENING:
        return _("The jury begins on %(day)s.") % {"day": _day(competition.scoring_opens_at)}
    if phase == Phase.SCORING:
        return _("The jury reads and scores until %(day)s.") % {
            "day": _day(competition.scoring_closes_at)
        }
    if at < competition.meeting_at:
        return _("The jury meets on %(day)s.") % {"day": _day(competition.meeting_at)}
    return _("The winners are announced on %(day)s.") % {"day": shown(competition.announcement_at)}


def _step(competition: Competition, at: datetime, phase: Phase, title: str, when: str) -> Step:
    now, mine = PHASES.index(competition.phase(at)), PHASES.index(phase)
    if now > mine or competition.phase(at) == Phase.ANNOUNCED:
        return Step(title, when, _about(phase), "done")
    return Step(title, when, _about(phase), "now" if now == mine else "next")


def _open_period(competition: Competition, at: datetime) -> str:
    """The opening is news until it has happened; after that only the deadline matters."""
    deadline = _("Deadline %(day)s") % {"day": shown(competition.deadline_at)}
    if at >= competition.opens_at:
        return deadline
    return _("Opens %(day)s.") % {"day": shown(competition.opens_at)} + f" {deadline}"


def _about(phase: Phase) -> str:
    return {
        Phase.OPEN: _("You can change the draft until the deadline."),
        Phase.SCREENING: _("The secretariat sees that each nomination is in order."),
        Phase.SCORING: _("Each juror reads alone and scores every criterion."),
        Phase.MEETING: _("The ranking is where the meeting begins; the jury decides."),
        Phase.ANNOUNCED: _("Winners, finalists and citations become public at the same moment."),
    }[phase]


def _day(instant: datetime) -> str:
    return date_format(localtime(instant), _("j F Y"))
