"""One panel taken through the whole computation; what result and what-if read from."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from jury.ranking.arithmetic import Floats
from jury.ranking.least_squares import Fit, fit
from jury.ranking.official import Order, Rule, order_by
from jury.ranking.panel import Panel
from jury.ranking.plain import ExactSheets, exact_sheets
from jury.ranking.posterior import Posterior, posterior_of
from jury.ranking.precision import residual_variance, rounding_noise, standard_errors
from jury.ranking.sheets import Sheets, sheets_of
from jury.ranking.written import number

IN, OUT = 0.95, 0.05  # the chances of the shortlist beyond which nothing is left open


@dataclass(frozen=True)
class Verdict:
    """Everything computed from one panel under one rule, each thing once and only when asked."""

    panel: Panel
    rule: Rule

    @cached_property
    def sheets(self) -> Sheets:
        """The sheets, gaps filled."""
        return sheets_of(self.panel)

    @cached_property
    def exact(self) -> ExactSheets:
        """The sheets as exact fractions, gaps left out."""
        return exact_sheets(self.panel)

    @cached_property
    def fit(self) -> Fit:
        """Two-way least squares of the sheets."""
        return fit(self.sheets.given, self.sheets.scores)

    @cached_property
    def order(self) -> Order:
        """The official order."""
        return order_by(self.rule, self.fit, self.exact)

    @cached_property
    def noise(self) -> float:
        """The least variance of a sheet."""
        return rounding_noise(self.panel)

    @cached_property
    def variance(self) -> float | None:
        """The residual variance, None where it cannot be measured."""
        return residual_variance(self.fit, self.noise)

    @cached_property
    def errors(self) -> Floats | None:
        """The standard error of each effect, None where it cannot be measured."""
        return None if self.variance is None else standard_errors(self.fit, self.variance)

    @cached_property
    def silence(self) -> str | None:
        """Why no probabilities can be given, as the code of a note; None when they can."""
        if self.fit.design.parts > 1:
            return "parts"
        if len(self.panel.entries) == 1:
            return "one_entry"
        if self.fit.flat and self.fit.agrees_exactly:
            return "all_equal"
        return "too_few_overlaps" if self.fit.dof <= 0 else None

    @cached_property
    def posterior(self) -> Posterior | None:
        """The draws, None where nothing may be invented."""
        return None if self.silence else posterior_of(self.fit, self.noise)

    @cached_property
    def unit(self) -> float:
        """The size of the sheets, beside which rounding noise is nought."""
        return float(np.abs(self.sheets.scores).max())

    def points(self, value: float | Fraction | None) -> float | None:
        """A number of points as it is written down, rounding noise removed."""
        return None if value is None else number(value, self.unit)

    def zone(self, entry: int) -> str | None:
        """In, out or undecided; None without probabilities."""
        if self.posterior is None:
            return None
        chance = float(self.posterior.best(self.panel.shortlist)[entry])
        if chance >= IN:
            return "in"
        return "out" if chance <= OUT else "undecided"

    def ids(self, entries: list[int]) -> list[str]:
        """The ids of nominations given by number."""
        return [self.panel.entries[entry] for entry in entries]

    def shortlisted(self) -> list[int]:
        """The nominations whose place is within the shortlist, ties on the border and all."""
        return [n for n in self.order.listed if self.order.places[n] <= self.panel.shortlist]
