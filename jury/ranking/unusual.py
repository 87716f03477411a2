"""Sheets that do not fit: externally studentised residuals, and jurors who have several."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from jury.ranking.arithmetic import Floats, product
from jury.ranking.least_squares import Fit

BEYOND = 3.0  # standard deviations
SEVERAL = 2  # unusual sheets for which a juror is named to the chair


@dataclass(frozen=True)
class UnusualSheet:
    """A sheet, what the model led one to expect, and how many standard deviations it is off."""

    entry: int
    juror: int
    score: float
    expected: float
    deviations: float


def unusual_sheets(fit: Fit, noise: float) -> list[UnusualSheet]:
    """The sheets beyond three standard deviations, nomination by nomination."""
    deviations = studentised(fit, noise)
    expected = fit.scores - fit.residuals
    return [
        UnusualSheet(n, j, float(fit.scores[n, j]), float(expected[n, j]), float(deviations[n, j]))
        for n, j in np.argwhere(np.abs(deviations) > BEYOND).tolist()
    ]


def studentised(fit: Fit, noise: float) -> Floats:
    """Each residual over its standard deviation estimated without it (nominations, jurors).

    0 where no sheet was given or where the sheet alone fixes its level or effect.
    """
    if fit.dof <= 1:
        return np.zeros(fit.given.shape)
    left = 1 - _leverages(fit)
    measurable = fit.given & (left > 1e-9)  # noqa: PLR2004 -- below it is rounding
    left = np.where(measurable, left, 1.0)
    variance = np.maximum((fit.rss - fit.residuals**2 / left) / (fit.dof - 1), noise)
    variance = np.maximum(variance, fit.tolerance**2)
    return np.where(
        measurable, fit.residuals / np.sqrt(np.where(variance > 0, variance, 1.0) * left), 0.0
    )


def several_unusual(sheets: list[UnusualSheet]) -> list[tuple[int, int]]:
    """The jurors with two or more unusual sheets, and how many each has."""
    counts = Counter(sheet.juror for sheet in sheets)
    return sorted((juror, count) for juror, count in counts.items() if count >= SEVERAL)


def _leverages(fit: Fit) -> Floats:
    """How much of each sheet is fitted by itself, 1/n_i + d' C^- d with d = e_j - shares_i."""
    shares, inverse = fit.design.shares, fit.design.inverse
    through = product(shares, inverse)
    own = (through * shares).sum(axis=1, keepdims=True)
    leverages: Floats = 1 / fit.design.reviews[:, None] + np.diag(inverse) - 2 * through + own
    return leverages
