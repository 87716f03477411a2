"""A frozen ranking is recomputed to the same bytes, anywhere and at any time."""

import hashlib
import json
import math
import os
import subprocess
import sys

import pytest
from hypothesis import given

from jury.ranking import Rule, canonical, freeze, rank, recompute
from tests.ranking_panels import SHROUT_FLEISS, any_panel, at_random, by_hand
from tests.test_ranking_promises import modest

ELSEWHERE = """
from tests.ranking_panels import at_random
from jury.ranking import canonical, rank
import hashlib, sys
assert "pandas" not in sys.modules
print(hashlib.sha256(canonical(rank(at_random(9, given=0.8, cells=0.9)))).hexdigest())
"""


@modest
@given(any_panel)
def test_recomputing_from_stored_json_gives_the_same_bytes(panel):
    stored = json.dumps(freeze(panel))

    assert recompute(json.loads(stored)) == canonical(rank(panel))


def test_rule_level_scale_and_the_unscored_are_frozen_too():
    panel = by_hand(SHROUT_FLEISS, scale=(1, 10), entries=["S9"], jurors=["J9"], shortlist=2)
    options = {"level": 0.8, "rule": Rule("clamped", 2.5), "what_if": False}

    assert recompute(freeze(panel, **options)) == canonical(rank(panel, **options))


def test_another_version_of_the_method_is_refused():
    stored = freeze(by_hand(SHROUT_FLEISS))
    stored["method"]["version"] = "0"

    with pytest.raises(ValueError, match="another method"):
        recompute(stored)


def test_another_process_language_time_zone_and_processor_give_the_same_bytes():
    here = hashlib.sha256(canonical(rank(at_random(9, given=0.8, cells=0.9)))).hexdigest()
    strange = {"LC_ALL": "nb_NO.UTF-8", "TZ": "Asia/Kolkata", "PYTHONHASHSEED": "7"}
    strange |= {"OPENBLAS_CORETYPE": "Prescott", "OPENBLAS_NUM_THREADS": "1"}
    environment = {**os.environ, **strange}

    said = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )

    assert said.stdout.strip() == here


def test_canonical_json_is_sorted_short_and_in_plain_letters():
    written = canonical({"b": 1 / 3, "a": [2.0, True, None, "Ås"], "c": {"x": -0.0}})

    assert written == '{"a":[2,true,null,"Ås"],"b":0.3333333333,"c":{"x":0}}'.encode()


def test_what_is_read_back_is_what_was_written():
    result = rank(at_random(2, given=0.7, cells=0.9))

    assert json.loads(canonical(result)) == result
    assert canonical(json.loads(canonical(result))) == canonical(result)


def test_a_number_that_is_not_finite_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": math.inf})
