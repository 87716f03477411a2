"""The front page follows the year; criteria, jury and calendar come from the competition."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db

BANNERS = {
    "before": ("Not open yet", "Nominations open on"),
    "open": ("Open for nominations", "<strong>10</strong> days left"),
    "screening": ("Nominations are being checked", "The jury begins on"),
    "scoring": ("The jury is scoring", "The jury reads and scores until"),
    "meeting": ("The jury meets", "The jury meets on"),
    "announced": ("The announcement is near", "shown here once they are announced"),
}


@pytest.fixture
def visitor(client):
    """A visitor who reads English, so that the test names the words of the code."""
    client.cookies["django_language"] = "en"
    return client


def text(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("phase", BANNERS)
def test_the_front_page_says_where_the_year_is(phase, visitor):
    make.prize(make.competition(phase))

    page = text(visitor.get("/"))

    assert [words in page for words in BANNERS[phase]] == [True, True]
    assert ('href="/nominer/"' in page) == (phase == "open")


def test_the_deadline_is_shown_to_the_minute_in_norwegian_time(visitor):
    opens = make.calendar("open")
    make.competition(**opens)

    page = text(visitor.get("/"))

    assert opens["deadline_at"].strftime("%Y-%m-%dT") in page


def test_without_a_competition_every_page_is_calm(visitor):
    pages = {slug: text(visitor.get(f"/{slug}")) for slug in ("", "kriterier/", "juryen/")}

    assert "Where the competition is now" not in pages[""]
    assert "The criteria are not set yet" in pages["kriterier/"]
    assert "The jury is not presented yet" in pages["juryen/"]
    assert "are not set yet" in text(visitor.get("/slik-foregar-det/"))


def test_the_criteria_are_those_of_the_competition(visitor):
    year = make.competition()
    main = make.prize(year, name="Prisen for de store", criteria=0)
    make.prize(year, kind="special", name="Prisen for de nye", criteria=0)
    make.criterion(main, name="Nyskapende", question="Hva er nytt hos dere?")

    page = text(visitor.get("/kriterier/"))

    shown = ["Prisen for de store", "Prisen for de nye", "Nyskapende", "Hva er nytt hos dere?",
             "Hvorfor vi spør", "Slik ser 6 ut", "Betyr 6"]  # fmt: skip
    assert [words for words in shown if words not in page] == []


def test_the_calendar_marks_the_step_the_year_is_at(visitor):
    make.competition("scoring")

    page = text(visitor.get("/slik-foregar-det/"))

    assert page.count('data-state="done"') == 2
    assert page.count('aria-current="step"') == 1


def test_only_jurors_who_agreed_are_shown(visitor):
    year = make.competition()
    make.juror(year, user=make.user("Siri Synlig"), is_public=True)
    make.juror(year, user=make.user("Harald Hemmelig"))
    make.juror(make.competition(year=2001), user=make.user("Fjor Fjorten"), is_public=True)

    page = text(visitor.get("/juryen/"))

    assert ("Siri Synlig" in page, "Harald Hemmelig" in page, "Fjor" in page) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_jury_takes_the_same_queries_for_one_as_for_three(
    how_many, visitor, django_assert_num_queries
):
    year = make.competition()
    for _ in range(how_many):
        make.juror(year, is_public=True)
    visitor.get("/juryen/")

    with django_assert_num_queries(10):
        visitor.get("/juryen/")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_criteria_take_the_same_queries_for_one_as_for_three(
    how_many, visitor, django_assert_num_queries
):
    make.prize(criteria=how_many)
    visitor.get("/kriterier/")

    with django_assert_num_queries(13):
        visitor.get("/kriterier/")


@pytest.mark.parametrize("kinds", [["main"], ["main", "special"]])
def test_the_front_page_takes_the_same_queries_for_one_prize_as_for_two(
    kinds, visitor, django_assert_num_queries
):
    year = make.competition()
    for kind in kinds:
        make.prize(year, kind=kind)
    visitor.get("/")

    with django_assert_num_queries(13):
        visitor.get("/")
