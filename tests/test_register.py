"""What we make of each answer that Enhetsregisteret can give."""

import json
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from nominations import register
from nominations.models.companies import clean_org_number
from nominations.register import fake
from nominations.register.asking import Answer
from nominations.register.counties import COUNTIES
from nominations.register.names import shown
from nominations.register.reading import read

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FOUNDRY, DELETED, REMOVED, UNKNOWN, SUB_UNIT, UNCOUNTED, BANKRUPT = (
    "310000019",
    "310000027",
    "310000035",
    "310000043",
    "310000051",
    "310000078",
    "310000086",
)


def number(shows: str) -> str:
    """The number of the invented register that shows this."""
    with translation.override("en"):
        return next(number for number, what in fake.examples() if what.startswith(shows))


def look_up(org_number: str) -> register.Extract:
    return register.look_up(org_number, at=NOW)


def read_facts(**facts: object) -> register.Extract:
    return read(Answer(200, {"organisasjonsnummer": FOUNDRY} | facts), FOUNDRY, at=NOW)


def test_a_company_comes_with_its_facts():
    extract = look_up(FOUNDRY)

    assert extract == register.Extract(
        org_number=FOUNDRY,
        state=register.State.FOUND,
        name="EKSEMPEL STØPERI AS",
        legal_form="AS",
        address="Prøveveien 1",
        postal_code="2830",
        place="Raufoss",
        municipality="Vestre Toten",
        municipality_number="3443",
        county="Innlandet",
        industry_codes=({"code": "24.510", "text": "Støping av jern"},),
        standard="SN2025",
        employees=118,
        website="https://www.eksempelstoperi.example",
        in_group=True,
        fetched_at=NOW,
    )


@pytest.mark.parametrize(
    ("shows", "state"),
    [
        ("All in order", "found"),
        ("Deleted", "deleted"),
        ("Removed", "removed"),
        ("Not in the register", "unknown"),
        ("A sub-unit", "found"),
        ("The register refuses", "refused"),
        ("The register is busy", "busy"),
        ("The register is down", "down"),
        ("The answer comes after", "down"),
        ("HTML", "down"),
        ("An answer cut short", "down"),
        ("Unknown fields", "found"),
        ("The industry code is null", "found"),
    ],
)
def test_each_answer_has_an_outcome_of_its_own(shows, state):
    assert look_up(number(shows)).state == state


@pytest.mark.parametrize("written", ["", "12", "../roller", "31000001\n", "٣١٠٠٠٠٠١٩"])
def test_what_is_no_number_is_never_sent(written, settings):
    settings.REGISTER = "brreg"

    assert look_up(written).state == "refused"


def test_a_register_that_is_switched_off_leaves_everything_unchecked(settings):
    settings.REGISTER = "off"

    assert look_up(FOUNDRY) == register.Extract(org_number=FOUNDRY, fetched_at=NOW)


def test_a_sub_unit_is_found_in_its_own_list_and_knows_its_company():
    extract = look_up(SUB_UNIT)

    assert (extract.is_sub_unit, extract.parent) == (True, FOUNDRY)
    assert (extract.place, extract.county) == ("Harstad", "Troms")


def test_only_the_number_and_the_day_are_kept_of_what_was_removed():
    assert look_up(REMOVED) == register.Extract(
        org_number=REMOVED,
        state=register.State.REMOVED,
        deleted_on=date(2026, 5, 2),
        fetched_at=NOW,
    )


def test_a_missing_number_of_employees_is_unknown_and_not_zero():
    assert look_up(UNCOUNTED).employees is None


@pytest.mark.parametrize("count", [None, "12", True, -1, 10**30, 1.5, [3]])
def test_a_strange_number_of_employees_is_unknown(count):
    assert read_facts(antallAnsatte=count, harRegistrertAntallAnsatte=True).employees is None


@pytest.mark.parametrize(
    ("at", "standard"),
    [
        (datetime(2025, 8, 31, 21, 59, tzinfo=UTC), "SN2007"),
        (datetime(2025, 8, 31, 22, 0, tzinfo=UTC), "SN2025"),
    ],
)
def test_the_codes_carry_the_standard_of_the_day(at, standard):
    assert register.look_up(FOUNDRY, at=at).standard == standard


