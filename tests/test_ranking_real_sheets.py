"""Real score sheets with known answers (facts/scores/README.md), where they are at hand."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from jury.ranking import rank
from tests.ranking_panels import REAL, by_entry, quick, real, real_sheets

pytestmark = real_sheets
ANSWERS = {
    "penicillin.csv": (0.7169051, 3.7311318, 0.3024150, 330.860589, 22.9722222),
    "princeton2012_red.csv": (0.8087963, 1.7052470, 5.4878086, 427.4971448, 14.1944444),
    "shrout_fleiss1979.csv": (2.5555628, 5.2444508, 1.0194434, 91.2786671, 5.2916667),
}
EFFECTS = {
    "penicillin.csv": {"m": 1.4274219, "k": 0.9602657, "o": 0.9602657, "t": 0.9602657},
    "princeton2012_red.csv": {"B2": 0.9344222},
}
MORE = sorted((REAL / "more").glob("*.csv"))


@pytest.mark.parametrize("name", ANSWERS)
def test_variance_components_are_lme4s(name):
    reml = quick(real(name))["reml"]

    found = [reml[part] for part in ("entry", "juror", "residual", "criterion", "mean")]
    assert found == pytest.approx(list(ANSWERS[name]), rel=1e-4)


@pytest.mark.parametrize("name", EFFECTS)
def test_predicted_effects_are_lme4s(name):
    effects = quick(real(name))["reml"]["effects"]

    expected = EFFECTS[name]
    assert {entry: effects[entry] for entry in expected} == pytest.approx(expected, abs=1e-4)


def test_tied_plates_share_their_place():
    places = by_entry(quick(real("penicillin.csv")), "place")

    assert [places[plate] for plate in "mkot"] == [1, 2, 2, 2]


def test_the_order_of_the_red_wines_and_that_most_cannot_be_told_apart():
    entries = quick(real("princeton2012_red.csv"))["entries"]

    assert [entry["entry"] for entry in entries[:5]] == ["B2", "J2", "D2", "E2", "A2"]
    assert [entry["zone"] for entry in entries].count("undecided") >= 8
    widths = [entry["place_high"] - entry["place_low"] for entry in entries]
    assert sum(widths) / len(widths) >= 6


def published() -> dict[tuple[str, str], float]:
    path = REAL / "isu_wc2017_ice_dance_free_dance_published.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {(line["entry"], line["criterion"]): float(line["panel_score"]) for line in lines}


def test_trimmed_means_are_the_published_panel_scores():
    panel = real("isu_wc2017_ice_dance_free_dance.csv")

    for criterion in {criterion for _, criterion in published()}:
        rows = [row for row in panel.rows if row[2] == criterion]
        official = by_entry(quick(replace(panel, rows=rows), rule="trimmed"), "official")
        expected = {
            entry: score for (entry, name), score in published().items() if name == criterion
        }
        assert official == pytest.approx(expected, abs=0.00501)


@pytest.mark.parametrize("path", MORE, ids=lambda path: Path(path).stem)
def test_every_other_real_sheet_is_ranked(path):
    result = rank(real(f"more/{path.name}"))

    assert result["entries"][0]["place"] == 1
    assert result["entries"][0]["p_first"] > 0
    assert result["reml"]["residual"] > 0
