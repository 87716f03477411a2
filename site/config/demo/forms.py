"""What an invented company has typed into its nomination, question by question."""

from datetime import datetime
from random import Random
from typing import Any

from config.demo.nominations import DemoNomination
from nominations.models import Nomination
from nominations.questions import key_of
from nominations.register import Extract, State

TITLES = ["Fabrikksjef", "Daglig leder", "Teknisk sjef", "Produksjonssjef", "Utviklingssjef"]
FIGURES = {"revenue": "figure-revenue", "export": "figure-export", "rnd": "figure-research"}
CODES = {
    "main": {"code": "25.990", "text": "Produksjon av andre metallvarer"},
    "special": {"code": "28.990", "text": "Produksjon av spesialmaskiner"},
}


def typed(told: DemoNomination, nomination: Nomination) -> dict[str, str]:
    """Answers, figures and contact; only those who are finished have agreed to the terms."""
    chance = Random(told.company.org_number)  # noqa: S311 -- repeatable on purpose
    answers = {
        key_of(criterion): told.answers[criterion.name]
        for criterion in nomination.prize.criteria.all()
        if criterion.name in told.answers
    }
    answers |= {key: told.facts[name] for name, key in FIGURES.items() if name in told.facts}
    answers |= {"contact-title": chance.choice(TITLES)}
    if told.finished:
        digits = f"{chance.randrange(10**5):05d}"
        answers |= {"contact-phone": f"400 {digits[:2]} {digits[2:]}", "consent-terms": "yes"}
    return answers


def extract(told: DemoNomination, at: datetime) -> dict[str, Any]:
    """What the invented register said on the day the nomination was begun."""
    company = told.company
    return Extract(
        org_number=company.org_number,
        state=State.FOUND,
        name=company.name.upper(),
        legal_form="AS",
        municipality=company.municipality,
        county=company.county,
        industry_codes=(CODES[told.prize],),
        standard="SN2025",
        employees=company.employees,
        website=company.website,
        fetched_at=at,
    ).facts()
