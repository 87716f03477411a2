"""Makes what a test needs, valid in every way; the test names only what it is about."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from accounts import roles
from accounts.models import User
from jury import actions as jury_actions
from jury.models import Assignment, Decision, Juror, Ranking, Review, Round
from nominations import actions
from nominations.models import (
    Company,
    Competition,
    Criterion,
    Guidance,
    Nomination,
    Prize,
    ScaleStep,
)

numbers = count(1)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def now() -> datetime:
    return timezone.now()


def user(name: str = "", *groups: str, **facts: Any) -> User:
    number = next(numbers)
    name = name or f"Person {number}"
    first, _space, last = name.partition(" ")
    facts = {
        "email": f"person{number}@demo.example",
        "first_name": first,
        "last_name": last,
    } | facts
    person = User.objects.create_user(**facts)
    person.groups.set(Group.objects.filter(name__in=groups))
    return person


def secretariat(name: str = "Sekretariat Sund") -> User:
    return user(name, roles.SECRETARIAT)


def editor(name: str = "Redaktør Rud") -> User:
    return user(name, roles.EDITOR)


def observer(name: str = "Observatør Ommen") -> User:
    return user(name, roles.OBSERVER)


def administrator(name: str = "Administrator Aas") -> User:
    return user(name, roles.ADMINISTRATOR)


def signed_in(client: Client, person: User, *, second_factor: bool = True) -> Client:
    """The client as that person, with the second factor shown unless told otherwise."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    if second_factor:
        request = HttpRequest()
        request.session, request.user = client.session, person
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        record_authentication(request, person, method="mfa", type="test")
        request.session.save()
        client.cookies["sessionid"] = request.session.session_key
    return client


CALENDARS = {  # days from now: opens, deadline, scoring from and to, meeting, announcement
    "before": (5, 30, 35, 60, 65, 90),
    "open": (-20, 10, 15, 40, 45, 70),
    "screening": (-40, -2, 5, 30, 35, 60),
    "scoring": (-60, -20, -10, 10, 15, 40),
    "meeting": (-90, -50, -40, -5, 1, 20),
    "announced": (-120, -90, -80, -50, -45, -5),
}
STEPS = (
    "opens_at",
    "deadline_at",
    "scoring_opens_at",
    "scoring_closes_at",
    "meeting_at",
    "announcement_at",
)


def calendar(phase: str = "open", *, at: datetime | None = None) -> dict[str, datetime]:
    start = at or now()
    return {
        step: start + timedelta(days=days)
        for step, days in zip(STEPS, CALENDARS[phase], strict=True)
    }


def competition(phase: str = "open", **facts: Any) -> Competition:
    """A year in the phase asked for, with a scale of six steps."""
    made = Competition(**({"year": 2100 + next(numbers)} | calendar(phase) | facts))
    made.scale = [ScaleStep(value=v, label=f"Trinn {v}", meaning=f"Betyr {v}") for v in range(1, 7)]
    made.save()
    return made


def prize(competition: Competition | None = None, *, criteria: int = 2, **facts: Any) -> Prize:
    """A prize with criteria; of the main kind unless told otherwise."""
    facts = {"kind": "main", "name": "Hovedprisen", "about": "For industrien"} | facts
    made = Prize.objects.create(competition=competition or globals()["competition"](), **facts)
    for order in range(1, criteria + 1):
        criterion(made, order=order)
    return made


def criterion(prize: Prize, **facts: Any) -> Criterion:
    number = next(numbers)
    facts = {"name": f"Kriterium {number}", "question": f"Spørsmål {number}?"} | facts
    made = Criterion(prize=prize, explanation="Hvorfor vi spør", **facts)
    made.guidance = [Guidance(value=v, text=f"Slik ser {v} ut") for v in range(1, 7)]
    made.save()
    return made


