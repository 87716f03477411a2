"""What the review and ranking templates need to find in their context."""

from collections.abc import Iterable

from django import template
from django.forms import BoundField, Form

from nominations.models import Criterion, ScaleStep

register = template.Library()
SLIGHT = 0.01


@register.simple_tag
def score_field(form: Form, criterion: Criterion) -> BoundField:
    """The field that holds the criterion's score."""
    return form[f"score-{criterion.pk}"]


@register.simple_tag
def score_steps(scale: Iterable[ScaleStep]) -> list[tuple[int, str]]:
    """The scale as the score component wants it."""
    return [(step.value, f"{step.label}. {step.meaning}") for step in scale]


@register.filter
def blocks(text: str) -> list[list[str]]:
    """A plain text as it is signed: one line for a paragraph, several for a list."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [[line.removeprefix("- ") for line in part.split("\n") if line] for part in parts]


@register.filter
def percent(chance: float | None) -> str:
    """A chance as whole per cents; never «0 %» or «100 %», which no draws can tell."""
    if chance is None:
        return "–"
    if chance < SLIGHT:
        return "< 1 %"
    if chance > 1 - SLIGHT:
        return "> 99 %"
    return f"{round(chance * 100)} %"
