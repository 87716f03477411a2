"""What people are told of Enhetsregisteret's answer, and what the secretariat notices."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from nominations import register
from nominations.register import Extract, State

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GOOD = {"org_number": "310000019", "state": State.FOUND, "name": "EKSEMPEL STØPERI AS"}
NOT_CHECKED = ["busy", "down", "refused", "unchecked"]


def industry(*codes: str) -> Extract:
    codes = tuple({"code": code, "text": ""} for code in codes)
    return Extract(**GOOD, industry_codes=codes)


def kinds(extract: Extract) -> list[str]:
    return [flag.kind for flag in register.flags(extract)]


def to_clarify(extract: Extract) -> list[str]:
    return [flag.kind for flag in register.flags(extract) if flag.to_clarify]


CASES = [
    *[Extract(org_number="310000019", state=state) for state in State],
    Extract(**GOOD, bankrupt=True),
    Extract(**GOOD, liquidation=True),
    Extract(**GOOD, is_sub_unit=True, parent="310000027"),
]


def test_every_state_has_a_sentence_of_its_own_in_both_languages():
    sentences = []
    for language in ("nb", "en"):
        with translation.override(language):
            sentences += [register.sentence(case) for case in CASES]

    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(sentences) == 2 * len(CASES)


@pytest.mark.parametrize("state", NOT_CHECKED)
def test_whoever_must_write_by_hand_is_told_how_it_is_marked(state):
    sentence = register.sentence(Extract(state=State(state)))

    assert "for hånd" in sentence
    assert "«ikke kontrollert mot Enhetsregisteret»" in sentence


def test_a_silent_register_is_said_to_be_silent():
    assert register.sentence(Extract(state=State.DOWN)).startswith(
        "Enhetsregisteret svarer ikke akkurat nå."
    )


def test_the_name_and_the_day_are_in_the_sentence_as_people_write_them():
    gone = Extract(**GOOD | {"state": State.DELETED}, deleted_on=date(2026, 2, 11))

    assert register.sentence(Extract(**GOOD)).startswith("Eksempel Støperi AS står i")
    assert register.sentence(gone).startswith(
        "Eksempel Støperi AS er slettet fra Enhetsregisteret (11. februar 2026)."
    )


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (["09.900"], "consider"),
        (["10.110"], "industry"),
        (["33.200"], "industry"),
        (["34.000"], "consider"),
        (["38.210", "70.100", "22.220"], "industry"),
        (["C"], "consider"),
        ([], "consider"),
    ],
)
def test_divisions_10_to_33_are_probably_industry_and_the_rest_is_considered(codes, kind):
    assert kinds(industry(*codes)) == [kind]
    assert to_clarify(industry(*codes)) == []


def test_a_holding_company_is_noticed():
    assert kinds(industry("00.000")) == ["holding", "consider"]


@pytest.mark.parametrize("what", ["bankrupt", "liquidation"])
def test_a_company_in_trouble_must_be_cleared_up(what):
    assert to_clarify(Extract(**GOOD, **{what: True})) == [what]


@pytest.mark.parametrize("state", ["deleted", "removed", "unknown"])
def test_a_company_that_is_not_there_must_be_cleared_up(state):
    assert to_clarify(Extract(state=State(state))) == kinds(Extract(state=State(state))) == [state]


@pytest.mark.parametrize("state", NOT_CHECKED)
def test_a_register_that_did_not_answer_is_noticed_and_nobody_suffers(state):
    assert kinds(Extract(state=State(state))) == ["not_checked"]
    assert to_clarify(Extract(state=State(state))) == []


def test_what_must_be_cleared_up_comes_first():
    extract = Extract(**GOOD, is_sub_unit=True, bankrupt=True)

    assert kinds(extract) == ["bankrupt", "sub_unit", "consider"]


def test_a_flag_has_words_in_both_languages():
    with translation.override("nb"):
        bokmal = register.flags(Extract(**GOOD, bankrupt=True))[0].text
    with translation.override("en"):
        english = register.flags(Extract(**GOOD, bankrupt=True))[0].text

    assert (bokmal, english) == ("Konkurs", "Bankrupt")


def test_only_what_both_said_and_said_differently_is_a_difference():
    extract = Extract(
        **GOOD, municipality="Vestre Toten", employees=118, website="https://www.a.example"
    )
    written = {
        "org_number": "310000019",
        "name": "Eksempel  støperi as",
        "municipality": "Gjøvik kommune",
        "county": "Innlandet",
        "employees": 120,
        "website": "http://a.example/",
    }

    assert register.differences(extract, written) == [
        ("municipality", "Vestre Toten", "Gjøvik kommune"),
        ("employees", "118", "120"),
    ]


def test_what_the_company_left_out_is_no_difference():
    extract = Extract(**GOOD, municipality="Vestre Toten", employees=118)

    assert register.differences(extract, {"name": " ", "employees": None}) == []
    assert register.differences(Extract(), {"name": "Noe annet", "employees": 3}) == []
