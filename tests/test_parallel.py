"""Many at the same moment, on the real database: one of each, and nothing lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from ledger import chain
from ledger.models import Event
from letters.models import Letter
from nominations.models import Answer, EarlierAnswer, Nomination, Submission
from nominations.questions import groups
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
TWENTY = 20


def at_once(clients, ask):
    """Every client asks in a thread of its own; the answers, in order."""

    def one(numbered):
        try:
            return ask(*numbered)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(one, enumerate(clients)))


def twenty(person):
    return [make.signed_in(Client(), person) for _each in range(TWENTY)]


def test_twenty_presses_on_send_give_one_receipt():
    nomination = make.nomination()
    address = reverse("nominations:submit", args=[nomination.pk])

    pages = at_once(twenty(nomination.begun_by), lambda _n, client: client.post(address))

    assert {page.url for page in pages} == {reverse("nominations:receipt", args=[nomination.pk])}
    assert Submission.objects.count() == 1
    assert Event.objects.filter(action="nominations.submit").count() == 1
    assert Letter.objects.filter(kind="receipt").count() == 1
    assert list(chain.faults()) == []


def test_companies_that_send_in_together_get_numbers_of_their_own():
    prize = make.prize()
    drafts = [make.nomination(prize) for _each in range(6)]
    clients = [make.signed_in(Client(), draft.begun_by) for draft in drafts]

    at_once(
        clients,
        lambda n, client: client.post(reverse("nominations:submit", args=[drafts[n].pk])),
    )

    numbers = set(Nomination.objects.values_list("number", flat=True))
    assert len(numbers - {None}) == 6


def test_of_twenty_different_texts_one_stands_and_the_others_are_kept():
    nomination = make.nomination()
    answer = nomination.answers.filter(criterion__isnull=False).first()
    address = reverse("nominations:section", args=[nomination.pk, groups(nomination.prize)[0].key])
    base = answer.base

    def save(number, client):
        typed = {answer.question: f"Tekst {number}", f"base-{answer.question}": base}
        return client.post(
            address, typed | {"page": str(number)}, headers={"X-Autosave": "yes"}
        ).status_code

    said = at_once(twenty(nomination.begun_by), save)

    stands = Answer.objects.get(pk=answer.pk)
    kept = set(EarlierAnswer.objects.filter(answer=answer).values_list("text", flat=True))
    assert sorted(said) == [200] + [409] * (TWENTY - 1)
    assert {stands.text} | kept >= {f"Tekst {number}" for number in range(TWENTY)}


def test_twenty_who_begin_for_the_same_company_make_one_nomination():
    make.prize()
    people = [make.signed_in(Client(), make.user()) for _each in range(TWENTY)]
    facts = {"org_number": "310000019", "name": "Eksempel Støperi AS", "confirmed": "yes"}
    address = reverse("nominations:begin", args=["main"])

    pages = at_once(people, lambda _n, client: client.post(address, facts))

    assert Nomination.objects.count() == 1
    assert sorted({page.status_code for page in pages}) == [200, 302]
