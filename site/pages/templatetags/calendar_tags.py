"""The year's calendar in templates."""

from collections.abc import Iterable

from django import template
from django.utils import timezone

from nominations.models import Competition
from pages import calendar
from winners.models import Award

register = template.Library()


@register.simple_tag
def year_steps(competition: Competition | None) -> list[calendar.Step]:
    """The steps of the year; none without a competition."""
    return calendar.steps(competition, timezone.now()) if competition else []


@register.simple_tag
def year_standing(
    competition: Competition | None, winners: Iterable[Award]
) -> calendar.Standing | None:
    """Where the year is, given the awards that are public."""
    if competition is None:
        return None
    announced = any(award.edition.competition_id == competition.pk for award in winners)
    return calendar.standing(competition, timezone.now(), announced=announced)