def test_no_field_is_needed_and_any_of_them_can_be_rubbish():
    rubbish = {
        name: [{"kode": 7}, None]
        for name in json.loads(fake.answer(f"/enheter/{FOUNDRY}")[2])
        if name != "organisasjonsnummer"
    }

    assert read_facts(**rubbish) == read_facts()
    assert read_facts() == register.Extract(
        org_number=FOUNDRY, state=register.State.FOUND, fetched_at=NOW
    )


def test_an_answer_about_another_company_is_no_answer():
    assert read_facts(organisasjonsnummer=DELETED).state == "down"


def test_text_that_no_database_keeps_is_cleaned():
    assert read_facts(navn="A\x00B\ud800  C\n").name == "A B C"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("www.a.example", "https://www.a.example"),
        ("http://a.example/x", "http://a.example/x"),
        ("javascript:alert(1)", ""),
        ("ftp://a.example", ""),
        ("ingen", ""),
        (f"a.example/{190 * 'x'}", ""),
        (None, ""),
    ],
)
def test_a_website_is_an_address_or_nothing(written, shown):
    assert read_facts(hjemmeside=written).website == shown


@pytest.mark.parametrize(("org_number", "_shows"), fake.examples())
def test_an_extract_survives_being_kept_as_json(org_number, _shows):
    extract = look_up(org_number)

    kept = json.loads(json.dumps(extract.facts()))

    assert register.Extract.from_facts(kept) == extract


def test_what_an_older_or_a_newer_version_kept_can_be_read():
    kept = {"org_number": FOUNDRY, "state": "found", "not_known_any_more": 1}

    assert register.Extract.from_facts(kept).org_number == FOUNDRY
    assert register.Extract.from_facts({}) == register.Extract()


def test_the_invented_numbers_are_valid_and_never_real_ones():
    numbers = [org_number for org_number, _shows in fake.examples()]

    assert len(set(numbers)) == len(numbers) > 35
    assert [clean_org_number(org_number) for org_number in numbers] == numbers
    assert {org_number[0] for org_number in numbers} == {"3"}


def test_an_ordinary_company_is_industry_in_a_real_county():
    with translation.override("en"):
        found = [look_up(n) for n, shows in fake.examples() if shows.startswith("An ordinary")]

    assert len(found) >= 15
    assert {flag.kind for extract in found for flag in register.flags(extract)} == {"industry"}
    assert {extract.county for extract in found} <= set(COUNTIES.values())


def test_a_search_without_hits_has_no_list_at_all():
    hits = json.loads(fake.answer("/enhetsregisteret/api/enheter", "navn=eksempel")[2])
    nothing = json.loads(fake.answer("/enhetsregisteret/api/enheter", "navn=zzzz")[2])

    assert len(hits["_embedded"]["enheter"]) == hits["page"]["totalElements"] == 1
    assert set(nothing) == {"page"}


@pytest.mark.parametrize(
    ("name", "people_write"),
    [
        ("EKSEMPEL STØPERI AS", "Eksempel Støperi AS"),
        ("MO OG BÅT ASA", "Mo og Båt ASA"),
        ("STÅL I NORD NUF", "Stål i Nord NUF"),
        ("HAVET I AS", "Havet I AS"),
        ("HAVET II AS", "Havet II AS"),
        ("P. HANSEN & SØNNER DA", "P. Hansen & Sønner DA"),
        ("MO-I-RANA VERK HF", "Mo-i-Rana Verk HF"),
        ("NORD-NORSK CNC KS", "Nord-Norsk CNC KS"),
        ("3D PRINT24 BA", "3D Print24 BA"),
        ("O'HARA'S ØL ANS", "O'Hara's Øl ANS"),
        ("A/S ÅKRENE SA", "A/S Åkrene SA"),
        ("I NORD AS", "I Nord AS"),
        ("Allerede Skrevet as", "Allerede Skrevet as"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_shown_as_people_write_them(name, people_write):
    assert shown(name) == people_write
