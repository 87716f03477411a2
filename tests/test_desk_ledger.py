"""The ledger to read and check, and the start page with what is left to do."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from desk import events
from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def written():
    make.scored_round(((5, 4), (6, 5)))


def verify(client, person):
    make.signed_in(client, person)
    page = client.post(reverse("desk:verify"), follow=True)
    return [message.level_tag for message in page.context["messages"]]


@pytest.mark.parametrize("person", [make.secretariat, make.administrator])
def test_the_chain_holds(person, client, written):
    assert verify(client, person()) == ["success"]


def test_a_changed_event_is_found(client, written):
    Event.objects.filter(number=3).update(action="jury.nothing")

    assert verify(client, make.secretariat()) == ["error"]


def test_editors_read_nothing_of_it(client, written):
    make.signed_in(client, make.editor())

    answers = [client.get(reverse("desk_events:index")), client.post(reverse("desk:verify"))]

    assert [answer["Location"] for answer in answers] == ["/admin/", "/admin/"]


def test_one_kind_of_event_at_a_time(client, written):
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk_events:index") + "?action=jury.hand_in")

    assert {event.action for event in page.context["object_list"]} == {"jury.hand_in"}
    assert len(page.context["object_list"]) == 2


def test_every_action_in_the_code_has_a_name_for_people():
    root = Path(events.__file__).parents[2]
    places = ["*/actions/*.py", "*/actions.py", "site/*/*.py", "site/*/*/*.py"]
    sources = [source for place in places for source in root.glob(place)]
    written = re.compile(r'record\(\s*"([a-z_.]+)"')
    found = {code for source in sources for code in written.findall(source.read_text())}

    assert found == set(events.ACTIONS)


def test_no_event_can_be_written_or_changed_here(client, written):
    make.signed_in(client, make.secretariat())

    answers = [client.get(f"/admin/hendelseslogg/{way}/") for way in ("new", "edit/1", "delete/1")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def steps(client, person):
    make.signed_in(client, person)
    panels = client.get("/admin/").context["panels"]
    return [panel for panel in panels if getattr(panel, "name", "") == "next_steps"]


@pytest.mark.parametrize(
    ("person", "shown"),
    [(make.secretariat, 1), (make.editor, 0), (make.administrator, 0)],
)
def test_the_steps_are_for_the_secretariat(person, shown, client, written):
    assert len(steps(client, person())) == shown


def test_what_is_left_is_counted(client):
    round_ = make.round_(make.prize(make.competition("scoring")))
    for status in ("draft", "submitted", "eligible"):
        make.nomination(round_.prize, status=status)
    make.signed_in(client, make.secretariat())

    page = client.get("/admin/").content.decode()

    assert f"{reverse('desk_nominations:index')}?status=submitted" in page
    assert page.count("desk-waiting") == 2


def test_the_first_year_is_offered_when_there_is_none(client):
    make.signed_in(client, make.secretariat())

    assert reverse("desk_competitions:add") in client.get("/admin/").content.decode()