def org_number(number: int) -> str:
    """The next valid number that starts with 3: 3 2 7 6 5 4 3 2, modulus 11."""
    base = 31000000 + number * 10
    while True:
        base += 1
        rest = (
            11
            - sum(int(d) * w for d, w in zip(str(base), (3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
        )
        if rest != 10:
            return f"{base}{rest % 11}"


def company(**facts: Any) -> Company:
    number = next(numbers)
    facts = {"name": f"Bedrift {number} AS", "municipality": "Gjøvik"} | facts
    return Company.objects.create(org_number=facts.pop("org_number", org_number(number)), **facts)


def nomination(prize: Prize | None = None, *, status: str = "draft", **facts: Any) -> Nomination:
    """A nomination with every question answered; sent in unless it is a draft."""
    prize = prize or globals()["prize"]()
    owner = facts.pop("owner", None) or user()
    text = facts.pop("text", "Vi måler alt vi gjør.")
    begun = {"begun_at": prize.competition.opens_at, "begun_by": owner}
    made = Nomination.objects.create(
        prize=prize, **({"company": facts.pop("company", None) or company()} | begun)
    )
    made.members.create(user=owner, role="owner")
    for criterion in prize.criteria.all():
        made.answers.create(criterion=criterion, text=text, saved_at=now(), saved_by=owner)
    if status != "draft":
        actions.submit(made, by=owner, at=prize.competition.deadline_at)
        Nomination.objects.filter(pk=made.pk).update(status=status, **facts)
    made.refresh_from_db()
    return made


def juror(competition: Competition, **facts: Any) -> Juror:
    """A juror who has signed the undertaking, unless signed=False."""
    signed = facts.pop("signed", True)
    person = facts.pop("user", None) or user()
    made = Juror.objects.create(competition=competition, user=person, **facts)
    if signed:
        texts(competition)
        jury_actions.sign(made, by=person, at=now())
    return made


def texts(competition: Competition) -> None:
    for kind in ("undertaking", "impartiality"):
        if not competition.jury_texts.filter(kind=kind).exists():
            jury_actions.publish_text(competition, kind, f"Tekst {kind}", by=None, at=now())


def round_(prize: Prize, **facts: Any) -> Round:
    """A round by the competition's own calendar."""
    year = prize.competition
    facts = {"opens_at": year.scoring_opens_at, "closes_at": year.scoring_closes_at} | facts
    return Round.objects.create(prize=prize, **facts)


def assignment(
    round_: Round, nomination: Nomination, juror: Juror, *, ground: str = "none"
) -> Assignment:
    """Assigned and declared; with no ground at all, not declared."""
    made = Assignment.objects.create(
        round=round_, nomination=nomination, juror=juror, assigned_at=now(), assigned_by=juror.user
    )
    if ground:
        jury_actions.declare(juror, nomination, ground, by=juror.user, at=now())
    return made


def review(assignment: Assignment, *values: int, handed_in: bool = True) -> Review:
    """A review with these scores, given by the action while the round is open."""
    criteria = assignment.round.prize.criteria.all()
    scores = {c.pk: v for c, v in zip(criteria, values, strict=True)}
    at, by = assignment.round.opens_at, assignment.juror.user
    made = jury_actions.score(assignment, scores, by=by, at=at)
    return jury_actions.hand_in(assignment, by=by, at=at) if handed_in else made


def scored_round(
    *sheets: tuple[tuple[int, ...], ...], phase: str = "meeting", **facts: Any
) -> Round:
    """A round where each nomination has one sheet per juror: ((5, 4), (6, 5)), ((2, 3), (1, 1))."""
    made = round_(prize(competition(phase), criteria=len(sheets[0][0])), **facts)
    year = made.prize.competition
    jurors = [juror(year, role="chair" if i == 0 else "member") for i in range(len(sheets[0]))]
    for given in sheets:
        entry = nomination(made.prize, status="eligible")
        for seat, values in zip(jurors, given, strict=True):
            review(assignment(made, entry, seat), *values)
    return made


def frozen(scored: Round | None = None, *, by: User | None = None) -> Ranking:
    """A frozen ranking with its best as finalist."""
    scored = scored or scored_round(((5, 4), (6, 5)), ((2, 3), (1, 1)), lets_through=1)
    best = scored.prize.nominations.order_by("number").first()
    return jury_actions.shortlist(
        scored, [best], by=by or secretariat(), at=now(), reason="Enighet"
    )


def decision(ranking: Ranking | None = None, *, approved: bool = True) -> Decision:
    """A decision for the first finalist, approved by a second person."""
    ranking = ranking or frozen()
    prize = ranking.round.prize
    made = jury_actions.decide(
        prize,
        ranking.finalists.first().nomination,
        citation="Bedriften har vist vei.",
        present=list(prize.competition.jurors.all()),
        votes=(prize.competition.jurors.count(), 0),
        by=secretariat(),
        at=now(),
        reason="Samlet jury",
    )
    if approved:
        jury_actions.approve(
            made, seen=jury_actions.digest(made), by=secretariat("Andre Person"), at=now()
        )
    return made


def no_winner(
    prize: Prize, jurors: list[Juror], *, by: User, approved_by: User, at: datetime
) -> Decision:
    """A prize that nobody gets: one unranked finalist, and a decision against it."""
    entry = nomination(prize, status="eligible")
    entries = [assignment(prize.rounds.get(), entry, juror) for juror in jurors]
    for one in entries:
        review(one, *[1] * prize.criteria.count())
    jury_actions.shortlist(prize.rounds.get(), [entry], by=by, at=at, reason="Eneste")
    made = jury_actions.decide(
        prize,
        None,
        citation="",
        present=jurors,
        votes=(3, 0),
        by=by,
        at=at,
        reason="Ingen nådde opp",
    )
    jury_actions.approve(made, seen=jury_actions.digest(made), by=approved_by, at=at)
    return made
