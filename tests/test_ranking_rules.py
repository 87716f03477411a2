"""The other official numbers that statutes may demand."""

import pytest

from jury.ranking import Rule
from tests.ranking_panels import SHROUT_FLEISS, by_entry, by_hand, codes, quick

TABLE = {"A": (9, 6, 6, 1), "B": (6, 6, 5, 5), "C": (10, 4, 3, 3)}


@pytest.mark.parametrize(
    ("rule", "official"),
    [
        ("adjusted", {"A": 5.5, "B": 5.5, "C": 5}),
        ("plain", {"A": 5.5, "B": 5.5, "C": 5}),
        ("trimmed", {"A": 6, "B": 5.5, "C": 3.5}),
        (Rule("clamped", 1), {"A": 5.75, "B": 5.5, "C": 4.5}),
    ],
)
def test_the_rule_gives_the_official_number(rule, official):
    result = quick(by_hand(TABLE), rule=rule)

    assert by_entry(result, "official") == official
    best = max(official.values())
    assert by_entry(result, "place")["A"] == (1 if official["A"] == best else 2)


def test_a_rule_other_than_the_adjusted_is_said_and_leaves_the_chances_alone():
    adjusted, trimmed = quick(by_hand(TABLE)), quick(by_hand(TABLE), rule="trimmed")

    assert by_entry(trimmed, "p_first") == by_entry(adjusted, "p_first")
    assert "rule" in codes(trimmed)
    assert "rule" not in codes(adjusted)
    assert trimmed["method"]["rule"] == "trimmed"


def test_two_sheets_cannot_be_trimmed():
    result = quick(by_hand({"A": (9, 1), "B": (4, 5)}), rule="trimmed")

    assert by_entry(result, "official") == {"A": 5, "B": 4.5}


def test_a_wide_clamp_is_the_plain_mean_and_a_clamp_of_nothing_too():
    for width in (0, 100):
        result = quick(by_hand(SHROUT_FLEISS), rule=Rule("clamped", width))
        assert by_entry(result, "official") == by_entry(result, "plain")


def test_an_unknown_rule_and_a_negative_width_are_refused():
    with pytest.raises(ValueError, match="unknown rule"):
        quick(by_hand(TABLE), rule="median")
    with pytest.raises(ValueError, match="width"):
        Rule("clamped", -1)


def test_a_level_outside_nought_and_one_is_refused():
    with pytest.raises(ValueError, match="level"):
        quick(by_hand(TABLE), level=1)


def test_a_higher_level_gives_wider_intervals():
    narrow, wide = (quick(by_hand(SHROUT_FLEISS), level=level) for level in (0.5, 0.99))

    for entry in SHROUT_FLEISS:
        assert by_entry(wide, "place_low")[entry] <= by_entry(narrow, "place_low")[entry]
        assert by_entry(wide, "place_high")[entry] >= by_entry(narrow, "place_high")[entry]
