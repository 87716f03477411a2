"""The edge cases of ranking.md, section 6."""

import pytest

from jury.ranking import ScoreInput, ScoreSheetError, rank
from tests.ranking_panels import at_random, by_entry, by_hand, codes, quick

NO_CHANCES = {"place_low", "place_high", "p_first", "p_shortlist", "p_ahead_of_next", "zone"}


def silent(result: dict) -> bool:
    return all(entry[name] is None for entry in result["entries"] for name in NO_CHANCES)


def test_few_reviews_are_flagged_and_ranked():
    result = quick(by_hand({"A": (5, 6, 7, 4), "B": (4, None, None, None), "C": (3, 4, 6, 5)}))

    assert by_entry(result, "few_reviews") == {"A": False, "B": True, "C": False}
    assert {"code": "few_reviews", "params": {"entry": "B", "reviews": 1}} in result["notes"]
    assert len(result["entries"]) == 3


def test_a_juror_with_few_sheets_in_an_incomplete_plan_is_noted():
    result = quick(by_hand({"A": (5, 6), "B": (4, 3), "C": (3, None)}))

    noted = [note["params"] for note in result["notes"] if note["code"] == "level_poorly_known"]
    assert noted == [{"juror": "J1", "reviews": 3}, {"juror": "J2", "reviews": 2}]


def test_parts_without_a_common_nomination_are_ranked_side_by_side():
    table = {"A": (5, 6, None, None), "B": (4, 4, None, None), "C": (None, None, 9, 8)}

    result = rank(by_hand({**table, "D": (None, None, 7, 7)}))

    assert result["parts"] == [["A", "B"], ["C", "D"]]
    assert by_entry(result, "place") == {"A": 1, "B": 2, "C": 1, "D": 2}
    assert by_entry(result, "adjusted") == {"A": 5.5, "B": 4, "C": 8.5, "D": 7}
    assert silent(result)
    assert "parts" in codes(result)


def test_a_juror_who_holds_the_parts_together_is_named():
    table = {"A": (5, 6, None), "B": (4, 5, None), "C": (None, 5, 6), "D": (None, 7, 9)}

    result = rank(by_hand(table))

    assert result["bridges"] == ["J2"]
    comparable = {row["juror"]: row["comparable"] for row in result["what_if"]["without_juror"]}
    assert comparable == {"J1": True, "J2": False, "J3": True}


@pytest.mark.parametrize(
    "table", [{"A": (5, 5), "B": (5, 5), "C": (5, 5)}, {"A": (3, 6), "B": (3, 6), "C": (3, 6)}]
)
def test_all_equal_up_to_levels_shares_first_place(table):
    result = rank(by_hand(table))

    assert by_entry(result, "place") == {"A": 1, "B": 1, "C": 1}
    assert silent(result)
    assert "all_equal" in codes(result)


def test_exact_agreement_leaves_the_rounding_as_uncertainty():
    result = quick(by_hand({"A": (9, 8, 7), "B": (6, 5, 4), "C": (3, 2, 1)}, step=1.0))

    se = by_entry(result, "se")["A"]
    assert se == pytest.approx((1 / 12 * (1 / 3) * (2 / 3)) ** 0.5)
    assert "exact_agreement" in codes(result)
    assert by_entry(result, "zone") == {"A": "in", "B": "in", "C": "in"}


def test_a_tie_across_the_border_is_said_and_never_broken():
    result = quick(by_hand({"A": (9, 8), "B": (5, 7), "C": (7, 5), "D": (1, 2)}, shortlist=2))

    assert by_entry(result, "place") == {"A": 1, "B": 2, "C": 2, "D": 4}
    tie = {"code": "tie_at_border", "params": {"place": 2, "entries": ["B", "C"]}}
    assert tie in result["notes"]


def test_a_tie_within_the_shortlist_is_no_tie_at_the_border():
    result = quick(by_hand({"A": (5, 7), "B": (7, 5), "C": (1, 2)}, shortlist=2))

    assert by_entry(result, "place") == {"A": 1, "B": 1, "C": 3}
    assert "tie_at_border" not in codes(result)


