"""Coming in to a nomination: by invitation, or by asking for access."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations.actions import colleagues
from nominations.actions import invitations as actions
from nominations.models import AccessRequest
from nominations.views.invitations import masked
from tests import make

pytestmark = pytest.mark.django_db
ADDRESS = "kollega@bedrift.example"


@pytest.fixture
def nomination():
    return make.nomination(company=make.company(name="Hemmelig Bedrift AS"))


@pytest.fixture
def owner(nomination):
    return nomination.members.get(role="owner").user


def roles(nomination):
    return sorted(nomination.members.values_list("user__email", "role"))


def press(client, name, *ids, **typed):
    return client.post(reverse(f"nominations:{name}", args=ids), typed)


def test_an_invitation_is_one_letter_that_leads_to_its_page(client, nomination, owner):
    make.signed_in(client, owner)

    press(client, "invite", nomination.pk, email="Kollega@Bedrift.example ", role="editor")

    invitation = nomination.invitations.get()
    letter = Letter.objects.get(kind="invitation")
    assert (invitation.email, letter.to) == (ADDRESS, ADDRESS)
    assert invitation.get_absolute_url() in letter.text


@pytest.mark.parametrize(
    "typed", ["", "ikke en adresse", "a" * 250 + "@x.no", "a@b.no\nBcc: c@d.no"]
)
def test_what_is_not_an_address_is_told_and_kept_on_the_page(client, nomination, owner, typed):
    make.signed_in(client, owner)

    answer = press(client, "invite", nomination.pk, email=typed, role="editor")

    assert (answer.status_code, nomination.invitations.count()) == (422, 0)


def test_the_invited_person_joins_whatever_the_letters_of_the_address(nomination):
    person = make.user(email="KOLLEGA@bedrift.example")
    invitation = make.invitation(nomination, "Kollega@Bedrift.Example")

    actions.accept_invitation(invitation, by=person, at=make.now())

    assert (ADDRESS, "editor") in roles(nomination)


def test_whoever_joins_as_owner_takes_over(nomination, owner):
    invitation = make.invitation(nomination, ADDRESS, role="owner")
    late = make.invitation(nomination, role="owner")

    actions.accept_invitation(invitation, by=make.user(email=ADDRESS), at=make.now())

    assert roles(nomination) == sorted([(ADDRESS, "owner"), (owner.email, "editor")])
    with pytest.raises(Refused):
        actions.accept_invitation(late, by=make.user(email=late.email), at=make.now())


@pytest.mark.parametrize("name", ["accept_invitation", "decline_invitation"])
def test_another_address_can_not_answer(client, nomination, name):
    invitation = make.invitation(nomination)
    make.signed_in(client, make.user())

    press(client, name, invitation.pk)

    invitation.refresh_from_db()
    assert (invitation.answered_at, nomination.members.count()) == (None, 1)


def test_another_address_learns_neither_address_nor_company(client, nomination):
    invitation = make.invitation(nomination, ADDRESS)
    make.signed_in(client, make.user())

    text = client.get(invitation.get_absolute_url()).content.decode()

    assert "k***@bedrift.example" in text
    assert ADDRESS not in text
    assert "Hemmelig Bedrift" not in text


def test_a_visitor_reads_what_it_is_about_and_how_to_come_in(client, nomination):
    invitation = make.invitation(nomination, ADDRESS)

    answer = client.get(invitation.get_absolute_url())

    text = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Hemmelig Bedrift AS" in text
    assert f"?next={invitation.get_absolute_url()}" in text
    assert 'href="/personvern/"' in text
    assert ADDRESS not in text


def test_a_hundred_looks_at_the_link_change_nothing(nomination):
    invitation = make.invitation(nomination, ADDRESS)
    clients = [Client(), make.signed_in(Client(), make.user(email=ADDRESS))]
    events = Event.objects.count()

    for number in range(100):
        client = clients[number % 2]
        for look in (client.get, client.head):
            assert look(invitation.get_absolute_url()).status_code == 200

    invitation.refresh_from_db()
    assert (invitation.answered_at, nomination.members.count()) == (None, 1)
    assert Event.objects.count() == events


def test_the_page_leads_on_when_the_person_has_joined(client, nomination):
    invitation = make.invitation(nomination, ADDRESS)
    make.signed_in(client, make.user(email=ADDRESS))

    joined = press(client, "accept_invitation", invitation.pk)

    assert joined.url == nomination.get_absolute_url()
    assert client.get(invitation.get_absolute_url()).url == nomination.get_absolute_url()


@pytest.mark.parametrize("end", ["taken back", "declined", "withdrawn"])
def test_an_invitation_that_is_over_can_not_be_accepted(client, nomination, owner, end):
    invitation, person = make.invitation(nomination, ADDRESS), make.user(email=ADDRESS)
    if end == "taken back":
        actions.take_back_invitation(invitation, by=owner, at=make.now())
    elif end == "declined":
        actions.decline_invitation(invitation, by=person, at=make.now())
    else:
        type(nomination).objects.update(status="withdrawn")
    make.signed_in(client, person)

    text = client.get(invitation.get_absolute_url()).content.decode()
    press(client, "accept_invitation", invitation.pk)

    assert "Hemmelig Bedrift" not in text
    assert nomination.members.count() == 1


@pytest.mark.parametrize("end", ["taken back", "declined"])
def test_the_address_can_be_invited_anew_with_a_new_letter(nomination, owner, end):
    invitation = make.invitation(nomination, ADDRESS)
    if end == "declined":
        actions.decline_invitation(invitation, by=make.user(email=ADDRESS), at=make.now())
    else:
        actions.take_back_invitation(invitation, by=owner, at=make.now())

    make.invitation(nomination, ADDRESS)

    assert Letter.objects.filter(kind="invitation", to=ADDRESS).count() == 2


@pytest.mark.parametrize("how", ["works here", "is invited"])
def test_nobody_is_invited_twice(client, nomination, owner, how):
    if how == "works here":
        make.colleague(nomination, make.user(email=ADDRESS))
    else:
        make.invitation(nomination, ADDRESS)
    letters = Letter.objects.count()
    make.signed_in(client, owner)

    answer = press(client, "invite", nomination.pk, email=ADDRESS.upper(), role="editor")

    assert (answer.status_code, Letter.objects.count()) == (422, letters)


def test_ten_invitations_wait_at_most(nomination):
    for _number in range(10):
        make.invitation(nomination)

    with pytest.raises(Refused):
        make.invitation(nomination)


def test_twenty_letters_a_day_and_more_the_day_after(nomination, owner):
    for _number in range(20):
        actions.take_back_invitation(make.invitation(nomination), by=owner, at=make.now())

    with pytest.raises(Refused):
        make.invitation(make.nomination(owner=owner))

    with time_machine.travel(make.now() + timedelta(days=1, minutes=1)):
        make.invitation(nomination)


def test_only_the_owner_invites_and_takes_back(client, nomination):
    invitation = make.invitation(nomination)
    make.signed_in(client, make.colleague(nomination).user)

    press(client, "invite", nomination.pk, email=ADDRESS, role="owner")
    press(client, "take_back_invitation", nomination.pk, invitation.pk)

    assert list(nomination.invitations.values_list("answered_at")) == [(None,)]


def test_a_removed_colleague_has_no_way_back_by_an_old_invitation(nomination, owner):
    person = make.user(email=ADDRESS)
    invitation = make.invitation(nomination, ADDRESS)
    asked = actions.ask_for_access(nomination, by=person, at=make.now())
    actions.answer_access(asked, granted=True, by=owner, at=make.now())
    colleagues.remove_member(nomination.members.get(user=person), by=owner, at=make.now())

    with pytest.raises(Refused):
        actions.accept_invitation(invitation, by=person, at=make.now())


@pytest.mark.parametrize("how_many", [1, 3])
def test_ones_own_list_shows_the_invitations_with_the_same_queries(
    how_many, client, django_assert_num_queries
):
    for _number in range(how_many):
        make.invitation(make.nomination(), ADDRESS)
        make.invitation(make.nomination())
    person = make.user(email=ADDRESS)
    for _number in range(how_many):
        actions.ask_for_access(make.nomination(), by=person, at=make.now())
    make.signed_in(client, person)

    with django_assert_num_queries(9):
        shown = client.get(reverse("nominations:list")).context

    assert (len(shown["invitations"]), len(shown["requests"])) == (how_many, how_many)
    assert AccessRequest.objects.count() == how_many


def test_an_address_is_masked():
    assert [masked("a@bedrift.no"), masked("kari@x.no")] == ["a***@bedrift.no", "k***@x.no"]
