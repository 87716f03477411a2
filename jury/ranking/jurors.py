"""What each juror is like: severity, spread and agreement with the others."""

import math
from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Floats
from jury.ranking.least_squares import Fit

ENOUGH = 3  # shared nominations below which an agreement says nothing


@dataclass(frozen=True)
class Juror:
    """Severity is positive for the strict; spread and agreement are None where unmeasurable."""

    reviews: int
    level: float
    severity: float
    spread: float | None
    agreement: float | None


def jurors_of(fit: Fit) -> list[Juror]:
    """Every juror, in the order of the panel."""
    part = fit.design.juror_part
    means = np.bincount(part, weights=fit.levels) / np.bincount(part)
    severity = means[part] - fit.levels
    reviews = fit.given.sum(axis=0).tolist()
    return [
        Juror(
            reviews[juror],
            float(fit.levels[juror]),
            float(severity[juror]),
            _spread(fit, juror),
            _agreement(fit, juror),
        )
        for juror in range(len(reviews))
    ]


def _spread(fit: Fit, juror: int) -> float | None:
    """The standard deviation of the juror's sheets (divisor one less than their number)."""
    sheets = fit.scores[fit.given[:, juror], juror]
    return float(sheets.std(ddof=1)) if len(sheets) > 1 else None


def _agreement(fit: Fit, juror: int) -> float | None:
    """The correlation of the juror's sheets with what the others gave, their levels taken out."""
    shared = fit.given[:, juror] & (fit.given.sum(axis=1) > 1)
    if shared.sum() < ENOUGH:
        return None
    levelled = np.where(fit.given, fit.scores - fit.levels[None, :], 0.0)[shared]
    others = (levelled.sum(axis=1) - levelled[:, juror]) / (fit.given[shared].sum(axis=1) - 1)
    return _correlation(levelled[:, juror], others, fit.tolerance)


def _correlation(one: Floats, other: Floats, tolerance: float) -> float | None:
    one, other = one - one.mean(), other - other.mean()
    if min(float(np.ptp(one)), float(np.ptp(other))) <= tolerance:
        return None
    squares = float((one**2).sum()) * float((other**2).sum())
    return min(1.0, max(-1.0, float((one * other).sum()) / math.sqrt(squares)))
