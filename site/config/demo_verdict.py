"""How the invented year ends: shortlists, decisions, the announcement and the winners' stories."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from config import demo
from jury import actions as jury
from jury import queries
from jury.models import ConflictDeclaration, Juror, Ranking, Round
from nominations.models import Nomination
from winners import actions as winners
from winners.models import Award, WinnersPage, WinnerStoryPage

if TYPE_CHECKING:
    from config.demo_year import DemoYear


def decide_and_announce(year: DemoYear) -> None:
    """Freeze, decide, approve, announce, and tell."""
    for round_ in Round.objects.filter(prize__competition=year.competition):
        _decide(year, _shortlist(year, round_))
    moment = year.competition.announcement_at
    proposed = winners.propose_announcement(
        year.competition, moment, by=year.secretary, at=moment - timedelta(days=5)
    )
    winners.announce(proposed, seen=moment, by=year.second, at=moment)
    for award in Award.objects.winners().filter(edition__competition=year.competition):
        _tell(year, award)


def _shortlist(year: DemoYear, round_: Round) -> Ranking:
    ranking = queries.ranking(round_)
    entries = ranking["entries"] if ranking else []
    first = [row["entry"] for row in entries[: round_.lets_through]]
    at = year.competition.scoring_closes_at + timedelta(hours=10)
    return jury.shortlist(
        round_,
        list(Nomination.objects.filter(number__in=first)),
        by=year.secretary,
        at=at,
        reason="Delt plass ved grensen: juryen valgte dem med høyest laveste poeng."
        if sum(row["place"] <= round_.lets_through for row in entries) > round_.lets_through
        else "",
    )


def _decide(year: DemoYear, ranking: Ranking) -> None:
    best = ranking.finalists.select_related("nomination__company").order_by("place")[0].nomination
    tied = ConflictDeclaration.objects.conflicting().filter(nomination=best).values("juror")
    present = list(Juror.objects.filter(competition=year.competition).exclude(pk__in=tied))
    at = year.competition.meeting_at
    decision = jury.decide(
        ranking.round.prize,
        best,
        citation=demo.citation(year.truth[str(best.number)], seed=year.seed),
        present=present,
        votes=(len(present), 0),
        by=year.secretary,
        at=at,
        reason="Delt førsteplass: juryen stemte.",
    )
    seen = jury.digest(decision)
    jury.approve(decision, seen=seen, by=year.second, at=at + timedelta(hours=3))


def _tell(year: DemoYear, award: Award) -> None:
    """A published story, as an editor would have written it."""
    archive = WinnersPage.objects.first()
    if archive is None or award.nomination is None:
        return
    told = demo.story(year.truth[str(award.nomination.number)], seed=year.seed)
    body: list[tuple[str, object]] = [
        ("facts", [{"number": number, "label": label} for number, label in told.facts])
    ]
    for heading, paragraphs in told.body:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        body += [("heading", heading), ("text", text)]
    body.insert(3, ("quote", {"text": told.quote, "by": told.quote_by}))
    body.append(("lesson", f"<p>{told.lesson}</p>"))
    page = WinnerStoryPage(title=told.title, lead=told.lead, award=award)
    page.body = page.body.stream_block.to_python(
        [{"type": kind, "value": value} for kind, value in body]
    )
    archive.add_child(instance=page)
