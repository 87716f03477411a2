"""The secretariat's screens open for the secretariat, and for nobody else."""

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db

SCREENS = [
    "desk_competitions:index",
    "desk_competitions:add",
    "desk_prizes:index",
    "desk_prizes:add",
    "desk_criteria:index",
    "desk_criteria:add",
    "desk_nominations:index",
    "desk_proposals:index",
    "desk_jurors:index",
    "desk_jurors:add",
    "desk_rounds:index",
    "desk_rounds:add",
    "desk:announcement",
    "desk:drafts",
]


@pytest.fixture
def year():
    """Something on every screen that could leak."""
    round_ = make.scored_round(((5, 4), (6, 5)), ((2, 3), (1, 1)))
    company = make.company(name="Hemmelig Mekaniske AS")
    make.nomination(round_.prize, company=company)
    make.proposal(round_.prize.competition, company_name="Hemmelig Forslag AS")
    return round_


def of_year(round_):
    """The screens about one thing."""
    prize = round_.prize
    return [
        reverse("desk_competitions:edit", args=[prize.competition_id]),
        reverse("desk_prizes:edit", args=[prize.pk]),
        reverse("desk_prizes:delete", args=[prize.pk]),
        reverse("desk_criteria:edit", args=[prize.criteria.first().pk]),
        reverse("desk_jurors:edit", args=[prize.competition.jurors.first().pk]),
        reverse("desk_rounds:edit", args=[round_.pk]),
        reverse("desk:assign", args=[round_.pk]),
        reverse("desk:screen", args=[prize.nominations.first().pk]),
        reverse("desk:thread", args=[prize.nominations.first().pk]),
    ]


def test_the_secretariat_sees_every_screen(client, year):
    make.signed_in(client, make.secretariat())

    answers = [client.get(url) for url in [*map(reverse, SCREENS), *of_year(year)]]

    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize("person", [make.editor, make.administrator])
def test_other_staff_are_sent_back_to_their_start_page(person, client, year):
    make.signed_in(client, person())

    answers = [client.get(url) for url in [*map(reverse, SCREENS), *of_year(year)]]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/admin/")}


@pytest.mark.parametrize("person", [make.editor, make.administrator])
def test_other_staff_change_nothing(person, client, year):
    make.signed_in(client, person())
    nomination = year.prize.nominations.filter(status="eligible").first()

    client.post(
        reverse("desk:screen", args=[nomination.pk]), {"outcome": "ineligible", "reason": "Nei"}
    )
    client.post(reverse("desk_jurors:delete", args=[year.prize.competition.jurors.first().pk]))
    client.post(reverse("desk:confirm"))

    nomination.refresh_from_db()
    assert (nomination.status, year.prize.competition.jurors.count()) == ("eligible", 2)


@pytest.mark.parametrize("person", [make.user, make.observer])
def test_those_who_are_not_staff_never_come_in(person, client, year):
    make.signed_in(client, person())

    answers = [client.get(url) for url in [*map(reverse, SCREENS), *of_year(year)]]

    assert {answer.status_code for answer in answers} == {302}
    assert {answer["Location"].split("?")[0] for answer in answers} == {"/admin/login/"}


@pytest.mark.parametrize(
    ("person", "shown"),
    [(make.secretariat, True), (make.editor, False), (make.administrator, False)],
)
def test_the_menu_is_for_the_secretariat(person, shown, client):
    make.signed_in(client, person())

    page = client.get("/admin/").content.decode()

    assert ("/admin/konkurranser/" in page, "/admin/karing/" in page) == (shown, shown)
