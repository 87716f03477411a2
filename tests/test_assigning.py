"""Who reads what, and whose scores count."""

import pytest

from jury import actions, queries
from jury.models import Assignment, Score
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_(make.prize(make.competition("scoring")))


def test_a_tie_declared_later_takes_the_scores_out_of_the_result(round_):
    entry = make.nomination(round_.prize, status="eligible")
    seats = [make.juror(round_.prize.competition) for _each in range(2)]
    for seat in seats:
        make.review(make.assignment(round_, entry, seat), 4, 5)

    actions.declare(seats[0], entry, "family", by=seats[0].user, at=make.now())

    assert {row[1] for row in queries.score_input(round_).rows} == {f"J{seats[1].pk}"}
    assert Score.objects.count() == 4


def test_assignment_leaves_out_those_with_ties(round_):
    entries = [make.nomination(round_.prize, status="eligible") for _each in range(3)]
    seats = [make.juror(round_.prize.competition) for _each in range(2)]
    actions.declare(seats[0], entries[0], "owner", by=seats[0].user, at=make.now())
    secretary = make.secretariat()

    added = [actions.assign(round_, seats, by=secretary, at=make.now()) for _twice in range(2)]

    assert added == [5, 0]
    assert not Assignment.objects.filter(juror=seats[0], nomination=entries[0]).exists()


def test_only_eligible_nominations_go_to_the_jury(round_):
    for status in ("draft", "submitted", "on_hold", "ineligible", "withdrawn"):
        make.nomination(round_.prize, status=status)
    eligible = make.nomination(round_.prize, status="eligible")

    assert list(queries.contenders(round_)) == [eligible]
