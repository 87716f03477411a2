"""What holds for every panel, complete or not: ranking.md, section 7."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jury.ranking import canonical
from tests.ranking_panels import any_panel, by_entry, changed, complete, quick, recused

CHANCES = ("p_first", "p_shortlist", "expected_place", "place_low", "place_high")
settings.register_profile(
    "ranking", max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
modest = settings(settings.get_profile("ranking"))


def sure(panel):
    """The ranking, for panels of which chances can be given."""
    result = quick(panel)
    assume(result["entries"][0]["zone"] is not None)
    return result


def comparable(panel):
    """The ranking, for panels in one part."""
    result = quick(panel)
    assume(len(result["parts"]) == 1)
    return result


def close(one: dict, other: dict, tolerance: float) -> bool:
    known = {name: value for name, value in other.items() if value is not None}
    said = {name: value for name, value in one.items() if value is not None}
    return said == pytest.approx(known, rel=0, abs=tolerance)


@modest
@given(any_panel)
def test_chances_add_up_to_the_places_there_are(panel):
    result = sure(panel)
    many = len(result["entries"])

    total = {name: sum(by_entry(result, name).values()) for name in CHANCES[:3]}

    assert total == pytest.approx(
        {"p_first": 1, "p_shortlist": min(3, many), "expected_place": many * (many + 1) / 2}
    )


@modest
@given(any_panel)
def test_there_is_always_a_first_place_and_intervals_are_never_upside_down(panel):
    result = quick(panel)

    assert 1 in by_entry(result, "place").values()
    for entry in result["entries"]:
        assert entry["place_low"] is None or entry["place_low"] <= entry["place_high"]


@modest
@given(any_panel, st.floats(-5, 5).map(lambda x: round(x, 3)))
def test_a_constant_added_by_one_juror_moves_nothing(panel, constant):
    strict = changed(panel, lambda row: (*row[:3], row[3] + constant * (row[1] == "J1")))

    before, after = quick(panel), quick(strict)

    assert close(by_entry(before, "effect"), by_entry(after, "effect"), 1e-8)
    for name in CHANCES:
        assert close(by_entry(before, name), by_entry(after, name), 1e-9)


@modest
@given(any_panel, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_change_one_bit(panel, random):
    shuffled = replace(panel, rows=random.sample(panel.rows, len(panel.rows)))

    assert canonical(quick(shuffled)) == canonical(quick(panel))


@modest
@given(recused)
def test_new_names_permute_the_result(panel):
    mirror = {row[0]: f"M{99 - int(row[0][1:])}" for row in panel.rows}
    renamed = changed(panel, lambda row: (mirror[row[0]], f"X{9 - int(row[1][1:])}", *row[2:]))

    before, after = quick(panel), quick(renamed)

    effects = {mirror[entry]: effect for entry, effect in by_entry(before, "effect").items()}
    assert close(effects, by_entry(after, "effect"), 1e-8)


@modest
@given(recused)
def test_new_names_change_chances_by_no_more_than_drawing_error(panel):
    before = sure(panel)
    renamed = changed(panel, lambda row: (f"M{99 - int(row[0][1:])}", *row[1:]))

    after = by_entry(quick(renamed), "p_first")

    expected = by_entry(before, "p_first").items()
    assert close({f"M{99 - int(entry[1:])}": p for entry, p in expected}, after, 0.05)


@modest
@given(any_panel, st.sampled_from([0.25, 2, 3, 100]))
def test_only_the_proportions_of_the_weights_count(panel, factor):
    weights = {name: weight * factor for name, weight in panel.weights.items()}

    heavier = quick(replace(panel, weights=weights))

    assert close(by_entry(heavier, "effect"), by_entry(quick(panel), "effect"), 1e-9)
    assert by_entry(heavier, "place") == by_entry(quick(panel), "place")


@modest
@given(any_panel, st.sampled_from([0.5, 2.0, 10.0]), st.sampled_from([-3.0, 0.0, 40.0]))
def test_another_scale_maps_the_scores_and_keeps_places_and_chances(panel, factor, shift):
    other = changed(panel, lambda row: (*row[:3], row[3] * factor + shift))

    before, after = quick(panel), quick(other)

    mapped = {name: x * factor + shift for name, x in by_entry(before, "adjusted").items()}
    assert close(mapped, by_entry(after, "adjusted"), 1e-7)
    for name in ("place", *CHANCES):
        assert close(by_entry(before, name), by_entry(after, name), 1e-9)


@modest
@given(complete)
def test_when_everybody_scored_everything_it_is_the_plain_mean(panel):
    result = quick(panel)

    assert close(by_entry(result, "adjusted"), by_entry(result, "plain"), 1e-8)
    assert by_entry(result, "place") == by_entry(result, "plain_place")


@modest
@given(any_panel, st.data())
def test_nobody_gains_more_from_a_raised_cell_than_the_one_it_is_given_to(panel, data):
    row = data.draw(st.sampled_from(panel.rows))
    raised = changed(panel, lambda other: (*other[:3], other[3] + 2 * (other == row)))

    before, after = (by_entry(quick(p), "adjusted") for p in (panel, raised))

    gains = {entry: after[entry] - before[entry] for entry in before}
    assert max(gains.values()) <= gains[row[0]] + 1e-8


@modest
@given(any_panel, st.data())
def test_nobody_gains_more_from_a_raised_sheet_than_the_one_it_is_given_to(panel, data):
    sheet = data.draw(st.sampled_from(panel.rows))[:2]
    raised = changed(panel, lambda row: (*row[:3], row[3] + 2 * (row[:2] == sheet)))

    before, after = (by_entry(quick(p), "adjusted") for p in (panel, raised))

    gains = {entry: after[entry] - before[entry] for entry in before}
    assert max(gains.values()) <= gains[sheet[0]] + 1e-8


@modest
@given(complete, st.integers(0, 10))
def test_a_further_nomination_leaves_the_others_in_their_order(panel, score):
    cells = sorted({row[1:3] for row in panel.rows})
    more = replace(panel, rows=[*panel.rows, *(("N99", *cell, float(score)) for cell in cells)])

    before, after = quick(panel), quick(more)

    without = [entry["entry"] for entry in after["entries"] if entry["entry"] != "N99"]
    assert without == [entry["entry"] for entry in before["entries"]]


@modest
@given(recused, st.integers(0, 10))
def test_a_nomination_that_one_juror_read_moves_no_difference(panel, score):
    comparable(panel)
    sheet = [("N99", panel.rows[0][1], name, float(score)) for name in panel.weights]

    before = by_entry(quick(panel), "effect")
    after = by_entry(quick(replace(panel, rows=[*panel.rows, *sheet])), "effect")

    moved = after[panel.rows[0][0]] - before[panel.rows[0][0]]
    assert close({name: after[name] - moved for name in before}, before, 1e-8)


@modest
@given(any_panel)
def test_the_whole_jury_twice_gives_the_same_scores(panel):
    twins = [(row[0], f"{row[1]} again", *row[2:]) for row in panel.rows]

    twice = quick(replace(panel, rows=[*panel.rows, *twins]))

    assert close(by_entry(twice, "adjusted"), by_entry(quick(panel), "adjusted"), 1e-8)
