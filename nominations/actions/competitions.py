"""A year of the award, planned from the default rules or from the year before."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from ledger import chain
from nominations import rules
from nominations.models import Competition, Criterion, Guidance, Prize, ScaleStep

DEFAULT_RULES = Path(__file__).parents[1] / "data" / "criteria.json"


@transaction.atomic
def plan_competition(
    year: int,
    calendar: Mapping[str, datetime],
    *,
    by: User,
    at: datetime,
    demo: bool = False,
) -> Competition:
    """Plan a year with the default scale, prizes and criteria, all weights equal."""
    _refuse_stranger(by)
    default = json.loads(DEFAULT_RULES.read_text(encoding="utf-8"))
    competition = Competition(year=year, is_demo=demo, **calendar)
    competition.scale = [ScaleStep(**step) for step in default["scale"]]
    competition.save()
    for facts in default["prizes"]:
        prize = competition.prizes.create(
            kind=facts["key"],
            name=facts["name"],
            about=facts["about"],
            finalists=facts["finalists"],
        )
        for order, criterion in enumerate(facts["criteria"], start=1):
            _add_criterion(prize, order, criterion)
    chain.record("competitions.plan", competition, by=by, at=at, year=year)
    return competition


@transaction.atomic
def copy_competition(
    previous: Competition, year: int, calendar: Mapping[str, datetime], *, by: User, at: datetime
) -> Competition:
    """Plan a year with the rules of an earlier one. The earlier one stays as it was."""
    _refuse_stranger(by)
    competition = Competition(year=year, is_demo=previous.is_demo, **calendar)
    competition.scale = [
        ScaleStep(value=step.value, label=step.label, meaning=step.meaning)
        for step in previous.scale.all()
    ]
    competition.save()
    for prize in previous.prizes.all():
        copied = competition.prizes.create(
            kind=prize.kind, name=prize.name, about=prize.about, finalists=prize.finalists
        )
        for criterion in prize.criteria.all():
            criterion.copy_to(copied).save()
    facts = {"year": year, "copied_from": previous.year}
    chain.record("competitions.copy", competition, by=by, at=at, **facts)
    return competition


@transaction.atomic
def change_competition(
    changed: Competition | Prize | Criterion, fields: list[str], *, by: User, at: datetime
) -> None:
    """Keep a change to the year's rules or calendar, and note which fields it touched."""
    _refuse_stranger(by)
    changed.save()
    chain.record("competitions.change", changed, by=by, at=at, fields=sorted(fields))


def _refuse_stranger(by: User) -> None:
    if not rules.may_plan(by):
        raise Refused(_("Only the secretariat plans a competition."))


def _add_criterion(prize: Prize, order: int, facts: dict[str, Any]) -> None:
    criterion = Criterion(
        prize=prize,
        order=order,
        **{
            name: facts[name]
            for name in ("name", "explanation", "question", "group", "max_length", "weight")
        },
    )
    criterion.guidance = [
        Guidance(value=int(value), text=text) for value, text in facts["guidance"].items()
    ]
    criterion.save()
