"""Score sheets as people save them, and every fault in them named by its row."""

import io

import openpyxl
import pytest

from jury.ranking import ScoreInput, ScoreSheetError
from jury.ranking.sheet_files import read_scores, read_weights

SETTINGS = ScoreInput(rows=())
LONG = "entry,juror,criterion,score\nA,J1,Idé,7.5\nB,J1,Idé,6\n"
ROWS = [("A", "J1", "Idé", 7.5), ("B", "J1", "Idé", 6.0)]


def workbook(*rows) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def faults(content: bytes, **settings) -> list[tuple[int | None, str]]:
    with pytest.raises(ScoreSheetError) as refused:
        read_scores(content, ScoreInput(rows=(), **settings))
    return [(fault.row, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize(
    "content",
    [
        LONG.encode(),
        LONG.encode("utf-8-sig"),
        LONG.encode("utf-16"),
        LONG.encode("latin-1"),
        LONG.replace(",", ";").replace(".", ",").encode("cp1252"),
        LONG.replace(",", "\t").encode(),
        LONG.replace("\n", "\r\n").encode(),
        ("sep=;\n" + LONG.replace(",", ";")).encode(),
        ("\n\n" + LONG).encode(),
        LONG.replace("entry", " Entry ").replace("score", "SCORE").encode(),
        LONG.replace("7.5", '"7,5"').encode(),
        "nominasjon;jurymedlem;kriterium;poeng\nA;J1;Idé;7,5\nB;J1;Idé;6\n".encode(),
        "entry,juror,criterion,score\nA,J1,Ide\u0301,7.5\nB,J1,Id\u00e9,6\n".encode(),
        "juror,entry,Idé\nJ1,A,7.5\nJ1,B,6\n".encode(),
        workbook(["entry", "juror", "criterion", "score"], *ROWS),
        workbook(["entry", "juror", "Idé"], ["A", "J1", 7.5], ["B", "J1", "6,0"]),
    ],
)
def test_it_reads_what_spreadsheets_write(content):
    assert read_scores(content, SETTINGS).rows == ROWS


def test_an_empty_cell_in_wide_form_is_not_given_and_nobody_is_lost():
    content = b"entry,juror,x,y\nA,J1,5,\nB,J1,,\nA,J2,3,0\n"

    given = read_scores(content, SETTINGS)

    assert given.rows == [("A", "J1", "x", 5.0), ("A", "J2", "x", 3.0), ("A", "J2", "y", 0.0)]
    assert given.entries == ["A", "B"]


def test_a_workbooks_rows_may_end_early_and_its_whole_numbers_are_ids():
    content = workbook(["entry", "juror", "x", "y"], [17, 1, 5, None], [18.0, 1])

    given = read_scores(content, SETTINGS)

    assert given.rows == [("17", "1", "x", 5.0)]
    assert given.entries == ["17", "18"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(None, "empty_file")]),
        (" \n ,,\n", [(None, "empty_file")]),
        ("entry,juror,criterion,score\n", [(None, "no_scores")]),
        ("entry,juror,criterium,score\nA,J,x,5\n", [(1, "column_missing"), (1, "column_unknown")]),
        ("entry,juror,criterion,score,when\nA,J,x,5,now\n", [(1, "column_unknown")]),
        ("entry,juror,x,x\nA,J,5,5\n", [(1, "column_twice")]),
        ("entry,juror\nA,J\n", [(1, "column_missing")]),
        ("name,x\nA,5\n", [(1, "column_missing"), (1, "column_missing")]),
        ("entry,juror,,x\nA,J,1,5\n", [(1, "column_unknown")]),
        (
            "entry,juror,criterion,score\nA,J,x,good\nA,J,y,\n",
            [(2, "score_not_a_number"), (3, "score_missing")],
        ),
        (
            "entry,juror,criterion,score\n,J,x,5\nA,,,5\n",
            [(2, "id_missing"), (3, "id_missing"), (3, "id_missing")],
        ),
        ("entry,juror,criterion,score\nA,J,x\nB,J,x,5,6\n", [(2, "row_broken"), (3, "row_broken")]),
        ("entry,juror,x,y\nA,J,1,2\nB,J,1\n", [(3, "row_broken")]),
        ('entry,juror,criterion,score\nA,"J,x,5\n', [(2, "text_broken")]),
        ("entry,juror,criterion,score\nA,J,x,5\n\nA,J,x,6\n", [(4, "score_given_twice")]),
        ("entry,juror,x\nA,J,5\nA,J,5\n", [(3, "score_given_twice")]),
    ],
)
def test_every_fault_is_named_by_its_row(text, expected):
    assert faults(text.encode()) == expected


@pytest.mark.parametrize(
    "score", ["nan", "inf", "-inf", "1e999", "1_000", "0x1", "5 6", "1.2.3", "٣"]
)
def test_what_only_python_takes_for_a_number_is_refused(score):
    assert faults(f"entry,juror,x\nA,J,{score}\n".encode()) == [(2, "score_not_a_number")]


@pytest.mark.parametrize(
    ("score", "value"), [("-1", -1), ("\u22121,5", -1.5), ("+2.", 2), (",5", 0.5)]
)
def test_numbers_as_people_write_them(score, value):
    content = f"entry;juror;x\nA;J;{score}\n".encode()

    assert read_scores(content, SETTINGS).rows == [("A", "J", "x", value)]


def test_faults_of_the_file_and_of_the_scores_are_listed_together():
    content = b"entry,juror,criterion,score\nA,J,x,text\nA,J,y,9\nA,J,z,3\n"

    found = faults(content, scale=(1, 6), weights={"x": 1, "y": 1})

    assert found == [
        (2, "score_not_a_number"),
        (3, "score_off_scale"),
        (4, "criterion_without_weight"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"entry,juror,x\nA,J\0,5\n", [(2, "not_text")]),
        (b"\xd0\xcf\x11\xe0 anything", [(None, "old_workbook")]),
        (b"PK\x03\x04 not a zip", [(None, "unreadable_workbook")]),
        (workbook(["entry", "juror", "x"], ["A", "J", "=1+1"]), [(None, "no_scores")]),
        (workbook(["entry", "juror", "x"], ["A", "J", True]), [(2, "score_not_a_number")]),
        (workbook(), [(None, "empty_file")]),
    ],
)
def test_what_is_no_score_sheet_is_refused(content, expected):
    assert faults(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"criterion,weight\nx,0.5\ny,2\n",
        b"kriterium;vekt\nx;0,5\ny;2\n",
        b'{"x": 0.5, "y": 2}',
        workbook(["criterion", "weight"], ["x", 0.5], ["y", 2]),
    ],
)
def test_weights_come_from_a_table_or_from_json(content):
    assert read_weights(content) == {"x": 0.5, "y": 2.0}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"criterion,weight\nx,-1\n", [(2, "weight_negative")]),
        (
            b"criterion,weight\nx,nan\ny,\n",
            [(2, "weight_not_a_number"), (3, "weight_not_a_number")],
        ),
        (b"criterion,weight\nx,1\nx,1\n", [(3, "weight_given_twice")]),
        (b"criterion,weight\n,1\n", [(2, "id_missing")]),
        (b"criterion,wait\nx,1\n", [(1, "column_missing")]),
        (b'{"x": ', [(None, "not_json")]),
        (b'{"x": NaN}', [(None, "weight_not_a_number")]),
        (b"", [(None, "empty_file")]),
    ],
)
def test_faulty_weights_are_named(content, expected):
    with pytest.raises(ScoreSheetError) as refused:
        read_weights(content)

    assert [(fault.row, fault.code) for fault in refused.value.faults] == expected