def test_a_huge_outlier_is_kept_and_pointed_out():
    panel = at_random(3, entries=20, jurors=6)
    rows = [(*row[:3], 10.0 if row[:2] == ("N05", "J2") else row[3] / 3) for row in panel.rows]

    result = rank(ScoreInput(rows, panel.weights))

    assert [(sheet["entry"], sheet["juror"]) for sheet in result["unusual"]] == [("N05", "J2")]
    assert by_entry(result, "reviews")["N05"] == 6


def test_a_juror_with_two_unusual_sheets_is_named_to_the_chair():
    panel = at_random(3, entries=30, jurors=6)
    wild = {("N05", "J2"): 10.0, ("N11", "J2"): 0.0}
    rows = [(*row[:3], wild.get(row[:2], 4 + row[3] / 5)) for row in panel.rows]

    result = quick(ScoreInput(rows, panel.weights))

    named = [note["params"] for note in result["notes"] if note["code"] == "unusual_juror"]
    assert named == [{"juror": "J2", "sheets": 2}]


@pytest.mark.parametrize("table", [{"A": (5,), "B": (4,)}, {"A": (5, None), "B": (4, 6)}])
def test_one_juror_or_no_overlap_is_ranked_without_chances(table):
    result = rank(by_hand(table))

    assert result["entries"][0]["place"] == 1
    assert silent(result)
    assert by_entry(result, "se") == {"A": None, "B": None}
    assert "too_few_overlaps" in codes(result)


def test_one_nomination_is_first_without_chances():
    result = rank(by_hand({"A": (5, 7, 6)}))

    assert by_entry(result, "place") == {"A": 1}
    assert silent(result)
    assert "one_entry" in codes(result)


def test_a_better_chance_outside_the_shortlist_is_said():
    table = {"A": (9, 7, 9, 6, 9), "B": (None, None, None, None, 8), "C": (8, 6, 9, 6, 8)}
    table |= {
        "D": (2, 8, 5, 7, 3),
        "E": (7, 3, 4, 6, 8),
        "F": (3, 7, 6, 2, 5),
        "G": (6, 2, 7, 4, 3),
    }

    result = quick(by_hand(table, shortlist=2))

    said = [note["params"] for note in result["notes"] if note["code"] == "better_chance_outside"]
    assert [(one["outside"], one["inside"]) for one in said] == [("C", "B")]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (ScoreInput([]), "no_scores"),
        (by_hand({"A": (1, 2)}, weights={"overall": 0}), "nothing_counts"),
        (by_hand({"A": (1, 2)}, weights={"overall": -1}), "weight_negative"),
        (by_hand({"A": (1, 2)}, weights={"overall": float("nan")}), "weight_not_a_number"),
        (by_hand({"A": (1, 2)}, scale=(6, 1)), "scale_upside_down"),
        (by_hand({"A": (1, 2e12)}), "score_too_large"),
        (by_hand({"A": (1, 2)}, shortlist=0), "shortlist_empty"),
        (by_hand({"A": (1, 2)}, step=0), "step_not_positive"),
    ],
)
def test_what_cannot_be_ranked_is_refused(given, code):
    with pytest.raises(ScoreSheetError) as refused:
        rank(given)

    assert [fault.code for fault in refused.value.faults] == [code]


def test_every_faulty_row_is_named():
    rows = [("A", "J1", "x", 7.0), ("A", "J1", "x", 3.0), ("B", "J1", "x", float("nan"))]
    rows += [("B", "J2", "y", 4.0), ("C", "J2", "x", True), ("D", "J2", "x", "4")]

    with pytest.raises(ScoreSheetError) as refused:
        rank(ScoreInput(rows, weights={"x": 1}, scale=(1, 6)))

    assert [(fault.row, fault.code) for fault in refused.value.faults] == [
        (1, "score_off_scale"),
        (2, "score_given_twice"),
        (3, "score_not_a_number"),
        (4, "criterion_without_weight"),
        (5, "score_not_a_number"),
        (6, "score_not_a_number"),
    ]
