"""The announcement takes two persons, and editors choose the winner they write about."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ledger.models import Event
from tests import make
from winners.models import Announcement, Award

pytestmark = pytest.mark.django_db
URL = "/admin/karing/"


def propose(client, person, at="2099-06-10 18:00"):
    make.signed_in(client, person)
    return client.post(URL, {"public_at": at})


def confirm(client, person):
    make.signed_in(client, person)
    seen = Announcement.objects.values_list("public_at", flat=True).first()
    return client.post(reverse("desk:confirm"), {"seen": seen.isoformat() if seen else ""})


def test_one_proposes_and_another_confirms(client):
    make.decision()

    propose(client, make.secretariat())
    confirm(client, make.secretariat())

    announcement = Announcement.objects.get()
    assert (announcement.confirmed_at is not None, announcement.public_at.hour) == (True, 16)
    last = Event.objects.order_by("-number").values_list("action", flat=True)[:2]
    assert list(last) == ["winners.announce", "winners.propose"]


def test_the_same_person_is_not_a_second_one(client):
    make.decision()
    person = make.secretariat()

    propose(client, person)
    confirm(client, person)

    assert Announcement.objects.get().confirmed_at is None
    assert not Award.objects.filter(announced_at__isnull=False, nomination__isnull=False).exists()


def test_nothing_is_proposed_before_every_decision_is_approved(client):
    make.decision(approved=False)

    page = propose(client, make.secretariat())

    assert (page.status_code, Announcement.objects.count()) == (422, 0)
    assert page.context["form"]["public_at"].value() == "2099-06-10 18:00"


def test_the_form_begins_with_the_calendar(client):
    year = make.decision().prize.competition
    make.signed_in(client, make.secretariat())

    page = client.get(URL)

    assert page.context["form"].initial == {"public_at": year.announcement_at}


@pytest.mark.parametrize(("by_proposer", "shown"), [(True, False), (False, True)])
def test_the_button_is_for_the_second_person(by_proposer, shown, client):
    make.decision()
    person = make.secretariat()
    propose(client, person)
    make.signed_in(client, person if by_proposer else make.secretariat())

    assert (reverse("desk:confirm") in client.get(URL).content.decode()) is shown


def test_the_awards_are_counted_and_their_stories_missed(client):
    make.decision()
    propose(client, make.secretariat())

    page = client.get(URL)

    assert [award.outcome for award in page.context["awards"]] == ["winner"]


def test_nothing_is_confirmed_that_nobody_proposed(client):
    make.decision()

    assert confirm(client, make.secretariat()).status_code == 404


def choices(client, person):
    make.signed_in(client, person)
    return client.get(reverse("desk_awards:choose"))


@pytest.fixture
def award():
    """A winner that is not public yet, and the finalist beside it."""
    from_archive = Award.objects.filter(outcome="winner").first()
    facts = {"edition": from_archive.edition, "prize_kind": "special", "prize_name": "Prisen"}
    Award.objects.create(**facts, company_name="Bare Finalist AS", outcome="finalist")
    Award.objects.filter(
        edition=from_archive.edition, prize_kind="special", outcome="winner"
    ).delete()
    later = make.now() + timedelta(days=9)
    return Award.objects.create(
        **facts, company_name="Ennå Hemmelig AS", outcome="winner", announced_at=later
    )


def test_editors_choose_among_winners(client, award):
    page = choices(client, make.editor()).json()["html"]

    assert ("Ennå Hemmelig AS" in page, "Bare Finalist AS" in page) == (True, False)


@pytest.mark.parametrize("person", [make.secretariat, make.administrator])
def test_others_are_shown_none(person, client, award):
    answers = [
        choices(client, person()),
        client.get(reverse("desk_awards:choose_results")),
        client.get(reverse("desk_awards:chosen", args=[award.pk])),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]


def test_a_story_is_about_a_chosen_award(client, award):
    make.signed_in(client, make.editor())

    chosen = client.get(reverse("desk_awards:chosen", args=[award.pk])).json()

    assert chosen["result"]["title"] == str(award)
