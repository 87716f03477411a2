"""The benchmark runs, its exact counts keep their goals, and nothing is left of it."""

import contextlib
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.benchmark import scratch
from config.benchmark.figures import Figure, table

EXACT = {"queries", "writes", "transactions", "queries apart", "errors", "lost"}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return tmp_path_factory.mktemp("benchmark")


@pytest.fixture(scope="module")
def figures(places, django_db_setup, django_db_blocker):
    """One tiny run. Its times say nothing, so that it may well end with a miss."""
    said = io.StringIO()
    options = {"nominations": 6, "jurors": 3, "format": "json", "copy_tables": True}
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(places))
        connection.close()
        with contextlib.suppress(CommandError):
            call_command("benchmark", stdout=said, **options)
        connection.close()
    return json.loads(said.getvalue())


def test_every_count_keeps_its_goal(figures):
    counts = [facts for facts in figures if facts["unit"] in EXACT]

    assert {facts["id"] for facts in counts} >= {"P6", "P8", "P15", "P16", "P17", "P20"}
    assert [facts for facts in counts if facts["measured"] > facts["goal"]] == []


def test_every_ratio_is_measured_and_none_is_judged_here(figures):
    ratios = [facts for facts in figures if facts["unit"].startswith("x ")]

    assert len(ratios) > 5
    assert all(facts["measured"] > 0 for facts in ratios)


def test_nothing_is_left(figures, places):
    assert list(places.iterdir()) == []


@pytest.mark.django_db
def test_no_database_is_left_on_the_server(figures):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's database lies in the folder")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'benchmark_%'")
        left = cursor.fetchone()

    assert left == (0,)


@pytest.mark.django_db
def test_it_never_fills_a_database_that_was_not_made_for_it():
    with pytest.raises(CommandError, match="not a benchmark's own"):
        call_command("benchmark", nominations=6, jurors=3, inside=True)


@pytest.mark.django_db
def test_tables_are_never_copied_with_people_in_them(secretary):
    with pytest.raises(CommandError, match="without people"):
        scratch.refuse_what_is_in_use()


@pytest.fixture
def secretary():
    from tests import make

    return make.secretariat()


@pytest.mark.parametrize(
    ("measured", "verdict"), [(8, "ok"), (9.6, "miss"), (9.7, "fail"), (0, "ok")]
)
def test_a_miss_by_more_than_a_fifth_fails(measured, verdict):
    assert Figure("P6", "autosave", "queries", measured, 8).verdict == verdict


def test_the_table_has_a_line_for_each_figure():
    lines = table([Figure("P6", "autosave", "x F3", 2.25, 2.5).facts()])

    assert lines[1].split() == ["P6", "autosave", "2.25", "≤", "2.5", "x", "F3", "ok"]
