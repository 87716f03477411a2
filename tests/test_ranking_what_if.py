"""What would change the verdict: every answer is checked by making the change."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury.ranking import rank
from jury.ranking.official import Rule
from jury.ranking.panel import read
from jury.ranking.verdict import Verdict
from jury.ranking.weightings import criterion_effects
from tests.ranking_panels import (
    at_random,
    by_entry,
    by_hand,
    changed,
    codes,
    complete,
    quick,
    recused,
)
from tests.test_ranking_promises import comparable, modest


@modest
@given(recused)
def test_effects_by_criterion_add_up_to_the_composite(panel):
    verdict = Verdict(read(panel), Rule())

    composite = criterion_effects(verdict) @ [float(w) for w in verdict.panel.weights]

    assert composite == pytest.approx(verdict.fit.effects, abs=1e-8)


@modest
@given(recused)
def test_at_a_swap_weight_the_two_are_level(panel):
    comparable(panel)
    swaps = rank(panel)["what_if"]["weights"]
    assume(swaps)

    for swap in swaps:
        rest = (1 - swap["weight"]) / (1 - swap["now"])
        weights = {name: weight * rest for name, weight in panel.weights.items()}
        weights[swap["criterion"]] = swap["weight"]
        effects = by_entry(quick(replace(panel, weights=weights)), "effect")
        assert effects[swap["pair"][0]] == pytest.approx(effects[swap["pair"][1]], abs=1e-8)


@modest
@given(recused)
def test_the_smallest_change_makes_the_pair_level(panel):
    comparable(panel)

    for change in rank(panel)["what_if"]["smallest_change"].values():
        sheet = (change["entry"], change["juror"])
        by = change["change"]
        moved = changed(panel, lambda row, s=sheet, by=by: (*row[:3], row[3] + by * (row[:2] == s)))
        effects = by_entry(quick(moved), "effect")
        assert effects[change["pair"][0]] == pytest.approx(effects[change["pair"][1]], abs=1e-7)


def test_the_smallest_change_stays_on_the_scale_where_it_can():
    table = {"A": (6, 5, 6), "B": (6, 4, 5), "C": (1, 2, 2)}

    free = rank(by_hand(table))["what_if"]["smallest_change"]["top"]
    bound = rank(by_hand(table, scale=(1, 6)))["what_if"]["smallest_change"]["top"]

    assert (free["possible"], bound["possible"]) == (True, True)
    assert 1 <= bound["score"] + bound["change"] <= 6
    assert abs(bound["change"]) >= abs(free["change"])


@modest
@given(recused, st.data())
def test_leaving_a_juror_out_is_ranking_again_without(panel, data):
    row = data.draw(st.sampled_from(rank(panel)["what_if"]["without_juror"]))
    others = changed(panel, lambda line: None if line[1] == row["juror"] else line)
    assume(others.rows and row["comparable"])

    again = quick(others)

    assert row["order"] == [entry["entry"] for entry in again["entries"]]
    assert row["leader"] == [e["entry"] for e in again["entries"] if e["place"] == 1]
    assert row["shortlist"] == [e["entry"] for e in again["entries"] if e["place"] <= 3]


def test_who_is_lost_with_a_juror_is_listed():
    result = rank(by_hand({"A": (5, 4), "B": (4, 4), "C": (7, None)}))

    first, second = result["what_if"]["without_juror"]
    assert (first["unranked"], second["unranked"]) == (["C"], [])
    assert (first["leader"], first["leader_changes"]) == (["A", "B"], True)


def test_without_the_only_juror_nothing_is_left():
    result = rank(by_hand({"A": (5,), "B": (4,)}))

    (row,) = result["what_if"]["without_juror"]
    assert (row["comparable"], row["order"], row["unranked"]) == (False, None, ["A", "B"])


def test_the_second_opinion_disregards_one_juror_gone_wild():
    table = {f"N{n}": (n, n, n + 1, n, n) for n in range(6)}
    table["N5"] = (5, 5, 6, 5, -40)

    result = rank(by_hand(table, shortlist=1))

    assert result["entries"][0]["entry"] != "N5"
    opinion = result["what_if"]["second_opinion"]
    assert (opinion["leader"], opinion["enters"]) == (["N5"], ["N5"])


@modest
@given(complete)
def test_without_outliers_the_second_opinion_keeps_everybody(panel):
    exact = changed(panel, lambda row: (*row[:3], float(int(row[0][1:]))))

    opinion = rank(exact)["what_if"]["second_opinion"]

    assert (opinion["enters"], opinion["leaves"]) == ([], [])


def test_nearby_weightings_keep_a_clear_winner():
    panel = at_random(5, entries=12, jurors=6)
    lifted = changed(panel, lambda row: (*row[:3], row[3] + 9 * (row[0] == "N04")))

    assert rank(lifted)["what_if"]["weightings"]["winner"] == 1
    assert 0 < rank(panel)["what_if"]["weightings"]["shortlist"] <= 1


def test_one_more_review_narrows_what_is_undecided_most_where_reviews_are_few():
    result = rank(at_random(8, entries=15, jurors=6, given=0.6))

    undecided = {e["entry"] for e in result["entries"] if e["zone"] == "undecided"}
    found = result["what_if"]["one_more_review"]
    assert {row["entry"] for row in found} == undecided
    reviews = by_entry(result, "reviews")
    best = max(found, key=lambda row: row["narrowing"])
    assert reviews[best["entry"]] == min(reviews[row["entry"]] for row in found)


def test_nothing_is_contested_between_parts():
    table = {"A": (5, 6, None, None), "B": (4, 4, None, None), "C": (None, None, 9, 8)}

    what_if = rank(by_hand({**table, "D": (None, None, 7, 7)}))["what_if"]

    assert (what_if["weights"], what_if["smallest_change"]) == ([], {})


def test_without_what_if_the_rest_is_the_same():
    panel = at_random(4, given=0.8)

    full, cheap = rank(panel), quick(panel)

    assert {**full, "what_if": None} == {**cheap, "what_if": None}
    assert cheap["what_if"].keys() == full["what_if"].keys()
    assert codes(full) == codes(cheap)
