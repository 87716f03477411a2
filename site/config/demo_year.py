"""Plays a year of the award with invented people, up to the phase asked for."""

import random
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Literal

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.timezone import get_default_timezone, localtime

from accounts import roles
from accounts.models import User
from config import demo, demo_together, demo_verdict
from config.demo import DemoJuror, DemoNomination
from jury import actions as jury
from jury.models import Juror, Round
from letters.actions import file_away
from nominations import actions as nominations
from nominations.models import Competition, Criterion, Nomination, Prize

Problem = Literal["service", "development", "on_hold"]
MANY = 10
PHASES = ["open", "screening", "scoring", "meeting", "announced"]
STEPS = {  # days from today, and the hour: opens, deadline, scoring, meeting, announcement
    "opens_at": ((-24, -45, -70, -95, -130), time(9, 0)),
    "deadline_at": ((9, -3, -26, -50, -85), time(23, 59)),
    "scoring_opens_at": ((17, 5, -17, -41, -76), time(8, 0)),
    "scoring_closes_at": ((45, 33, 11, -2, -44), time(23, 59)),
    "meeting_at": ((50, 38, 16, 2, -38), time(10, 0)),
    "announcement_at": ((75, 63, 41, 26, -1), time(11, 0)),
}


class DemoYear:
    """One invented year. The same seed gives the same people, texts and scores."""

    def __init__(
        self, *, phase: str, companies: int, jurors: int, seed: int, now: datetime
    ) -> None:
        self.phase, self.seed, self.now = PHASES.index(phase), seed, now
        self.chance = random.Random(seed)  # noqa: S311 -- repeatable on purpose
        self.nominations = demo.nominations(companies, seed=seed)
        self.jurors = demo.jurors(jurors, seed=seed)
        self.people: dict[str, User] = {}
        self.truth: dict[str, DemoNomination] = {}
        self.tempers: dict[int, DemoJuror] = {}

    @transaction.atomic
    def play(self) -> Competition:
        """Everything that has happened by now, done by the actions themselves."""
        self._hire()
        self._plan()
        self._nominate()
        demo_together.work_together(self)
        if self.phase >= PHASES.index("screening"):
            self._screen()
        if self.phase >= PHASES.index("scoring"):
            self._judge()
        if self.phase >= PHASES.index("announced"):
            demo_verdict.decide_and_announce(self)
        file_away()
        return self.competition

    def _hire(self) -> None:
        for person in demo.staff():
            user = self.person(person.name, person.email)
            user.groups.set(Group.objects.filter(name=person.role))
            user.save()
        staff = User.objects.filter(groups__name=roles.SECRETARIAT).order_by("pk")
        self.secretary, self.second = staff[0], staff[1]

    def _plan(self) -> None:
        calendar = {step: self._day(days[self.phase], hour) for step, (days, hour) in STEPS.items()}
        year = localtime(calendar["announcement_at"]).year
        begun = calendar["opens_at"] - timedelta(days=30)
        self.competition = nominations.plan_competition(
            year, calendar, by=self.secretary, at=begun, demo=True
        )
        jury.prepare(self.competition, by=self.secretary, at=begun)
        for juror in self.jurors:
            user = self.person(juror.name, juror.email)
            seat = jury.seat(
                self.competition,
                user,
                juror.role,
                by=self.secretary,
                at=begun,
                employer=juror.employer,
                title=juror.title,
                biography=juror.biography,
                is_public=True,
            )
            self.tempers[seat.pk] = juror

    def _nominate(self) -> None:
        """Spread over the weeks that have passed, most of them close to the deadline."""
        prizes = {prize.kind: prize for prize in self.competition.prizes.all()}
        opens, ends = self.competition.opens_at, min(self.now, self.competition.deadline_at)
        when = sorted(self.chance.betavariate(2.2, 1.1) for _ in self.nominations)
        for told, share in zip(self.nominations, when, strict=True):
            at = opens + (ends - opens) * share * 0.98
            owner = self.person(told.contact_name, told.contact_email)
            facts = asdict(told.company)
            nomination = nominations.begin(
                prizes[told.prize], facts, by=owner, at=at, register=demo.extract(told, at)
            )
            nominations.save_answers(nomination, demo.typed(told, nomination), by=owner, at=at)
            if told.finished:
                if nomination.begun_by_id % demo_together.EVERY == 0:
                    demo_together.add_file(told, nomination, at)
                sent = nominations.submit(nomination, by=owner, at=at + timedelta(minutes=20))
                self.truth[sent.receipt_number] = told

    def _screen(self) -> None:
        """All of them once the jury reads; the first half while screening goes on."""
        sent = list(Nomination.objects.sent().filter(prize__competition=self.competition))
        done = sent if self.phase > PHASES.index("screening") else sent[: len(sent) // 2]
        at = self.competition.deadline_at + timedelta(days=1)
        problems = self._problems(len(done))
        for number, nomination in enumerate(done):
            outcome, kind = problems.get(number, ("eligible", None))
            company = nomination.company.name
            reason = demo.screening_reason(kind, company=company) if kind else ""
            nominations.screen(nomination, outcome, reason=reason, by=self.secretary, at=at)
        demo_together.release_files(self, at)
        if self.phase == PHASES.index("screening"):
            demo_together.ask_for_a_change(self)

    def _problems(self, how_many: int) -> dict[int, tuple[str, Problem | None]]:
        """Two that are not eligible and one to be clarified, where there are enough of them."""
        found: list[tuple[str, Problem | None]] = [
            ("ineligible", "service"),
            ("ineligible", "development"),
            ("on_hold", "on_hold"),
        ]
        where = self.chance.sample(range(how_many), len(found)) if how_many >= MANY else []
        return dict(zip(where, found, strict=False))

    def _judge(self) -> None:
        seats = list(self.competition.jurors.select_related("user").order_by("pk"))
        opens = self.competition.scoring_opens_at
        for seat in seats:
            jury.sign(seat, by=seat.user, at=opens - timedelta(days=2))
        for round_ in Round.objects.filter(prize__competition=self.competition):
            jury.assign(round_, seats, by=self.secretary, at=opens - timedelta(days=1))
        for position, seat in enumerate(seats):
            self._review(seat, position)

    def _review(self, seat: Juror, position: int) -> None:
        """Declares, then scores as far as the juror has come."""
        temper = self.tempers[seat.pk]
        work = list(
            seat.assignments.select_related("nomination", "round__prize").order_by(
                "nomination__number"
            )
        )
        done = (
            len(work)
            if self.phase > PHASES.index("scoring")
            else self._share_done(position, len(work))
        )
        ties = {2: "business", 3: "competitor", 5: "employed"}
        opens, span = (
            self.competition.scoring_opens_at,
            min(self.now, self.competition.scoring_closes_at),
        )
        for number, assignment in enumerate(work):
            if number > done + 3:
                return
            at = opens + (span - opens) * (number + 1) / (len(work) + 2)
            tied = position in ties and number % 17 == position
            ground = ties[position] if tied else "none"
            jury.declare(seat, assignment.nomination, ground, by=seat.user, at=at)
            if tied or number >= done:
                continue
            truth = self.truth[str(assignment.nomination.number)]
            values = {
                criterion.pk: self._score(truth, criterion, temper)
                for criterion in self._criteria(assignment.round.prize)
            }
            jury.score(assignment, values, by=seat.user, at=at)
            jury.hand_in(assignment, by=seat.user, at=at)

    def _share_done(self, position: int, total: int) -> int:
        return total if position == 0 else round(total * (0.35, 0.6, 0.85, 0.95)[position % 4])

    def _score(self, truth: DemoNomination, criterion: Criterion, temper: DemoJuror) -> int:
        quality = 0.7 * truth.quality + 0.5 * truth.criterion_quality.get(criterion.name, 0.0)
        noise = self.chance.gauss(0, 0.55 * temper.spread)
        return max(1, min(6, round(3.6 + quality * temper.spread + temper.severity + noise)))

    def _criteria(self, prize: Prize) -> list[Criterion]:
        return list(prize.criteria.all())

    def person(self, name: str, email: str) -> User:
        if email not in self.people:
            first, _space, last = name.rpartition(" ")
            self.people[email] = User.objects.create_user(email, first_name=first, last_name=last)
        return self.people[email]

    def _day(self, days: int, hour: time) -> datetime:
        day = localtime(self.now).date() + timedelta(days=days)
        return datetime.combine(day, hour, tzinfo=get_default_timezone())
