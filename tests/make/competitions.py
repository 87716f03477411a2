"""A year of the award, and what companies send in for it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nominations import actions
from nominations.models import (
    Company,
    Competition,
    Criterion,
    Guidance,
    Nomination,
    Prize,
    Proposal,
    ScaleStep,
)
from nominations.questions import key_of
from tests.make.people import numbers, user


def now() -> datetime:
    return timezone.now()


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
    made = Prize.objects.create(competition=competition or new_competition(), **facts)
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
    prize = prize or new_prize()
    owner = facts.pop("owner", None) or user()
    text = facts.pop("text", "Vi måler alt vi gjør.")
    begun = {"begun_at": prize.competition.opens_at, "begun_by": owner}
    made = Nomination.objects.create(
        prize=prize, **({"company": facts.pop("company", None) or company()} | begun)
    )
    made.members.create(user=owner, role="owner")
    answer(made, text)
    if status != "draft":
        year = prize.competition
        actions.submit(made, by=owner, at=now() if year.is_open(now()) else year.deadline_at)
        Nomination.objects.filter(pk=made.pk).update(status=status, **facts)
    made.refresh_from_db()
    return made


NEEDED = {
    "contact-name": "Kari Kontakt",
    "contact-email": "kari@demo.example",
    "contact-phone": "400 00 000",
    "consent-terms": "yes",
}


def answer(nomination: Nomination, text: str) -> None:
    """The same text to every criterion, and whatever else is needed to send it in."""
    criteria = {key_of(c): c for c in nomination.prize.criteria.all()}
    needed = NEEDED | {"company-name": nomination.company.name}
    for key, typed in (dict.fromkeys(criteria, text) | needed).items():
        nomination.answers.create(
            question=key,
            criterion=criteria.get(key),
            text=typed,
            saved_at=now(),
            saved_by=nomination.begun_by,
        )


def proposal(competition: Competition | None = None, **facts: Any) -> Proposal:
    """A proposal that waits for the company's answer."""
    number = next(numbers)
    facts = {
        "company_name": f"Bedrift {number} AS",
        "company_email": f"post{number}@bedrift.example",
        "proposer_name": "Kari Nabo",
        "proposer_email": "kari@nabo.example",
        "proposed_at": now(),
    } | facts
    return Proposal.objects.create(competition=competition or new_competition(), **facts)


new_competition, new_prize = competition, prize  # arguments go by the same names
