"""The plain mean in exact arithmetic: what everyone can check by hand."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from jury.ranking.panel import Panel, exact

SAFE = 2**62  # beyond this an int64 sum might overflow


@dataclass(frozen=True)
class ExactSheets:
    """Each sheet's weighted mean over the cells given: `numerators / (denominators * unit)`.

    Both are whole numbers, (nominations, jurors); a denominator of 0 means not given.
    """

    numerators: np.ndarray
    denominators: np.ndarray
    unit: int

    def of(self, entry: int) -> list[Fraction]:
        """The sheets of one nomination, in the order of the jurors."""
        pairs = zip(self.numerators[entry].tolist(), self.denominators[entry].tolist(), strict=True)
        return [Fraction(above, below * self.unit) for above, below in pairs if below]

    def mean(self, entry: int) -> Fraction:
        """The mean of one nomination's sheets; equal denominators are added up as integers."""
        totals: dict[int, int] = defaultdict(int)
        sheets = 0
        pairs = zip(self.numerators[entry].tolist(), self.denominators[entry].tolist(), strict=True)
        for above, below in pairs:
            if below:
                totals[below] += above
                sheets += 1
        parts = (Fraction(above, below * self.unit) for below, above in totals.items())
        return sum(parts, Fraction(0)) / sheets


def exact_sheets(panel: Panel) -> ExactSheets:
    """Scores and weights as the decimals they were written as, over common denominators."""
    given = panel.given
    values, place = np.unique(panel.scores[given], return_inverse=True)
    fractions = [exact(value) for value in values]
    unit = lcm(*(fraction.denominator for fraction in fractions))
    whole = [int(fraction * unit) for fraction in fractions]
    weights = _whole(panel.weights)
    largest = max(abs(number) for number in whole) * sum(weights)
    kind = np.int64 if max(largest, sum(weights)) < SAFE else object
    cells = np.zeros(panel.scores.shape, dtype=kind)
    cells[given] = np.array(whole, dtype=kind)[place]
    above = np.zeros(cells.shape[:2], dtype=kind)
    below = np.zeros(cells.shape[:2], dtype=kind)
    for criterion, weight in enumerate(weights):
        above += cells[:, :, criterion] * weight
        below += given[:, :, criterion].astype(kind) * weight
    return ExactSheets(above, below, unit)


def plain_means(sheets: ExactSheets) -> list[Fraction]:
    """The plain mean of every nomination."""
    return [sheets.mean(entry) for entry in range(len(sheets.numerators))]


def trimmed_means(sheets: ExactSheets) -> list[Fraction]:
    """The mean without each nomination's highest and lowest sheet, where it has three or more."""
    return [_trimmed(sheets.of(entry)) for entry in range(len(sheets.numerators))]


def clamped_means(sheets: ExactSheets, width: float) -> list[Fraction]:
    """The mean with every sheet pulled to within `width` of the nomination's own plain mean."""
    return [_clamped(sheets.of(entry), exact(width)) for entry in range(len(sheets.numerators))]


def _whole(weights: tuple[Fraction, ...]) -> list[int]:
    unit = lcm(*(weight.denominator for weight in weights))
    return [int(weight * unit) for weight in weights]


def _mean(scores: list[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores)


def _trimmed(scores: list[Fraction]) -> Fraction:
    return _mean(sorted(scores)[1:-1] if len(scores) > 2 else scores)  # noqa: PLR2004 -- two go


def _clamped(scores: list[Fraction], width: Fraction) -> Fraction:
    mean = _mean(scores)
    return _mean([min(max(score, mean - width), mean + width) for score in scores])
