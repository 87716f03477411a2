"""Who else has the section open now."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_there():
    cache.clear()


@pytest.fixture
def nomination():
    return make.nomination(owner=make.user("Ola Nordmann"))


def here(person, nomination, section="bedriften"):
    address = reverse("nominations:presence", args=[nomination.pk, section])
    return make.signed_in(Client(), person).post(address)


def test_two_in_the_same_section_see_each_other(nomination):
    kari = make.colleague(nomination, make.user("Kari Nordmann")).user
    owner = nomination.begun_by

    answers = [here(person, nomination).json() for person in (owner, kari, owner)]

    assert answers == [
        {"others": []},
        {"others": ["Ola Nordmann"]},
        {"others": ["Kari Nordmann"]},
    ]


def test_those_in_another_section_or_nomination_are_not_seen(nomination):
    kari = make.colleague(nomination).user
    other = make.nomination(owner=kari)
    here(kari, nomination, "kontakt")
    here(kari, other)

    assert here(nomination.begun_by, nomination).json() == {"others": []}


def test_whoever_has_gone_is_forgotten_after_fifteen_seconds(nomination):
    kari = make.colleague(nomination, make.user("Kari Nordmann")).user
    now = make.now()
    seen = []
    with time_machine.travel(now, tick=False) as clock:
        here(kari, nomination)
        for seconds in (10, 16):
            clock.move_to(now + timedelta(seconds=seconds))
            seen.append(here(nomination.begun_by, nomination).json()["others"])

    assert seen == [["Kari Nordmann"], []]


def test_whoever_stays_is_seen_all_the_time(nomination):
    kari = make.colleague(nomination, make.user("Kari Nordmann")).user
    now = make.now()
    seen = []
    with time_machine.travel(now, tick=False) as clock:
        for seconds in range(0, 60, 5):
            clock.move_to(now + timedelta(seconds=seconds))
            here(kari, nomination)
            seen.append(here(nomination.begun_by, nomination).json()["others"])

    assert seen == [["Kari Nordmann"]] * 12


@pytest.mark.parametrize("section", ["finnes-ikke", "x" * 300])
def test_an_unknown_section_does_not_exist(nomination, section):
    assert here(nomination.begun_by, nomination, section).status_code == 404


def test_a_stranger_is_told_nothing(nomination):
    here(nomination.begun_by, nomination)

    assert here(make.user(), nomination).status_code == 404


def test_a_post_from_another_site_is_refused(nomination):
    client = make.signed_in(Client(enforce_csrf_checks=True), nomination.begun_by)

    answer = client.post(reverse("nominations:presence", args=[nomination.pk, "bedriften"]))

    assert answer.status_code == 403


def test_nothing_of_it_is_kept(nomination):
    before = Event.objects.count()

    here(nomination.begun_by, nomination)

    assert Event.objects.count() == before


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(("seconds", "queries"), [(0, 10), (5, 4), (10, 9)])
def test_it_is_cheap_however_many_work_together(
    how_many, seconds, queries, nomination, django_assert_num_queries
):
    for _number in range(how_many):
        here(make.colleague(nomination).user, nomination)
    client = make.signed_in(Client(), nomination.begun_by)
    address = reverse("nominations:presence", args=[nomination.pk, "bedriften"])
    now = make.now()
    with time_machine.travel(now, tick=False) as clock:
        if seconds:
            client.post(address)
            clock.move_to(now + timedelta(seconds=seconds))

        with django_assert_num_queries(queries):
            client.post(address)
