"""A nomination as it is frozen: in words, with no link back to rows that may change."""

from typing import Any

from django.conf import settings
from django.utils import translation

from nominations import texts
from nominations.models import Answer, Nomination
from nominations.questions import Kind, Question, contact, figures, key_of

TERMS = "2026-11"  # the version of the terms and the privacy notice that was shown


def frozen_content(nomination: Nomination) -> dict[str, Any]:
    """Everything the jury will read, and what the secretariat must know. Always in bokmål."""
    with translation.override(settings.LANGUAGE_CODE):
        return _content(nomination)


def _content(nomination: Nomination) -> dict[str, Any]:
    answers = {answer.question: answer for answer in nomination.answers.all()}
    typed = {key: answer.text.strip() for key, answer in answers.items()}
    criteria = list(nomination.prize.criteria.all())
    return {
        "company": _company(nomination, typed),
        "prize": nomination.prize.name,
        "order": [str(criterion.pk) for criterion in criteria],
        "answers": {
            str(criterion.pk): {
                "criterion": criterion.name,
                "question": criterion.question,
                "text": answers[key].text,
                "may_publish": answers[key].may_publish,
            }
            for criterion in criteria
            if (key := key_of(criterion)) in answers
        },
        "figures": [_figure(q, typed[q.key]) for q in figures().questions if typed.get(q.key)],
        "attachments": [
            {"id": str(file.pk), "name": file.name, "kind": file.kind, "size": file.size}
            | {"sha256": file.sha256}
            for file in nomination.attachments.filter(removed_at=None).exclude(state="infected")
        ],
        "contact": _typed(answers, "contact-"),
        "consent": {"version": TERMS} | _typed(answers, "consent-"),
    }


def _company(nomination: Nomination, typed: dict[str, str]) -> dict[str, Any]:
    company, register = nomination.company, nomination.register or {}
    employees = texts.number(typed.get("company-employees", ""))
    return {
        "org_number": company.org_number,
        "name": typed.get("company-name") or company.name,
        "municipality": typed.get("company-municipality", company.municipality),
        "county": register.get("county", company.county),
        "employees": int(employees) if employees is not None else None,
        "sector": typed.get("company-sector", company.sector),
        "website": typed.get("company-website", company.website),
        "group": typed.get("company-group", company.group),
    }


def _figure(question: Question, text: str) -> dict[str, str]:
    """As the number was meant, with a comma."""
    told = texts.number(text) if question.kind == Kind.NUMBER else None
    shown = text if told is None else f"{told:,}".replace(",", "\xa0").replace(".", ",")
    return {"key": question.key, "label": question.label, "unit": question.unit, "text": shown}


def _typed(answers: dict[str, Answer], start: str) -> dict[str, str]:
    asked = {q.key for q in contact().questions if q.key.startswith(start)}
    return {key.removeprefix(start): answers[key].text for key in sorted(asked & answers.keys())}
