"""The same numbers by other people's means: numpy's lstsq, statsmodels, a textbook, ten lines."""

from fractions import Fraction
from statistics import fmean

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.posterior import posterior_of
from jury.ranking.verdict import Verdict
from tests.ranking_panels import (
    SHROUT_FLEISS,
    any_panel,
    at_random,
    by_entry,
    by_hand,
    quick,
    recused,
)
from tests.test_ranking_promises import close, comparable, modest


def by_dummies(panel) -> dict[str, float]:
    """Nomination effects from numpy's least squares on the full matrix of dummies."""
    verdict = Verdict(read(panel), Rule())
    sheets = np.argwhere(verdict.sheets.given)
    entries, jurors = verdict.sheets.given.shape
    dummies = np.zeros((len(sheets), entries + jurors))
    dummies[np.arange(len(sheets)), sheets[:, 0]] = 1
    dummies[np.arange(len(sheets)), entries + sheets[:, 1]] = 1
    y = verdict.sheets.scores[tuple(sheets.T)]
    effects = np.linalg.lstsq(dummies, y, rcond=None)[0][:entries]
    return dict(zip(verdict.panel.entries, effects - effects.mean(), strict=True))


def plain_mean(panel, entry: str) -> Fraction:
    """The plain mean as anyone would work it out."""
    sheets = {}
    for name, juror, criterion, score in panel.rows:
        if name == entry:
            weight = Fraction(str(panel.weights[criterion]))
            sheets.setdefault(juror, []).append((weight, weight * Fraction(str(score))))
    means = [sum(x for _, x in cells) / sum(w for w, _ in cells) for cells in sheets.values()]
    return sum(means) / len(means)


@modest
@given(any_panel)
def test_effects_agree_with_numpys_least_squares(panel):
    effects = by_entry(comparable(panel), "effect")

    assert close(effects, by_dummies(panel), 1e-9)


@modest
@given(any_panel)
def test_plain_means_agree_exactly_with_ten_lines(panel):
    means = by_entry(quick(panel), "plain")

    expected = {entry: float(f"{float(plain_mean(panel, entry)):.10g}") for entry in means}
    assert means == expected


@modest
@given(recused)
def test_plain_places_are_exact(panel):
    places = by_entry(quick(panel), "plain_place")

    means = {entry: plain_mean(panel, entry) for entry in places}
    expected = {
        entry: 1 + sum(other > mean for other in means.values()) for entry, mean in means.items()
    }
    assert places == expected


def test_the_textbook_table_of_shrout_and_fleiss():
    result = quick(by_hand(SHROUT_FLEISS))

    assert result["reliability"]["sheet_with_levels"] == pytest.approx(0.29, abs=0.005)
    assert result["reliability"]["sheet"] == pytest.approx(0.71, abs=0.005)
    assert [entry["entry"] for entry in result["entries"]] == ["S5", "S3", "S1", "S6", "S4", "S2"]


def test_the_textbook_tables_variances_are_those_of_its_mean_squares():
    # Between subjects 11.24, between judges 32.49, residual 1.02 in the table of the article.
    reml = quick(by_hand(SHROUT_FLEISS))["reml"]

    assert reml["residual"] == pytest.approx(1.02, abs=0.005)
    assert reml["residual"] + 4 * reml["entry"] == pytest.approx(11.24, abs=0.005)
    assert reml["residual"] + 6 * reml["juror"] == pytest.approx(32.49, abs=0.005)


def test_variance_components_agree_with_statsmodels():
    import statsmodels.formula.api as formulas

    panel = at_random(11, entries=7, jurors=4, given=0.85)
    verdict = Verdict(read(panel), Rule())
    n, j = np.nonzero(verdict.sheets.given)
    table = pd.DataFrame({"y": verdict.sheets.scores[n, j], "n": n, "j": j, "all": 1})
    parts = {"n": "0 + C(n)", "j": "0 + C(j)"}
    model = formulas.mixedlm("y ~ 1", table, groups="all", vc_formula=parts, re_formula="0")
    theirs = model.fit(reml=True, method="powell", ftol=1e-14)

    reml = quick(panel)["reml"]

    assert reml["criterion"] == pytest.approx(-2 * theirs.llf, rel=1e-4)
    assert [reml["entry"], reml["juror"]] == pytest.approx(list(theirs.vcomp[::-1]), rel=1e-3)


def test_a_variance_of_zero_is_found_as_zero():
    table = {"A": (1, 2, 3), "B": (3, 1, 2), "C": (2, 3, 1), "D": (1, 3, 2)}

    reml = quick(by_hand(table))["reml"]

    assert (reml["entry"], reml["juror"]) == (0, 0)
    assert set(reml["effects"].values()) == {0}


@pytest.mark.parametrize("seed", [1, 2])
def test_chances_are_those_of_many_more_draws(seed):
    panel = at_random(seed, entries=30, jurors=6, given=0.8)
    verdict = Verdict(read(panel), Rule())

    many = posterior_of(verdict.fit, verdict.noise, draws=100_000)

    for places in (1, 3, 10):
        assert np.abs(many.best(places) - verdict.posterior.best(places)).max() <= 0.02


def test_severity_is_the_mean_level_less_the_jurors():
    jurors = quick(by_hand(SHROUT_FLEISS))["jurors"]

    columns = list(zip(*SHROUT_FLEISS.values(), strict=True))
    panel_mean = fmean(map(fmean, columns))
    expected = [panel_mean - fmean(column) for column in columns]
    assert [juror["severity"] for juror in jurors] == pytest.approx(expected)
    assert [juror["level"] for juror in jurors] == pytest.approx([fmean(c) for c in columns])


def test_agreement_is_the_correlation_with_the_others():
    jurors = quick(by_hand(SHROUT_FLEISS))["jurors"]

    scores = np.array(list(SHROUT_FLEISS.values()), dtype=float)
    others = np.delete(scores, 0, axis=1).mean(axis=1)
    assert jurors[0]["agreement"] == pytest.approx(np.corrcoef(scores[:, 0], others)[0, 1])
    assert jurors[0]["spread"] == pytest.approx(scores[:, 0].std(ddof=1))
