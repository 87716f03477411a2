"""Recused, silent, unscored and weightless: as if they were not there, and listed."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.ranking_panels import any_panel, at_random, by_hand, codes, quick
from tests.test_ranking_promises import modest

LISTED = ("unranked", "silent_jurors", "notes", "weights")


def counted(result: dict) -> dict:
    return {name: value for name, value in result.items() if name not in LISTED}


@modest
@given(any_panel)
def test_an_unscored_nomination_and_a_silent_juror_change_nothing_and_are_listed(panel):
    present = quick(replace(panel, entries=["N77"], jurors=["J77"]))

    assert counted(present) == counted(quick(panel))
    assert (present["unranked"], present["silent_jurors"]) == (["N77"], ["J77"])


@modest
@given(any_panel)
def test_a_criterion_without_weight_changes_nothing_and_is_listed(panel):
    extra = [("N77", "J77", "C9", 10.0), (*panel.rows[0][:2], "C9", 0.0)]
    weights = {**panel.weights, "C9": 0}

    present = quick(replace(panel, rows=[*panel.rows, *extra], weights=weights))

    assert counted(present) == counted(quick(panel))
    assert (present["unranked"], present["silent_jurors"]) == (["N77"], ["J77"])
    assert present["weights"]["C9"] == 0
    assert "criterion_not_counted" in codes(present)


def test_a_criterion_that_nobody_scored_is_left_out_and_it_is_said():
    panel = at_random(1)

    result = quick(replace(panel, weights={**panel.weights, "C9": 1.0}))

    assert counted(result) == counted(quick(panel))
    assert result["weights"] == {"C0": 0.5, "C1": 0.3, "C2": 0.2}
    assert {"code": "criterion_unscored", "params": {"criterion": "C9"}} in result["notes"]


def test_those_known_in_advance_and_scored_are_not_listed_as_missing():
    result = quick(by_hand({"A": (5, 4), "B": (3, 2)}, entries=["A", "B"], jurors=["J1", "J2"]))

    assert (result["unranked"], result["silent_jurors"]) == ([], [])


def test_a_gap_is_filled_from_the_juror_and_the_sheet_and_reported():
    rows = [("A", "J", "x", 6.0), ("A", "J", "y", 4.0), ("B", "J", "x", 8.0)]

    result = quick(replace(by_hand({}), rows=rows))

    adjusted = {entry["entry"]: entry["adjusted"] for entry in result["entries"]}
    assert adjusted == {
        "A": 5,
        "B": 6.5,
    }  # B's y: the juror's mean 4, and 1 for an x above its mean
    assert result["filled_cells"] == 1


def test_a_criterion_a_juror_never_used_is_filled_at_the_jurors_own_level():
    rows = [("A", "J", "x", 6.0), ("A", "J", "y", 4.0), ("A", "K", "x", 4.0), ("B", "K", "x", 4.0)]

    result = quick(replace(by_hand({}), rows=rows))

    level = {juror["juror"]: juror["level"] for juror in result["jurors"]}
    assert level["J"] - level["K"] == pytest.approx(5 - (4 + (4 + 4 - 14 / 3)) / 2)
