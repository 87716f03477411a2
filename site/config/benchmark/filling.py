"""Fills the scratch database: companies that write, nominations that came in, a jury's scores."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils import timezone

from accounts import roles
from accounts.models import User
from config.benchmark import filling_jury
from desk.permissions import grant
from jury import actions as jury
from jury.models import Juror, Round
from ledger import chain
from nominations import actions
from nominations.content import frozen_content
from nominations.models import (
    Answer,
    Company,
    Nomination,
    NominationMember,
    Prize,
    Submission,
)
from nominations.questions import questions
from nominations.register import Extract, State
from pages.planting import plant

CALENDAR = {  # days from now
    "opens_at": -20,
    "deadline_at": 10,
    "scoring_opens_at": 15,
    "scoring_closes_at": 40,
    "meeting_at": 45,
    "announcement_at": 70,
}
PARAGRAPH = "Vi måler hver operasjon, og viser tallene til dem som gjør jobben. " * 8
SPECIAL = {"company-employees": "140", "consent-terms": "yes", "contact-phone": "400 00 000"}
SPECIAL |= {"contact-email": "kari@bedrift.example", "company-name": "Bedrift AS"}
SPECIAL |= dict.fromkeys(("figure-revenue", "figure-export", "figure-research"), "12,5")
LEFT_EMPTY = "figure-"


@dataclass(frozen=True)
class Year:
    """The invented year, and who works in it."""

    prize: Prize
    secretary: User
    jurors: list[Juror]
    at: datetime

    @cached_property
    def asked(self) -> dict[str, int | None]:
        """What everybody answers, with the criterion that asks."""
        found = {key: one.criterion for key, one in questions(self.prize).items()}
        return {
            key: criterion.pk if criterion else None
            for key, criterion in found.items()
            if key in SPECIAL or not key.startswith(LEFT_EMPTY)
        }

    @property
    def round(self) -> Round:
        return self.prize.rounds.get()

    @property
    def drafts(self) -> list[Nomination]:
        return list(self._own.filter(status="draft").order_by("begun_at"))

    @property
    def sent(self) -> list[Nomination]:
        return list(self._own.exclude(status="draft").order_by("number"))

    @property
    def _own(self) -> QuerySet[Nomination]:
        return self.prize.nominations.select_related("begun_by", "company", "prize__competition")


def plan(jurors: int) -> Year:
    """The year and its people, without any nomination yet."""
    plant()
    grant()
    at = timezone.now()
    secretary = User.objects.create_user("sekretariat@arrangor.example", first_name="Siv")
    secretary.groups.set(Group.objects.filter(name=roles.SECRETARIAT))
    calendar = {step: at + timedelta(days=days) for step, days in CALENDAR.items()}
    competition = actions.plan_competition(at.year + 1, calendar, by=secretary, at=at)
    jury.prepare(competition, by=secretary, at=at)
    # The jury reads while companies still write, so that one year serves all rows.
    Round.objects.update(opens_at=at - timedelta(days=1))
    seats = filling_jury.seats(competition, jurors, at)
    return Year(competition.prizes.get(kind="main"), secretary, seats, at)


def begin(year: Year, how_many: int) -> list[Nomination]:
    """Companies with every question answered, and nothing sent in."""
    known = Company.objects.count()
    numbers = range(known + 1, known + how_many + 1)
    owners = User.objects.bulk_create(_owner(number) for number in numbers)
    companies = Company.objects.bulk_create(_company(number) for number in numbers)
    begun = [
        Nomination(
            prize=year.prize,
            company=company,
            begun_at=year.at,
            begun_by=owner,
            register=_extract(company, year.at),
        )
        for company, owner in zip(companies, owners, strict=True)
    ]
    Nomination.objects.bulk_create(begun)
    NominationMember.objects.bulk_create(
        NominationMember(nomination=one, user=one.begun_by, role="owner") for one in begun
    )
    Answer.objects.bulk_create(
        [answer for one in begun for answer in _answers(year, one)], batch_size=2000
    )
    return begun


def fill(year: Year, how_many: int) -> None:
    """More nominations that came in, were found in order, and have been scored."""
    before = Nomination.objects.filter(number__isnull=False).count()
    eligible = begin(year, how_many)
    for position, one in enumerate(eligible, start=before + 1):
        one.number, one.status = f"{year.prize.competition.year}-{position:03d}", "eligible"
        one.screened_at, one.screened_by = year.at, year.secretary
    Nomination.objects.bulk_update(
        eligible, ["number", "status", "screened_at", "screened_by"], batch_size=100
    )
    content = frozen_content(eligible[0])
    submissions = Submission.objects.bulk_create(
        Submission(
            nomination=one,
            receipt_number=str(one.number),
            submitted_at=year.at,
            submitted_by=one.begun_by,
            content=content,
            digest=chain.digest(content),
        )
        for one in eligible
    )
    filling_jury.judge(year.round, year.jurors, submissions, year.at)


def _owner(number: int) -> User:
    return User(email=f"eier{number}@bedrift.example", first_name="Eier", last_name=str(number))


def _company(number: int) -> Company:
    return Company(
        org_number=str(300_000_000 + number), name=f"Bedrift {number:04d} AS", municipality="Gjøvik"
    )


def _extract(company: Company, at: datetime) -> dict[str, Any]:
    """What the register would have said."""
    return Extract(
        org_number=company.org_number,
        state=State.FOUND,
        name=company.name.upper(),
        municipality=company.municipality,
        industry_codes=({"code": "25.990", "text": "Produksjon av andre metallvarer"},),
        standard="SN2025",
        fetched_at=at,
    ).facts()


def _answers(year: Year, nomination: Nomination) -> list[Answer]:
    return [
        Answer(
            nomination=nomination,
            question=key,
            criterion_id=criterion,
            text=SPECIAL.get(key) or (PARAGRAPH * 3 if criterion else "Kari"),
            saved_at=year.at,
            saved_by=nomination.begun_by,
        )
        for key, criterion in year.asked.items()
    ]
