"""A new year is planned from the one before, or from the default rules."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from desk.planning import a_year_later, proposed
from ledger.models import Event
from nominations.models import Competition
from tests import make

pytestmark = pytest.mark.django_db


def form(**changes):
    """A calendar that is in order, as people type it."""
    days = {step: f"2031-0{month}-02 10:00" for month, step in enumerate(make.STEPS, start=1)}
    return {"year": 2031} | days | changes


def plan(client, **changes):
    make.signed_in(client, make.secretariat())
    return client.post(reverse("desk_competitions:add"), form(**changes))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # 23.59 on 30 March is summer time in 2026 and still so a year later.
        (datetime(2026, 3, 30, 21, 59, tzinfo=UTC), datetime(2027, 3, 30, 21, 59, tzinfo=UTC)),
        # 28 March 2027 is the day the clocks change; 28 March 2026 is winter time all day.
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), datetime(2027, 3, 28, 21, 59, tzinfo=UTC)),
        (datetime(2028, 2, 29, 11, 0, tzinfo=UTC), datetime(2029, 2, 28, 11, 0, tzinfo=UTC)),
    ],
)
def test_a_year_later_is_the_same_time_of_day_in_norway(before, after):
    assert a_year_later(before) == after


def test_the_first_year_begins_with_the_default_rules(client):
    plan(client)

    year = Competition.objects.get()
    assert (year.year, year.prizes.count(), year.jury_texts.count()) == (2031, 2, 2)
    assert [prize.rounds.count() for prize in year.prizes.all()] == [1, 1]
    assert Event.objects.first().action == "competitions.plan"


def test_a_later_year_copies_the_rules(client):
    make.criterion(make.prize(make.competition(year=2030), criteria=0), name="Mot", weight=3)

    plan(client)

    year = Competition.objects.get(year=2031)
    assert list(year.prizes.get().criteria.values_list("name", "weight")) == [("Mot", 3)]
    assert Event.objects.first().facts == {"year": 2031, "copied_from": 2030}


def test_what_cannot_be_is_refused_and_kept(client):
    page = plan(client, deadline_at="2030-01-01 10:00")

    assert (page.status_code, Competition.objects.count()) == (200, 0)
    assert "2030-01-01 10:00" in page.content.decode()


def test_a_year_is_planned_once(client):
    make.competition(year=2031)

    plan(client)

    assert Competition.objects.count() == 1


def test_the_proposed_calendar_is_in_order():
    year = proposed(None, make.now())

    steps = [year[step] for step in make.STEPS]
    assert steps == sorted(steps)
