"""Before anybody signs in: which prize fits, what is asked, and where to go on."""

import pytest
from django.urls import reverse

from pages.planting import plant
from tests import make

pytestmark = pytest.mark.django_db
START, QUESTIONS = "/nominer/", "/nominer/sporsmal/"


@pytest.fixture
def year():
    made = make.competition("open")
    make.prize(made, criteria=9, about="For dem som tjener penger")
    make.prize(made, criteria=3, kind="special", name="Spesialprisen")
    return made


def check(client, goods="yes", results="no", starting="no"):
    answers = {"vis": "pris", "goods": goods, "results": results, "starting": starting}
    return client.get(START, {name: answer for name, answer in answers.items() if answer})


@pytest.mark.usefixtures("year")
def test_the_page_opens_at_the_answer(client):
    page = check(client, results="yes").content.decode()

    assert 'action="/nominer/#svar"' in page
    assert page.count('id="svar"') == 1
    assert page.index('id="svar"') < page.index("<form method")
    assert "/nominer/main/" in page


@pytest.mark.parametrize(
    ("answers", "failed"),
    [
        ({"goods": "no"}, "Bedriften lager ikke fysiske varer i Norge."),
        ({"goods": "no", "results": "yes"}, "Bedriften lager ikke fysiske varer i Norge."),
        ({}, "Bedriften kan ikke vise både overskudd og resultater"),
    ],
)
def test_not_this_year_says_which_condition_failed_and_where_to_go(client, year, answers, failed):
    page = check(client, **answers).content.decode()

    assert failed in page
    assert all(f'href="{to}"' in page for to in ("/vinnere/", "/foresla/", QUESTIONS))
    assert 'href="/nominer/main/"' not in page


@pytest.mark.usefixtures("year")
def test_not_this_year_tells_when_the_next_one_opens(client):
    make.competition("before", opens_at=make.now() + make.timedelta(days=5))

    page = check(client, goods="no")

    assert page.context["next_year"].opens_at.strftime("%Y") in page.content.decode()


@pytest.mark.usefixtures("year")
def test_what_is_not_answered_is_named_at_the_place_the_page_opens(client):
    page = check(client, results="", starting="")

    assert list(page.context["form"].errors) == ["results", "starting"]
    assert page.content.decode().count("data-error-summary") == 1
    assert page.content.decode().count('id="svar"') == 1


@pytest.mark.usefixtures("year")
def test_an_address_with_something_else_in_it_is_no_answer(client):
    page = client.get(START, {"utm_source": "brev", "navn": "<script>"})

    assert not page.context["form"].is_bound
    assert b"<script>" not in page.content


@pytest.mark.usefixtures("year")
def test_what_is_typed_in_the_address_is_only_words(client):
    page = check(client, goods="<script>alert(1)</script>")

    assert b"<script>" not in page.content


def test_after_the_deadline_nobody_is_sent_to_begin(client):
    make.prize(make.competition("screening"))

    page = check(client, results="yes")

    assert page.context["closed"] != ""
    assert b'href="/nominer/main/"' not in page.content


@pytest.mark.parametrize("address", [START, QUESTIONS])
def test_the_pages_stand_before_any_competition_is_planned(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("year")
def test_every_question_is_shown_with_why_and_what_the_best_answers_show(client):
    page = client.get(QUESTIONS)

    words = page.content.decode()
    shown = [
        question
        for item in page.context["prizes"]
        for _section, asked in item["sections"]
        for question, best in asked
        if question.help in words and best.text == "Slik ser 6 ut"
    ]
    assert len(shown) == 12
    assert [item["hours"] for item in page.context["prizes"]] == [3, 1]
    assert (words.count("Hvorfor vi spør"), words.count("Inntil 2500 tegn")) == (12, 12)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_questions_take_the_same_queries_for_one_as_for_three(
    how_many, client, django_assert_num_queries
):
    make.prize(make.competition("open"), criteria=how_many)
    client.get(QUESTIONS)

    with django_assert_num_queries(6):
        client.get(QUESTIONS)


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_person_with_drafts_goes_on_where_they_left(client, how_many):
    plant()
    prize, owner = make.prize(make.competition("open")), make.user()
    drafts = [make.nomination(prize, owner=owner) for _each in range(how_many)]
    make.nomination(prize)
    make.signed_in(client, owner)

    front, start = client.get("/").content.decode(), client.get(START).content.decode()

    one = drafts[0].get_absolute_url()
    assert f'href="{one if how_many == 1 else "/nominasjoner/"}">Fortsett' in front
    assert start.count("Fortsett på nominasjonen av") == how_many
    assert f'href="{one}"' in start


def test_after_the_deadline_there_is_nothing_to_go_on_with(client):
    plant()
    owner = make.user()
    make.nomination(make.prize(make.competition("screening")), owner=owner)
    make.signed_in(client, owner)

    assert b"Fortsett" not in client.get("/").content + client.get(START).content


@pytest.mark.usefixtures("year")
def test_the_terms_are_linked_from_where_people_decide(client):
    plant()

    pages = [client.get(address) for address in ("/", START, QUESTIONS, "/vilkar/")]

    assert [page.status_code for page in pages] == [200] * 4
    assert [b'href="/vilkar/"' in page.content for page in pages] == [True] * 4


@pytest.mark.parametrize("file", ["questions_pdf", "questions_docx"])
@pytest.mark.usefixtures("year")
def test_the_questions_can_be_taken_along_for_both_prizes(client, file):
    page = client.get(QUESTIONS).content.decode()

    addresses = [reverse(f"nominations:{file}", args=[kind]) for kind in ("main", "special")]

    assert [f'href="{address}"' in page for address in addresses] == [True, True]
