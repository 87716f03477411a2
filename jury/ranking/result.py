"""The result as JSON: every key always there, null where nothing can honestly be said."""

from itertools import pairwise
from typing import Any

from jury.ranking.jurors import jurors_of
from jury.ranking.notes import few_reviews, notes_of
from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.parts import bridges
from jury.ranking.places import places
from jury.ranking.plain import plain_means
from jury.ranking.reml import Components, components_of
from jury.ranking.score_input import ScoreInput
from jury.ranking.unusual import UnusualSheet, unusual_sheets
from jury.ranking.verdict import Verdict
from jury.ranking.what_if import what_if as everything
from jury.ranking.written import number, written

Json = dict[str, Any]

METHOD = "two-way least squares"
VERSION = "1"
REML_DIGITS = 8  # what a search for an optimum reproduces on every machine
CHANCES = (
    "place_low",
    "place_high",
    "p_first",
    "p_shortlist",
    "p_ahead_of_next",
    "expected_place",
    "zone",
)
NO_WHAT_IF: Json = {
    "without_juror": [],
    "weights": [],
    "weightings": {},
    "smallest_change": {},
    "second_opinion": {},
    "one_more_review": [],
}


def rank(
    given: ScoreInput,
    *,
    level: float = 0.9,
    rule: Rule | str = "adjusted",
    what_if: bool = True,
) -> Json:
    """Rank a panel: scores on the jury's scale in, the JSON of the verdict out.

    `level` is how much of the posterior a place interval holds; `rule` names the official number.
    Raises ScoreSheetError with every fault in the scores, ValueError for an unknown rule or level.
    """
    if not 0 < level < 1:
        raise ValueError("the level must lie between 0 and 1")
    verdict = Verdict(read(given), Rule(rule) if isinstance(rule, str) else rule)
    return result_of(verdict, level, what_if=what_if)


def result_of(verdict: Verdict, level: float = 0.9, *, what_if: bool = True) -> Json:
    """The JSON of a verdict; with `what_if` false only what would change it is left out."""
    unusual = unusual_sheets(verdict.fit, verdict.noise)
    reml = _components(verdict)
    result = {
        "method": _method(verdict.rule),
        **_frame(verdict, level),
        "entries": _entries(verdict, level),
        "jurors": _jurors(verdict),
        "unusual": [_unusual(verdict, sheet) for sheet in unusual],
        "what_if": everything(verdict) if what_if else NO_WHAT_IF,
        "notes": notes_of(verdict, unusual),
    }
    rounded = written(result)
    assert isinstance(rounded, dict)  # noqa: S101 -- for the type checker
    return {**rounded, "reml": _reml(verdict, reml), "reliability": _reliability(verdict, reml)}


def _method(rule: Rule) -> Json:
    width = {"width": rule.width} if rule.name == "clamped" else {}
    return {"name": METHOD, "version": VERSION, "rule": rule.name, **width}


def _frame(verdict: Verdict, level: float) -> Json:
    panel = verdict.panel
    counted = dict(zip(panel.criteria, panel.weights, strict=True))
    parts: list[list[str]] = [[] for _ in range(verdict.fit.design.parts)]
    for entry, part in zip(panel.entries, verdict.fit.design.entry_part, strict=True):
        parts[part].append(entry)
    return {
        "shortlist": panel.shortlist,
        "level": level,
        "scale": panel.scale,
        "weights": dict.fromkeys(panel.uncounted, 0) | counted,
        "parts": sorted(parts),
        "bridges": [panel.jurors[juror] for juror in bridges(verdict.sheets.given)],
        "unranked": panel.unranked,
        "silent_jurors": panel.silent,
        "filled_cells": verdict.sheets.filled,
    }


