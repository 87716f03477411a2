"""One nomination from draft to announcement: the tour of the whole system. Read this first."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jury import actions as jury
from jury import queries, verification
from ledger.models import Event
from nominations import actions as nominations
from nominations.models import Nomination
from nominations.questions import key_of
from pages.planting import plant
from tests import make
from winners import actions as winners
from winners.models import Award, WinnersPage, WinnerStoryPage

pytestmark = pytest.mark.django_db


def test_a_nomination_goes_from_draft_to_announcement(client):
    plant()
    secretary, second = make.secretariat(), make.secretariat()

    # The secretariat plans the year by the default rules: two prizes, nine and three criteria.
    calendar = make.calendar("open")
    year = nominations.plan_competition(2101, calendar, by=secretary, at=make.now())
    jury.prepare(year, by=secretary, at=make.now())
    prize = year.prizes.get(kind="main")
    assert [p.criteria.count() for p in year.prizes.all()] == [9, 3]

    # A company nominates itself, and gets a receipt.
    owner = make.user("Fabrikksjef Foss")
    company = {"org_number": make.org_number(7), "name": "Skarvøy Støperi AS"}
    nomination = nominations.begin(prize, company, by=owner, at=make.now())
    answers = {
        key_of(criterion): f"Slik gjør vi: {criterion}" for criterion in prize.criteria.all()
    }
    answers |= {"contact-phone": "400 00 000", "consent-terms": "yes"}
    nominations.save_answers(nomination, answers, by=owner, at=make.now())
    receipt = nominations.submit(nomination, by=owner, at=year.deadline_at)
    assert receipt.receipt_number == "2101-001"

    # A second company, so that there is something to rank.
    make.nomination(prize, status="submitted", text="Vi har en plan.")

    # The secretariat finds both in order and assigns the jury.
    for entry in Nomination.objects.sent():
        nominations.screen(entry, "eligible", by=secretary, at=year.deadline_at)
    jurors = [make.juror(year, role=role) for role in ("chair", "member", "member")]
    round_ = prize.rounds.get()
    assert jury.assign(round_, jurors, by=secretary, at=make.now()) == 6

    # Each juror declares, scores every criterion, and hands in.
    for juror in jurors:
        for assignment in juror.assignments.all():
            jury.declare(juror, assignment.nomination, "none", by=juror.user, at=make.now())
            points = 5 if assignment.nomination == nomination else 2
            make.review(assignment, *[points] * 9)

    # The scores make a ranking; it is frozen with everything it rests on.
    assert [row["entry"] for row in queries.ranking(round_)["entries"]] == ["2101-001", "2101-002"]
    after = round_.closes_at + timezone.timedelta(minutes=2)
    frozen = jury.shortlist(round_, [nomination], by=secretary, at=after, reason="Én finalist i år")

    # The jury decides, and a second person approves.
    decision = jury.decide(
        prize,
        nomination,
        citation="Skarvøy viser at et lite støperi kan lede an.",
        present=jurors,
        votes=(3, 0),
        by=secretary,
        at=after,
    )
    jury.approve(decision, seen=jury.digest(decision), by=second, at=after)
    special = year.prizes.get(kind="special")
    assert not Award.objects.filter(edition__competition=year).exists()

    # Spesialprisen had no nominations this time, so the announcement waits for its decision.
    make.no_winner(special, jurors, by=secretary, approved_by=second, at=after)
    proposed = winners.propose_announcement(year, make.now(), by=secretary, at=make.now())

    # The editor writes the story while nobody else can know.
    award = Award.objects.get(edition__competition=year, outcome="winner")
    story = WinnerStoryPage(title="Støperiet som måler alt", lead="En dag på Skarvøy", award=award)
    WinnersPage.objects.get().add_child(instance=story)
    assert client.get(story.url).status_code == 404

    # Two persons announce, and in that moment everything is public.
    winners.announce(proposed, seen=proposed.public_at, by=second, at=make.now())
    page = client.get(story.url)
    assert "Skarvøy viser at et lite støperi kan lede an." in page.content.decode()
    assert "Skarvøy Støperi AS" in client.get(WinnersPage.objects.get().url).content.decode()

    # Every step is in the ledger, and everything can be checked.
    assert list(verification.faults()) == []
    assert Event.objects.filter(subject_id=str(nomination.pk)).values_list("action", flat=True)[
        0
    ] == ("nominations.begin")
    assert frozen.digest in {event.facts.get("digest") for event in Event.objects.all()}
    assert client.get(reverse("nominations:receipt", args=[nomination.pk])).status_code == 302
