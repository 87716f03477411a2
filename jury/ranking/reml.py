"""Variance components of nomination, juror and residual, as lme4 gives them.

y_ij = mu + entry_i + juror_j + residual_ij, all three random, restricted maximum likelihood:
Bates, Maechler, Bolker and Walker, lme4 (2015), whose criterion and predictions these are.
Only matrices of the size of the jury are inverted, so 500 x 30 takes milliseconds.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import minimize

from jury.ranking.arithmetic import Bools, Floats

START = (0.0, 0.1, 1.0, 10.0)  # ratios of standard deviations to the residual's, tried first
LARGEST = 1e5


@dataclass(frozen=True)
class Components:
    """Variances, the REML criterion, the mean and the predicted effect of each nomination."""

    entry: float
    juror: float
    residual: float
    criterion: float
    mean: float
    effects: Floats

    @property
    def reliability(self) -> float:
        """Of one sheet, the jurors' levels taken out: ICC(3,1)."""
        return self.entry / (self.entry + self.residual)

    @property
    def raw_reliability(self) -> float:
        """Of one sheet as it stands, levels and all: ICC(2,1)."""
        return self.entry / (self.entry + self.juror + self.residual)

    def panel_reliability(self, sheets: float) -> float:
        """Of the mean of so many sheets, by Spearman and Brown."""
        one = self.reliability
        return sheets * one / (1 + (sheets - 1) * one)


@dataclass(frozen=True)
class _Sheets:
    """What the likelihood needs of the sheets: `y` is centred, 0 where not given."""

    given: Floats
    y: Floats

    @cached_property
    def sums(self) -> tuple[Floats, Floats]:
        """Row sums (n, 2) and column sums (J, 2) of ones and y."""
        pair = (self.given, self.y)
        return (
            np.column_stack([one.sum(axis=1) for one in pair]),
            np.column_stack([one.sum(axis=0) for one in pair]),
        )

    @cached_property
    def products(self) -> Floats:
        """The inner products of ones and y, (2, 2)."""
        count, total = self.given.sum(), self.y.sum()
        return np.array([[count, total], [total, (self.y**2).sum()]])


class _Profile:
    """The likelihood at one pair of variance ratios: (entry, juror) over the residual."""

    def __init__(self, sheets: _Sheets, ratios: Floats) -> None:
        self.ratios, self.sheets = ratios, sheets
        rows, columns = sheets.sums
        reviews = rows[:, :1]
        entry, juror = ratios
        self.damped = 1 + entry * reviews
        self.by_entry = rows / self.damped
        self.cross = sheets.given / self.damped
        self.by_juror = columns - sheets.given.T @ (entry * self.by_entry)
        self.inner = np.diag(columns[:, 0]) - entry * (sheets.given.T @ self.cross)
        core = np.eye(len(columns)) + juror * self.inner
        self.core_determinant = float(np.linalg.slogdet(core)[1])
        self.core_inverse = np.linalg.inv(core)
        self.juror_scores = self.core_inverse @ self.by_juror
        self.entry_scores = self.by_entry - juror * (self.cross @ self.juror_scores)

    @cached_property
    def weighed(self) -> Floats:
        """[1 y]' V^-1 [1 y]."""
        rows, _ = self.sheets.sums
        entry, juror = self.ratios
        inner = self.sheets.products - entry * (rows.T @ self.by_entry)
        weighed: Floats = inner - juror * (self.by_juror.T @ self.juror_scores)
        return weighed

    @property
    def mean(self) -> float:
        return float(self.weighed[0, 1] / self.weighed[0, 0])

    @property
    def squares(self) -> float:
        return float(self.weighed[1, 1] - self.mean * self.weighed[0, 1])

    @property
    def freedom(self) -> float:
        return float(self.sheets.products[0, 0]) - 1

    @property
    def criterion(self) -> float:
        """-2 log restricted likelihood, as lme4 reports it."""
        variance = self.squares / self.freedom
        volume = float(np.log(self.damped).sum()) + self.core_determinant
        residual = self.freedom * (1 + math.log(2 * math.pi * variance))
        return volume + math.log(self.weighed[0, 0]) + residual

    @property
    def entry_effects(self) -> Floats:
        """Z'V^-1 (y - mean) for the nominations; times the ratio, the predictions."""
        effects: Floats = self.entry_scores[:, 1] - self.mean * self.entry_scores[:, 0]
        return effects

    @property
    def gradient(self) -> Floats:
        """The criterion's derivative by each ratio."""
        reviews = self.sheets.sums[0][:, 0]
        shared = ((self.cross @ self.core_inverse) * self.cross).sum()
        entry_trace = (reviews / self.damped[:, 0]).sum() - self.ratios[1] * shared
        juror_trace = (self.core_inverse * self.inner.T).sum()
        scores = (self.entry_scores, self.juror_scores)
        slopes = [
            trace - (one[:, 0] ** 2).sum() / self.weighed[0, 0] - self._explained(one)
            for trace, one in zip((entry_trace, juror_trace), scores, strict=True)
        ]
        return np.array(slopes)

    def _explained(self, scores: Floats) -> float:
        left = scores[:, 1] - self.mean * scores[:, 0]
        return self.freedom * float((left**2).sum()) / self.squares


