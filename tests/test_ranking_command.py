"""`manage.py rank`, as scripts use it."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from jury import wording
from jury.ranking import Fault, canonical, rank
from tests.ranking_panels import SHROUT_FLEISS, by_hand

ROOT = Path(__file__).parents[1]
KEYS = {
    "method",
    "shortlist",
    "level",
    "scale",
    "weights",
    "entries",
    "jurors",
    "reml",
    "reliability",
}
KEYS |= {
    "parts",
    "bridges",
    "unranked",
    "silent_jurors",
    "filled_cells",
    "unusual",
    "what_if",
    "notes",
}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def sheet(tmp_path):
    """A long score sheet."""
    path = tmp_path / "sheet.csv"
    lines = [",".join(map(str, row)) for row in by_hand(SHROUT_FLEISS).rows]
    path.write_text("entry,juror,criterion,score\n" + "\n".join(lines), encoding="utf-8")
    return path


def said(*arguments) -> str:
    out = io.StringIO()
    call_command("rank", *map(str, arguments), stdout=out)
    return out.getvalue()


def manage(*arguments) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", "rank", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def test_json_is_the_canonical_result(sheet):
    text = said(sheet, "--format", "json", "--scale", 1, 10, "--shortlist", 2)

    expected = rank(by_hand(SHROUT_FLEISS, scale=(1.0, 10.0), shortlist=2))
    assert text.encode() == canonical(expected) + b"\n"
    assert json.loads(text).keys() == KEYS


def test_json_of_several_files_is_a_list_that_names_them(sheet, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("entry,juror,x\nA,J,5\n", encoding="utf-8")

    results = json.loads(said(sheet, other, "--format", "json"))

    assert [result["file"] for result in results] == [str(sheet), str(other)]
    assert [len(result["entries"]) for result in results] == [6, 1]


def test_csv_has_a_line_for_each_nomination_in_order(sheet):
    lines = list(csv.DictReader(io.StringIO(said(sheet, "--format", "csv"))))

    assert [line["entry"] for line in lines] == ["S5", "S3", "S1", "S6", "S4", "S2"]
    assert (lines[0]["place"], lines[0]["plain"], lines[0]["zone"]) == ("1", "7.5", "in")


def test_csv_of_several_files_says_which(sheet, tmp_path):
    other = tmp_path / "other.csv"
    other.write_bytes(sheet.read_bytes())

    lines = list(csv.DictReader(io.StringIO(said(sheet, other, "--format", "csv"))))

    assert {line["file"] for line in lines} == {str(sheet), str(other)}


def test_a_workbook_goes_to_a_file_and_is_the_same_each_time(sheet, tmp_path):
    digests = set()
    for name in ("one.xlsx", "two.xlsx"):
        said(sheet, "--format", "xlsx", "--output", tmp_path / name)
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())

    rows = list(openpyxl.load_workbook(tmp_path / "one.xlsx").active.values)
    assert rows[1][:4] == (1, "S5", 4, 7.5)
    assert len(digests) == 1


def test_a_workbook_without_a_file_to_go_to_is_refused_politely(sheet):
    with pytest.raises(CommandError, match="--output"):
        said(sheet, "--format", "xlsx")


def test_a_workbook_goes_to_standard_output_as_bytes(sheet):
    done = manage(sheet, "--format", "xlsx")

    assert done.returncode == 0
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).active["B2"].value == "S5"


def test_the_table_is_aligned_and_ends_with_what_must_be_said(sheet):
    with sheet.open("a", encoding="utf-8") as file:
        file.write("\nS9,J1,overall,5")

    lines = said(sheet).splitlines()

    assert lines[0] == str(sheet)
    assert [line.split()[1] for line in lines[2:9]] == ["S5", "S3", "S1", "S6", "S4", "S2", "S9"]
    assert "S9 has few reviews: 1." in lines[9:]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d"])
def test_no_text_can_act_as_a_formula(tmp_path, sign):
    path, out = tmp_path / "sheet.csv", tmp_path / "out.xlsx"
    path.write_text(f"entry,juror,x\n{sign}1+1,J,5\nB,J,-3\n", encoding="utf-8")

    lines = list(csv.DictReader(io.StringIO(said(path, "--format", "csv"))))
    said(path, "--format", "xlsx", "--output", out)

    cell = openpyxl.load_workbook(out).active["B2"]
    assert lines[0]["entry"] == cell.value == f"'{sign}1+1"
    assert cell.data_type == "s"
    assert lines[1]["plain"] == "-3"


def test_weights_and_rules_are_taken_from_the_command_line(tmp_path):
    path, weights = tmp_path / "sheet.csv", tmp_path / "weights.csv"
    path.write_text("entry,juror,x,y\nA,J,9,1\nB,J,1,9\nA,K,9,1\nB,K,1,9\nA,L,9,1\nB,L,5,9\n")
    weights.write_text("criterion;weight\nx;0,75\ny;0,25\n")

    options = ["--weights", weights, "--rule", "trimmed", "--format", "json"]
    result = json.loads(said(path, *options))

    assert result["weights"] == {"x": 0.75, "y": 0.25}
    assert [(e["entry"], e["official"]) for e in result["entries"]] == [("A", 7), ("B", 3)]


def test_every_fault_of_every_file_is_said_with_its_row(sheet, tmp_path):
    bad, worse = tmp_path / "bad.csv", tmp_path / "worse.csv"
    bad.write_text("entry,juror,criterion,score\nA,J,x,good\nA,J,y,11\n", encoding="utf-8")
    worse.write_bytes(b"")

    with pytest.raises(CommandError) as refused:
        said(sheet, bad, worse, "--scale", 1, 10)

    assert str(refused.value).splitlines() == [
        f"{bad}: row 2: the score «good» is not a number",
        f"{bad}: row 3: the score 11 is not on the scale 1 to 10",
        f"{worse}: the file is empty",
    ]


def test_a_faulty_file_goes_to_stderr_with_exit_code_1_and_no_traceback(sheet, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("entry,juror,x\nA,J,good\n", encoding="utf-8")

    done = manage(sheet, bad)

    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"CommandError: {bad}: ")
    assert "2" in line.removeprefix(f"CommandError: {bad}: ")


def test_a_missing_file_and_faulty_weights_are_said_without_a_traceback(sheet, tmp_path):
    weights = tmp_path / "weights.csv"
    weights.write_text("criterion,weight\noverall,-1\n")

    with pytest.raises(CommandError, match="No such file"):
        said(tmp_path / "none.csv")
    with pytest.raises(CommandError, match="row 2: the weight of «overall» is negative: -1"):
        said(sheet, "--weights", weights)


@pytest.mark.parametrize("options", [["--level", "1"], ["--width", "-1"]])
def test_impossible_options_are_refused(sheet, options):
    with pytest.raises(CommandError):
        said(sheet, *options)


def test_json_is_the_same_in_every_language(sheet):
    with translation.override("nb"):
        norwegian = said(sheet, "--format", "json")

    assert norwegian == said(sheet, "--format", "json")


def test_every_fault_and_note_that_the_arithmetic_knows_has_words():
    sources = [path.read_text() for path in (ROOT / "jury/ranking").glob("*.py")]

    for code in [*wording.FAULTS, *wording.NOTES]:
        assert any(f'"{code}"' in source for source in sources), code
    assert wording.fault(Fault("empty_file", 3)) == "row 3: the file is empty"


def test_simulated_juries_come_out_as_a_table():
    out = io.StringIO()

    call_command("simulate", "--runs", "1", stdout=out)

    assert out.getvalue().splitlines()[1].startswith("20 x 5")
