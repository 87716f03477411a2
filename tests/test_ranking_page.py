"""The ranking page and its workbook: who sees what, and nothing can be worked out from gaps."""

import io

import openpyxl
import pytest
from django.urls import reverse

from jury import actions
from tests import make

pytestmark = pytest.mark.django_db
SHEETS = ((5, 4), (6, 5)), ((2, 3), (1, 1)), ((4, 4), (4, 3))


@pytest.fixture
def round_():
    return make.scored_round(*SHEETS, lets_through=1)


def page(client, person, round_, name="ranking"):
    return make.signed_in(client, person).get(reverse(f"jury:{name}", args=[round_.pk]))


def test_plain_and_adjusted_stand_side_by_side(client, round_):
    shown = page(client, make.secretariat(), round_)

    places = [(row["place"], row["plain_place"]) for row, _n in shown.context["rows"]]
    assert places == [(1, 1), (2, 2), (3, 3)]


def test_the_chair_waits_for_own_reviews(client):
    round_ = make.scored_round(*SHEETS, phase="scoring")
    chair = round_.prize.competition.jurors.get(role="chair")
    late = make.assignment(round_, make.nomination(round_.prize, status="eligible"), chair)

    assert page(client, chair.user, round_).status_code == 404
    make.review(late, 3, 3)
    assert page(client, chair.user, round_).status_code == 200


def test_an_ordinary_juror_never_sees_it(client, round_):
    member = round_.prize.competition.jurors.get(role="member")

    assert page(client, member.user, round_).status_code == 404
    assert page(client, member.user, round_, "workbook").status_code == 404


def test_a_chair_with_ties_sees_the_places_of_the_others_alone(client, round_):
    chair = round_.prize.competition.jurors.get(role="chair")
    second = round_.prize.nominations.get(number__endswith="003")
    actions.declare(chair, second, "owner", by=chair.user, at=make.now())

    shown = page(client, chair.user, round_)

    assert [row["place"] for row, _n in shown.context["rows"]] == [1, 2]
    assert second.company.name not in shown.content.decode()
    assert second.number.encode() not in page(client, chair.user, round_, "workbook").content
    assert not shown.context["may_freeze"]


def test_the_workbook_holds_the_order_and_every_score(client, round_):
    entry = round_.prize.nominations.order_by("number").first()
    type(entry.company).objects.filter(pk=entry.company_id).update(name="=CMD()")

    answer = page(client, make.secretariat(), round_, "workbook")

    order, scores = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    assert [row[1].value[-3:] for row in order.iter_rows(min_row=2)] == ["001", "003", "002"]
    assert scores.max_row == 1 + 6
    assert order["C2"].value == "'=CMD()"


def test_nothing_scored_is_said_and_has_no_workbook(client):
    round_ = make.round_(make.prize(make.competition("scoring")))
    make.nomination(round_.prize, status="eligible")

    assert page(client, make.secretariat(), round_).context["rows"] == []
    assert page(client, make.secretariat(), round_, "workbook").status_code == 404


def test_a_tie_at_the_border_is_shown_and_needs_a_reason(client):
    round_ = make.scored_round(((4, 4), (4, 4)), ((4, 4), (4, 4)), lets_through=1)
    secretary = make.secretariat()
    first = round_.prize.nominations.first()
    address = reverse("jury:shortlist", args=[round_.pk])
    browser = make.signed_in(client, secretary)

    assert browser.get(reverse("jury:ranking", args=[round_.pk])).context["tie_at_border"]
    assert browser.post(address, {"chosen": [first.pk]}).status_code == 422
    assert not round_.rankings.exists()
    browser.post(address, {"chosen": [first.pk], "reason": "Loddtrekning"})
    assert round_.rankings.get().reason == "Loddtrekning"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_takes_the_same_queries_for_one_as_for_three(
    how_many, client, django_assert_num_queries
):
    round_ = make.scored_round(*SHEETS[:how_many])
    browser = make.signed_in(client, make.secretariat())

    with django_assert_num_queries(29):
        browser.get(reverse("jury:ranking", args=[round_.pk]))