def components_of(given: Bools, scores: Floats) -> Components:
    """REML of sheets (nominations, jurors), both at least two, with some residual left over.

    Raises ValueError where the sheets leave nothing to divide beyond rounding noise.
    """
    middle = float(scores[given].mean())
    sheets = _Sheets(given.astype(np.float64), np.where(given, scores - middle, 0.0))
    best = _polished(sheets, _searched(sheets))
    profile = _Profile(sheets, best)
    variance = profile.squares / profile.freedom
    if not (variance > 0 and math.isfinite(profile.criterion)):
        raise ValueError("nothing is left over to divide")
    entry, juror = (float(ratio * variance) for ratio in best)
    effects = best[0] * profile.entry_effects
    return Components(entry, juror, variance, profile.criterion, middle + profile.mean, effects)


def _searched(sheets: _Sheets) -> Floats:
    """The best pair of ratios: a coarse grid, then a quasi-Newton search from its best point."""

    def descent(roots: Floats) -> tuple[float, Floats]:
        profile = _Profile(sheets, roots**2)
        return profile.criterion, 2 * roots * profile.gradient

    starts = [np.array([one, other]) for one in START for other in START]
    start = min(starts, key=lambda roots: _Profile(sheets, roots**2).criterion)
    start = np.maximum(start, START[1] / 10)
    bounds = [(0.0, LARGEST)] * 2
    found = minimize(descent, start, jac=True, method="L-BFGS-B", bounds=bounds, tol=1e-14)
    ratios: Floats = found.x**2
    for side in range(2):
        closed = ratios.copy()
        closed[side] = 0.0
        if _Profile(sheets, closed).criterion <= _Profile(sheets, ratios).criterion + 1e-9:
            ratios = closed
    return ratios


def _polished(sheets: _Sheets, ratios: Floats) -> Floats:
    """Newton's method on the slope by the logarithm of the ratios that are not nought."""
    for _ in range(20):
        free = ratios > 0
        if not free.any():
            break
        slope = _slope(sheets, ratios, free)
        step = _newton_step(sheets, ratios, free, slope)
        ratios = ratios.copy()
        ratios[free] *= np.exp(np.clip(-step, -1, 1))
        if np.abs(step).max() < 1e-12:  # noqa: PLR2004 -- beyond what is written out
            break
    return ratios


def _slope(sheets: _Sheets, ratios: Floats, free: Bools) -> Floats:
    slope: Floats = (ratios * _Profile(sheets, ratios).gradient)[free]
    return slope


def _newton_step(sheets: _Sheets, ratios: Floats, free: Bools, slope: Floats) -> Floats:
    """The step in logarithms; none where the criterion is not curved upwards."""
    width = 1e-5
    columns = []
    for side in np.flatnonzero(free):
        shift = np.ones(2)
        shift[side] = math.exp(width)
        ahead, behind = _slope(sheets, ratios * shift, free), _slope(sheets, ratios / shift, free)
        columns.append((ahead - behind) / (2 * width))
    curvature = np.column_stack(columns)
    if not np.all(np.linalg.eigvalsh((curvature + curvature.T) / 2) > 0):
        return np.zeros_like(slope)
    return np.asarray(np.linalg.solve(curvature, slope))
