"""The archive shows what is known and public; a winner's story is nothing before its moment."""

from datetime import timedelta

import pytest

from tests import make
from winners import actions
from winners.models import Award, Edition, WinnersPage, WinnerStoryPage

pytestmark = pytest.mark.django_db

WINNERS = [
    "Aarbakke", "Norsk Gjenvinning", "Tronrud Engineering", "Thermo Fisher Scientific",
    "Brunvoll", "GKN Aerospace", "Hexagon Ragasco", "Borregaard",
]  # fmt: skip


@pytest.fixture
def visitor(client):
    """A visitor who reads English, so that the test names the words of the code."""
    client.cookies["django_language"] = "en"
    return client


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def archive(visitor):
    return {year.edition.year: year.prizes for year in visitor.get("/vinnere/").context["years"]}


def story(award, **facts):
    facts = {"title": f"Historien om {award.company_name}", "lead": "Slik gjorde de det"} | facts
    return WinnersPage.objects.get().add_child(instance=WinnerStoryPage(award=award, **facts))


@pytest.fixture
def secret(visitor):
    """Everything is decided and proposed, the story is published, and nobody may know."""
    decision = make.decision()
    competition = decision.prize.competition
    proposed = actions.propose_announcement(
        competition, make.now() + timedelta(hours=1), by=make.secretariat(), at=make.now()
    )
    award = Award.objects.winners().get(edition__competition=competition)
    return proposed, award, story(award)


def test_the_archive_shows_the_eight_winners_and_invents_no_special_prize(visitor):
    years = archive(visitor)

    assert list(years) == list(range(2021, 2013, -1))
    assert [prizes[0].winner.company_name for prizes in years.values()] == WINNERS
    assert {prize.kind for prizes in years.values() for prize in prizes} == {"main"}


def test_the_archive_shows_the_finalists_it_knows_of_and_says_when_it_does_not(visitor):
    page = text(visitor.get("/vinnere/"))
    sections = {
        year: page.split(f'id="y{year}"')[1].split("</section>")[0] for year in range(2014, 2022)
    }
    said = ["Not all finalists are known", "The finalists are not known"]
    unsure = {year: words for year, part in sections.items() for words in said if words in part}

    assert unsure == {2016: said[0], 2014: said[1]}
    assert "Plasto" in sections[2016]
    assert ("Glava" in sections[2015], "Kleven" in sections[2015]) == (True, True)


@pytest.mark.parametrize("address", ["/", "/vinnere/", "/sitemap.xml", "/juryen/", "/kriterier/"])
def test_a_decided_winner_shows_nowhere_before_the_announcement(address, visitor, secret):
    _proposed, award, page = secret

    shown = text(visitor.get(address))

    assert (award.company_name in shown, page.slug in shown) == (False, False)


def test_the_story_is_nothing_before_the_announcement(visitor, secret):
    *_, page = secret
    answers = [visitor.get(page.url + query).status_code for query in ("", "?preview=1", "?mode=x")]

    assert answers == [404, 404, 404]
    assert visitor.head(page.url).status_code == 404


@pytest.mark.parametrize("address", ["/", "/vinnere/", "/sitemap.xml"])
def test_the_story_is_found_from_the_moment_of_the_announcement(
    address, visitor, secret, time_machine
):
    proposed, award, page = secret
    actions.announce(proposed, seen=proposed.public_at, by=make.secretariat(), at=make.now())
    assert page.slug not in text(visitor.get(address))

    time_machine.move_to(proposed.public_at)

    assert page.url in text(visitor.get(address))
    assert award.citation in text(visitor.get(page.url))


def test_a_story_that_is_no_longer_live_is_not_linked(visitor):
    page = story(Award.objects.winners().get(edition__year=2021))
    page.unpublish()

    assert page.slug not in text(visitor.get("/vinnere/"))
    assert visitor.get(page.url).status_code == 404


def test_the_announced_year_leads_the_front_page(visitor):
    year = make.competition("meeting", year=2030)
    edition = Edition.objects.create(year=2030, competition=year)
    Award.objects.create(
        edition=edition, prize_kind="special", prize_name="Spesialprisen", outcome="winner",
        company_name="Nykommeren", announced_at=make.now(),
    )  # fmt: skip

    page = text(visitor.get("/"))

    assert "See the winners" in page
    assert page.index("Nykommeren") < page.index("Aarbakke")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_archive_takes_the_same_queries_for_one_as_for_three(
    how_many, visitor, django_assert_num_queries
):
    Award.objects.exclude(edition__year__gt=2021 - how_many).delete()
    for award in Award.objects.winners():
        story(award)
    visitor.get("/vinnere/")

    with django_assert_num_queries(11):
        visitor.get("/vinnere/")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_front_page_takes_the_same_queries_for_one_winner_as_for_three(
    how_many, visitor, django_assert_num_queries
):
    Award.objects.exclude(edition__year__gt=2021 - how_many).delete()
    for award in Award.objects.winners():
        story(award)
    visitor.get("/")

    with django_assert_num_queries(13):
        visitor.get("/")
