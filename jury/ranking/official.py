"""Which number decides the order: the adjusted one, unless the statutes demand another."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from jury.ranking.arithmetic import Ints
from jury.ranking.least_squares import Fit
from jury.ranking.places import places, places_within
from jury.ranking.plain import ExactSheets, clamped_means, plain_means, trimmed_means

RULES = ("adjusted", "plain", "trimmed", "clamped")


@dataclass(frozen=True)
class Rule:
    """The official number; `width` is how far from the mean the clamped rule lets a sheet be."""

    name: str = "adjusted"
    width: float = 1.0

    def __post_init__(self) -> None:
        if self.name not in RULES:
            raise ValueError(f"unknown rule {self.name!r}; choose one of {', '.join(RULES)}")
        if not self.width >= 0:
            raise ValueError("the width cannot be negative")


@dataclass(frozen=True)
class Order:
    """The official number and place of each nomination, and its part when parts stand apart."""

    numbers: Sequence[float] | Sequence[Fraction]
    places: Ints
    parts: Ints

    @property
    def listed(self) -> list[int]:
        """The nominations in order of place; equals in order of id, which decides nothing."""
        return sorted(range(len(self.places)), key=lambda n: (self.places[n], self.parts[n], n))


def order_by(rule: Rule, fit: Fit, sheets: ExactSheets) -> Order:
    """The official order. Only least squares ranks the parts each by itself."""
    if rule.name == "adjusted":
        parts = fit.design.entry_part
        by_part = places_within(fit.adjusted, parts, fit.tolerance)
        return Order(fit.adjusted.tolist(), by_part, parts)
    numbers = _exact_numbers(rule, sheets)
    return Order(numbers, places(numbers), np.zeros(len(numbers), dtype=np.int64))


def _exact_numbers(rule: Rule, sheets: ExactSheets) -> list[Fraction]:
    if rule.name == "plain":
        return plain_means(sheets)
    if rule.name == "trimmed":
        return trimmed_means(sheets)
    return clamped_means(sheets, rule.width)
