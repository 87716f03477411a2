"""Asking to be let in to a nomination that a colleague has begun."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from letters.models import Letter
from nominations.actions import invitations as actions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def nomination():
    return make.nomination(owner=make.user("Eier Eidsvoll"), text="HEMMELIG")


@pytest.fixture
def owner(nomination):
    return nomination.members.get(role="owner").user


def ask(client, org_number):
    address = reverse("nominations:ask_access", args=["main"])
    return client.post(address, {"org_number": org_number}, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_answer_tells_nothing_of_who_began(client, nomination, owner):
    make.signed_in(client, make.user())

    begun = ask(client, nomination.company.org_number)
    nobody = ask(client, make.company().org_number)
    nonsense = ask(client, "12")

    assert said(begun) == said(nobody) == said(nonsense)
    for secret in (owner.name, owner.email, "HEMMELIG"):
        assert secret not in begun.content.decode()


def test_asking_again_is_the_same_request_and_the_same_letter(client, nomination, owner):
    make.signed_in(client, make.user())

    for _time in range(3):
        ask(client, f"NO {nomination.company.org_number} MVA")

    letter = Letter.objects.get(kind="access_asked")
    assert nomination.access_requests.count() == 1
    assert letter.to == owner.email
    assert reverse("nominations:colleagues", args=[nomination.pk]) in letter.text


@pytest.mark.parametrize(("pressed", "status"), [("yes", 200), ("no", 404), ("", 404)])
def test_the_owner_lets_in_or_not(client, nomination, owner, pressed, status):
    person = make.user()
    asked = actions.ask_for_access(nomination, by=person, at=make.now())
    make.signed_in(client, owner)

    address = reverse("nominations:answer_access", args=[nomination.pk, asked.pk])
    client.post(address, {"answer": pressed})

    make.signed_in(client, person)
    assert client.get(nomination.get_absolute_url()).status_code == status


@pytest.mark.parametrize("granted", [True, False])
def test_the_letter_says_only_that_there_is_an_answer(nomination, owner, granted):
    asked = actions.ask_for_access(nomination, by=make.user(), at=make.now())

    actions.answer_access(asked, granted=granted, by=owner, at=make.now())

    letter = Letter.objects.get(kind="access_answered")
    assert letter.to == asked.user.email
    assert reverse("nominations:list") in letter.text
    assert owner.email not in letter.text
    assert str(nomination.pk) not in letter.text


def test_a_request_is_answered_once(nomination, owner):
    asked = actions.ask_for_access(nomination, by=make.user(), at=make.now())
    actions.answer_access(asked, granted=False, by=owner, at=make.now())

    with pytest.raises(Refused):
        actions.answer_access(asked, granted=True, by=owner, at=make.now())

    assert nomination.members.count() == 1


def test_a_collaborator_lets_nobody_in(client, nomination):
    asked = actions.ask_for_access(nomination, by=make.user(), at=make.now())
    make.signed_in(client, make.colleague(nomination).user)

    address = reverse("nominations:answer_access", args=[nomination.pk, asked.pk])
    client.post(address, {"answer": "yes"})

    assert not nomination.members.filter(user=asked.user).exists()


def test_the_refused_person_reads_the_answer_in_the_list(client, nomination, owner):
    asked = actions.ask_for_access(nomination, by=make.user(), at=make.now())
    make.signed_in(client, asked.user)
    waiting = client.get(reverse("nominations:list")).content.decode()

    actions.answer_access(asked, granted=False, by=owner, at=make.now())

    answered = client.get(reverse("nominations:list")).content.decode()
    assert ("Venter på svar" in waiting, "Svaret er nei" in waiting) == (True, False)
    assert ("Venter på svar" in answered, "Svaret er nei" in answered) == (False, True)


def test_a_refused_person_waits_a_day_before_the_next_letter(nomination, owner):
    person, now = make.user(), make.now()
    asked = actions.ask_for_access(nomination, by=person, at=now)
    actions.answer_access(asked, granted=False, by=owner, at=now)

    same = actions.ask_for_access(nomination, by=person, at=now + timedelta(hours=23))
    new = actions.ask_for_access(nomination, by=person, at=now + timedelta(hours=25))

    assert (same, new != asked) == (asked, True)


def test_five_requests_a_day(nomination):
    person = make.user()
    for _number in range(5):
        actions.ask_for_access(make.nomination(), by=person, at=make.now())

    with pytest.raises(Refused):
        actions.ask_for_access(nomination, by=person, at=make.now())

    actions.ask_for_access(nomination, by=person, at=make.now() + timedelta(days=1, hours=1))


def test_a_member_is_told_where_the_nomination_is(nomination, owner):
    with pytest.raises(Refused):
        actions.ask_for_access(nomination, by=owner, at=make.now())

    assert not Letter.objects.exists()