def _entries(verdict: Verdict, level: float) -> list[Json]:
    """One line for each nomination, in order of place."""
    means = plain_means(verdict.exact)
    plain_places = places(means)
    few = set(few_reviews(verdict))
    listed = verdict.order.listed
    chances = _chances(verdict, level)
    return [
        {
            "entry": verdict.panel.entries[entry],
            "reviews": verdict.fit.given[entry].sum(),
            "few_reviews": entry in few,
            "plain": means[entry],
            "plain_place": plain_places[entry],
            "adjusted": verdict.points(verdict.fit.adjusted[entry]),
            "effect": verdict.points(verdict.fit.effects[entry]),
            "se": None if verdict.errors is None else verdict.points(verdict.errors[entry]),
            "official": verdict.points(verdict.order.numbers[entry]),
            "place": verdict.order.places[entry],
            "part": verdict.fit.design.entry_part[entry],
            **chances[entry],
        }
        for entry in listed
    ]


def _chances(verdict: Verdict, level: float) -> list[Json]:
    """Probabilities and place intervals by nomination, all null where nothing may be invented."""
    posterior, entries = verdict.posterior, range(len(verdict.panel.entries))
    if posterior is None:
        return [dict.fromkeys(CHANCES) for _ in entries]
    listed = verdict.order.listed
    ahead: dict[int, float | None] = {
        one: posterior.ahead(one, next_) for one, next_ in pairwise(listed)
    }
    columns = (
        *posterior.interval(level),
        posterior.best(1),
        posterior.best(verdict.panel.shortlist),
        [ahead.get(entry) for entry in entries],
        posterior.expected_places,
        [verdict.zone(entry) for entry in entries],
    )
    return [dict(zip(CHANCES, row, strict=True)) for row in zip(*columns, strict=True)]


def _jurors(verdict: Verdict) -> list[Json]:
    return [
        {
            "juror": name,
            "reviews": juror.reviews,
            "level": verdict.points(juror.level),
            "severity": verdict.points(juror.severity),
            "spread": verdict.points(juror.spread),
            "agreement": None if juror.agreement is None else number(juror.agreement, 1),
        }
        for name, juror in zip(verdict.panel.jurors, jurors_of(verdict.fit), strict=True)
    ]


def _unusual(verdict: Verdict, sheet: UnusualSheet) -> Json:
    return {
        "entry": verdict.panel.entries[sheet.entry],
        "juror": verdict.panel.jurors[sheet.juror],
        "score": verdict.points(sheet.score),
        "expected": verdict.points(sheet.expected),
        "deviations": sheet.deviations,
    }


def _components(verdict: Verdict) -> Components | None:
    """The variance components, None where the plan or the scores cannot tell them apart."""
    entries, jurors = verdict.fit.given.shape
    if min(entries, jurors) <= 1 or verdict.fit.dof <= 0 or verdict.fit.agrees_exactly:
        return None
    try:
        return components_of(verdict.sheets.given, verdict.sheets.scores)
    except ValueError:
        return None


def _reml(verdict: Verdict, reml: Components | None) -> Json:
    if reml is None:
        names = ("entry", "juror", "residual", "criterion", "mean", "effects")
        return dict.fromkeys(names)
    numbers = {name: value for name, value in vars(reml).items() if name != "effects"}
    effects = dict(zip(verdict.panel.entries, reml.effects, strict=True))
    return {
        **{name: _eight(value, verdict.unit) for name, value in numbers.items()},
        "effects": {name: _eight(value, verdict.unit) for name, value in effects.items()},
    }


def _reliability(verdict: Verdict, reml: Components | None) -> Json:
    """Of one sheet and of a nomination's mean over the usual number of sheets."""
    if reml is None:
        return dict.fromkeys(("sheet", "panel", "sheet_with_levels"))
    average = float(verdict.fit.given.sum() / len(verdict.panel.entries))
    return {
        "sheet": _eight(reml.reliability, 1),
        "panel": _eight(reml.panel_reliability(average), 1),
        "sheet_with_levels": _eight(reml.raw_reliability, 1),
    }


def _eight(value: float, unit: float) -> float | int:
    return number(value, unit, REML_DIGITS)
