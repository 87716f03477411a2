"""A list takes the same queries for one row as for three."""

import pytest
from django.urls import reverse

from ledger.models import Event
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("how_many", [1, 3])]


def queries_of(client, url, django_assert_num_queries, number):
    """The second visit: the first one fills what Django and Wagtail keep."""
    make.signed_in(client, make.secretariat())
    client.get(url)
    with django_assert_num_queries(number):
        assert client.get(url).status_code == 200


def test_competitions(how_many, client, django_assert_num_queries):
    for _year in range(how_many):
        make.competition()
    queries_of(client, reverse("desk_competitions:index"), django_assert_num_queries, 10)


def test_prizes(how_many, client, django_assert_num_queries):
    for _year in range(how_many):
        make.prize()
    queries_of(client, reverse("desk_prizes:index"), django_assert_num_queries, 11)


def test_criteria(how_many, client, django_assert_num_queries):
    make.prize(criteria=how_many)
    queries_of(client, reverse("desk_criteria:index"), django_assert_num_queries, 12)


def test_nominations(how_many, client, django_assert_num_queries):
    prize = make.prize()
    for _company in range(how_many):
        make.nomination(prize, status="submitted")
    queries_of(client, reverse("desk_nominations:index"), django_assert_num_queries, 11)


def test_the_export_of_nominations(how_many, client, django_assert_num_queries):
    prize = make.prize()
    for _company in range(how_many):
        make.nomination(prize, status="submitted")
    url = reverse("desk_nominations:index") + "?export=csv"
    queries_of(client, url, django_assert_num_queries, 5)


def test_one_nomination(how_many, client, django_assert_num_queries):
    nomination = make.nomination(make.prize(criteria=how_many), status="submitted")
    queries_of(client, reverse("desk:screen", args=[nomination.pk]), django_assert_num_queries, 20)


def test_proposals(how_many, client, django_assert_num_queries):
    for _company in range(how_many):
        make.proposal()
    queries_of(client, reverse("desk_proposals:index"), django_assert_num_queries, 10)


def test_jurors(how_many, client, django_assert_num_queries):
    year = make.competition()
    for _seat in range(how_many):
        make.juror(year)
    queries_of(client, reverse("desk_jurors:index"), django_assert_num_queries, 11)


def test_rounds(how_many, client, django_assert_num_queries):
    prize = make.prize()
    for number in range(1, how_many + 1):
        make.round_(prize, number=number)
    queries_of(client, reverse("desk_rounds:index"), django_assert_num_queries, 11)


def test_assigning(how_many, client, django_assert_num_queries):
    round_ = make.scored_round(*[((5, 4),) * how_many] * how_many)
    queries_of(client, reverse("desk:assign", args=[round_.pk]), django_assert_num_queries, 16)


def test_the_ledger(how_many, client, django_assert_num_queries):
    for _person in range(how_many):
        make.nomination(status="submitted")
    assert Event.objects.count() == how_many
    queries_of(client, reverse("desk_events:index"), django_assert_num_queries, 10)


def test_the_start_page(how_many, client, django_assert_num_queries):
    round_ = make.scored_round(*[((5, 4), (3, 3))] * how_many)
    for number in range(2, how_many + 1):
        make.round_(round_.prize, number=number)
    queries_of(client, "/admin/", django_assert_num_queries, 17)


def test_the_announcement(how_many, client, django_assert_num_queries):
    year = make.competition()
    for kind in ("main", "special")[:how_many]:
        make.prize(year, kind=kind)
    queries_of(client, reverse("desk:announcement"), django_assert_num_queries, 12)
