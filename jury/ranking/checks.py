"""Refuses scores, weights and scales that cannot be meant, naming every row."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

import numpy as np

from jury.ranking.arithmetic import Floats
from jury.ranking.faults import Fault, ScoreSheetError
from jury.ranking.score_input import Row, ScoreInput

LARGEST = 1e12  # beyond it a score is a slip of the keyboard, and squares lose their digits


def check(given: ScoreInput) -> Floats:
    """The scores as numbers, in the order of the rows. Raises ScoreSheetError with every fault."""
    faults = [*_frame_faults(given), *_weight_faults(given)]
    numbered = list(zip(given.row_numbers or count(1), given.rows, strict=False))
    faults += [*_score_faults(given, numbered), *_twice(numbered)]
    if given.weights is not None:
        faults += _unweighted(given, numbered)
    if faults:
        raise ScoreSheetError(faults)
    return np.array([row[3] for row in given.rows], dtype=float)


def is_number(value: Any) -> bool:
    """Whether the value is a finite number (and not a truth value or a text)."""
    if isinstance(value, bool | np.bool_ | str | bytes):
        return False
    try:
        return math.isfinite(float(value))
    except (TypeError, ValueError, OverflowError):
        return False


def _frame_faults(given: ScoreInput) -> Iterator[Fault]:
    if not given.rows:
        yield Fault("no_scores")
    if given.shortlist < 1:
        yield Fault("shortlist_empty", params={"shortlist": given.shortlist})
    if given.step is not None and not (is_number(given.step) and given.step > 0):
        yield Fault("step_not_positive", params={"step": given.step})
    if given.scale is None:
        return
    low, high = given.scale
    if not (is_number(low) and is_number(high) and low < high):
        yield Fault("scale_upside_down", params={"low": low, "high": high})


def _weight_faults(given: ScoreInput) -> Iterator[Fault]:
    for criterion, weight in sorted((given.weights or {}).items()):
        params = {"criterion": criterion, "weight": weight}
        if not is_number(weight):
            yield Fault("weight_not_a_number", params=params)
        elif weight < 0:
            yield Fault("weight_negative", params=params)


def _score_faults(given: ScoreInput, numbered: list[tuple[int, Row]]) -> Iterator[Fault]:
    low, high = given.scale or (-math.inf, math.inf)
    if not low < high:
        low, high = -math.inf, math.inf
    for number, (*_, score) in numbered:
        if type(score) is float and low <= score <= high and abs(score) <= LARGEST:
            continue
        if not is_number(score):
            yield Fault("score_not_a_number", number, {"score": score})
        elif abs(score) > LARGEST:
            yield Fault("score_too_large", number, {"score": score})
        elif not low <= score <= high:
            yield Fault("score_off_scale", number, {"score": score, "low": low, "high": high})


def _twice(numbered: list[tuple[int, Row]]) -> Iterator[Fault]:
    cells = Counter(row[:3] for _, row in numbered)
    if len(cells) == len(numbered):
        return
    first: dict[tuple[str, str, str], int] = {}
    for number, row in numbered:
        earlier = first.setdefault(row[:3], number)
        if earlier != number:
            params = {"entry": row[0], "juror": row[1], "criterion": row[2], "first": earlier}
            yield Fault("score_given_twice", number, params)


def _unweighted(given: ScoreInput, numbered: list[tuple[int, Row]]) -> Iterator[Fault]:
    weights = given.weights or {}
    if {row[2] for _, row in numbered} <= weights.keys():
        return
    for number, row in numbered:
        if row[2] not in weights:
            yield Fault("criterion_without_weight", number, {"criterion": row[2]})
