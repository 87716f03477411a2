"""How precisely the sheets fix an effect: rounding noise, residual variance, standard errors."""

import numpy as np

from jury.ranking.arithmetic import Floats, product
from jury.ranking.least_squares import Fit
from jury.ranking.panel import Panel


def rounding_noise(panel: Panel) -> float:
    """The variance that rounding to steps alone gives a sheet: step^2/12 * sum(w^2)."""
    squares = float(sum(weight * weight for weight in panel.weights))
    return (panel.step or 0.0) ** 2 / 12 * squares


def residual_variance(fit: Fit, noise: float) -> float | None:
    """s2 = RSS/dof, never below the rounding noise; None where nothing is left to measure it by."""
    return max(fit.rss / fit.dof, noise) if fit.dof > 0 else None


def centred_shares(fit: Fit) -> Floats:
    """Each juror's share of a nomination less the average share in its part (n, J)."""
    return np.column_stack([fit.design.centred(share) for share in fit.design.shares.T])


def standard_errors(fit: Fit, variance: float) -> Floats:
    """The standard error of each effect against the average of its part (nominations,)."""
    part = fit.design.entry_part
    size = np.bincount(part)[part]
    own = 1 / fit.design.reviews
    average = np.bincount(part, weights=own)[part] / size**2
    shares = centred_shares(fit)
    levels = (product(shares, fit.design.inverse) * shares).sum(axis=1)
    errors: Floats = np.sqrt(variance * (own * (1 - 2 / size) + average + levels))
    return errors
