"""What people of the invented year did together: files, colleagues, questions and proposals."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from config.demo import DemoNomination
from nominations import actions as nominations
from nominations.actions import invitations
from nominations.models import Attachment, Nomination
from paper import Paper

if TYPE_CHECKING:
    from config.demo_year import DemoYear

EVERY = 4  # one in four companies adds a file
QUESTION = "Kan vi ta med tall for første halvår i år, eller skal alt være fra siste regnskapsår?"
ANSWER = "Ta gjerne med ferske tall, men skriv hvilken periode de gjelder."
CHANGE = "Skriv hvor stor del av produksjonen som skjer i Norge. Det går ikke fram av svarene."
KNOWN_BY = "Kontrollert med virusprogrammet på sekretariatets egen maskin."
PROPOSED = {
    "company_name": "Lyngheim Finmekanikk AS",
    "company_email": "post@lyngheim-finmekanikk.example",
    "proposer_name": "Nils Nabo",
    "proposer_email": "nils@nabo.example",
    "reason": "De lager presisjonsdeler i et lokale som knapt er større enn en garasje.",
}


def add_file(told: DemoNomination, nomination: Nomination, at: datetime) -> None:
    """A page of figures, as a company would save it from its own files."""
    paper = Paper("Produksjonstall", eyebrow=told.company.name, dated=at)
    figures = {"Ansatte": str(told.company.employees), "Kommune": told.company.municipality}
    paper.facts(list(figures.items()))
    paper.text("Tallene er hentet fra produksjonssystemet. Bedriften og tallene er oppdiktet.")
    owner = nomination.begun_by
    nominations.attach(nomination, "produksjonstall.pdf", BytesIO(paper.pdf()), by=owner, at=at)


def release_files(year: DemoYear, at: datetime) -> None:
    """There is no virus check in a demonstration, so the secretariat lets the files through."""
    for attachment in Attachment.objects.filter(state=Attachment.State.WAITING):
        nominations.release(attachment, KNOWN_BY, by=year.secretary, at=at)


def work_together(year: DemoYear) -> None:
    """A colleague, a question with its answer, and a proposal that waits for a yes."""
    own = Nomination.objects.filter(prize__competition=year.competition).order_by("begun_at", "pk")
    if nomination := own.filter(status="draft").first():
        _invite(year, nomination)
        _ask(year, nomination)
    nominations.propose(
        year.competition, PROPOSED, by=None, at=year.competition.opens_at + timedelta(days=3)
    )


def ask_for_a_change(year: DemoYear) -> None:
    """One nomination waits for the company to tell more."""
    waiting = Nomination.objects.filter(prize__competition=year.competition, status="on_hold")
    if nomination := waiting.first():
        due = year.now + timedelta(days=4)
        nominations.request_change(nomination, CHANGE, due, by=year.secretary, at=year.now)


def _invite(year: DemoYear, nomination: Nomination) -> None:
    at = nomination.begun_at + timedelta(hours=1)
    domain = nomination.begun_by.email.partition("@")[2]
    colleague = year.person("Ingrid Haug", f"ingrid.haug@{domain}")
    invitation = invitations.invite(
        nomination, colleague.email, "editor", by=nomination.begun_by, at=at
    )
    invitations.accept_invitation(invitation, by=colleague, at=at + timedelta(minutes=30))


def _ask(year: DemoYear, nomination: Nomination) -> None:
    at = nomination.begun_at + timedelta(hours=2)
    nominations.write_message(nomination, QUESTION, by=nomination.begun_by, at=at)
    later = at + timedelta(hours=3)
    nominations.write_message(nomination, ANSWER, by=year.secretary, at=later)
