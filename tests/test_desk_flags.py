"""What the register said about a company, and answers that we may not keep."""

import pytest
from django.urls import reverse

from desk import flags
from nominations.models import Nomination
from nominations.register import Extract, State
from tests import make

pytestmark = pytest.mark.django_db
BORN_1855 = "01015550089"  # valid, and nobody alive
CASTING = ({"code": "24.510", "text": "Støping av jern"},)


def extract(**facts):
    """What the register answered about a company that makes castings."""
    known = {"state": State.FOUND, "industry_codes": CASTING, "fetched_at": make.now()}
    return Extract(**(known | facts)).facts()


def nomination(status="submitted", prize=None, **facts):
    made = make.nomination(prize, status=status)
    Nomination.objects.filter(pk=made.pk).update(register=extract(**facts))
    made.refresh_from_db()
    return made


def screened(client, nomination):
    make.signed_in(client, make.secretariat())
    return client.get(reverse("desk:screen", args=[nomination.pk]))


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({}, ["industry"]),
        ({"industry_codes": ()}, ["consider"]),
        ({"bankrupt": True}, ["bankrupt", "industry"]),
        ({"liquidation": True}, ["liquidation", "industry"]),
        ({"state": State.DELETED}, ["deleted", "industry"]),
        ({"municipality": "Vaksdal"}, ["industry", "differs"]),
        ({"municipality": "GJØVIK"}, ["industry"]),
    ],
)
def test_what_the_register_said(facts, kinds):
    found = flags.flags_of(nomination(**facts))

    assert [flag.kind for flag in found] == kinds


def test_a_company_that_was_never_looked_up():
    found = flags.flags_of(make.nomination())

    assert [flag.kind for flag in found] == ["not_checked"]


def test_every_kind_of_flag_can_be_asked_for():
    states = [{"state": state} for state in State]
    troubled = {"bankrupt": True, "liquidation": True, "is_sub_unit": True}
    holding = {"industry_codes": ({"code": "00.000", "text": ""},)}

    found = [
        flag.kind
        for facts in [*states, troubled, holding]
        for flag in flags.flags_of(Nomination(company=make.company(), register=extract(**facts)))
    ]

    assert set(found) == set(flags.KINDS) - {"differs"}


def test_the_screening_page_tells_what_differs_and_whose_word_it_is(client):
    page = screened(client, nomination(municipality="Vaksdal", bankrupt=True))

    assert page.context["differences"] == [("Kommune", "Vaksdal", "Gjøvik")]
    for words in ("Brønnøysundregistrene, NLOD", "Avvik fra det bedriften skrev"):
        assert words in page.text
    assert page.context["form"] is not None


@pytest.mark.parametrize(
    ("kind", "found"), [("bankrupt", 1), ("industry", 2), ("deleted", 0), ("not_checked", 1)]
)
def test_the_list_is_filtered_by_flag(kind, found, client):
    year = make.prize()
    nomination(prize=year, bankrupt=True)
    nomination(prize=year)
    make.nomination(year)
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk_nominations:index") + f"?register={kind}")

    assert len(page.context["object_list"]) == found


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        (f"Født {BORN_1855[:6]} {BORN_1855[6:]} i Vik", True),
        (f"Nummer {BORN_1855}.", True),
        ("12345678901", False),
    ],
)
def test_an_identity_number_is_flagged_by_the_name_of_its_answer(text, warned, client):
    sent = make.nomination(status="submitted", text=text)

    page = screened(client, sent)

    names = [criterion.name for criterion in sent.prize.criteria.all()]
    assert page.context["identity_numbers"] == (names if warned else [])
    assert ("fødselsnummer" in page.text) == warned


def test_the_company_reads_no_flag(client):
    made = nomination(bankrupt=True)
    make.signed_in(client, made.begun_by)

    assert "Konkurs" not in client.get(made.get_absolute_url()).text
