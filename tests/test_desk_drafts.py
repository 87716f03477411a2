"""The secretariat's list of drafts: how far each has come, never what it says."""

from contextlib import suppress

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations import actions
from nominations.questions import key_of
from tests import make

pytestmark = pytest.mark.django_db


def listed(client, query="", by=None):
    make.signed_in(client, by or make.secretariat())
    return client.get(reverse("desk:drafts") + query)


def press(client, nomination=None, by=None, **typed):
    """One reminder, or all."""
    make.signed_in(client, by or make.secretariat())
    name, args = ("desk:remind", [nomination.pk]) if nomination else ("desk:remind_all", [])
    return client.post(reverse(name, args=args), typed)


def reminded():
    return Event.objects.filter(action="nominations.remind").count()


def test_a_draft_is_counted_and_never_shown(client):
    nomination = make.nomination(text="HEMMELIG utkast")
    key = key_of(nomination.prize.criteria.first())
    nomination.answers.filter(question=key).update(text=" \n ")

    page = listed(client)

    draft = page.context["drafts"][0]
    assert (draft.nomination.answered, draft.nomination.needed) == (6, 7)
    assert (draft.owner, draft.reminded_at) == (nomination.begun_by, None)
    assert ("6 av 7" in page.text, "HEMMELIG" in page.text) == (True, False)


def test_the_two_prizes_need_different_numbers_of_answers(client):
    year = make.competition()
    make.nomination(make.prize(year))
    make.nomination(make.prize(year, kind="special", criteria=1))

    page = listed(client)

    counted = [(d.nomination.answered, d.nomination.needed) for d in page.context["drafts"]]
    assert sorted(counted) == [(6, 6), (7, 7)]


def test_only_drafts_of_this_year(client):
    year = make.competition()
    draft = make.nomination(make.prize(year))
    make.nomination(draft.prize, status="submitted")
    make.nomination(make.prize(make.competition("announced", year=2000)))

    page = listed(client)

    assert [d.nomination for d in page.context["drafts"]] == [draft]


def test_those_that_lack_only_the_press(client):
    complete = make.nomination()
    half = make.nomination(complete.prize)
    half.answers.filter(question="contact-phone").delete()

    page = listed(client, "?vis=besvart")

    assert [draft.nomination for draft in page.context["drafts"]] == [complete]


def test_a_refused_press_on_send_in_is_told_with_what_was_missing(client):
    nomination = make.nomination()
    owner, criterion = nomination.begun_by, nomination.prize.criteria.first()
    missing = [key_of(criterion), "contact-name"]

    actions.note_attempt(nomination, missing=missing, by=owner, at=make.now())

    page = listed(client)
    assert page.context["drafts"][0].missing == [criterion.name, "Navnet på kontaktpersonen"]
    assert f"manglet: {criterion.name}, Navnet på kontaktpersonen" in page.text
    assert Event.objects.get(action="nominations.attempt").facts == {"missing": missing}


@pytest.mark.parametrize(("phone", "kind"), [("40000000", "almost_sent"), ("", "reminder")])
def test_one_press_reminds_everybody_who_works_on_it(phone, kind, client):
    nomination = make.nomination()
    make.colleague(nomination)
    nomination.answers.filter(question="contact-phone").update(text=phone)

    press(client, nomination)

    assert list(Letter.objects.values_list("kind", flat=True)) == [kind, kind]
    assert listed(client).context["drafts"][0].reminded_at == Event.objects.last().at


@pytest.mark.parametrize(("hours", "written"), [(23, 1), (24, 2)])
def test_at_most_one_reminder_by_hand_in_24_hours(hours, written):
    secretary, nomination, at = make.secretariat(), make.nomination(), make.now()
    actions.remind_by_hand(nomination, by=secretary, at=at)
    again = at + make.timedelta(hours=hours)

    with suppress(Refused):
        actions.remind_by_hand(nomination, by=secretary, at=again)

    assert (reminded(), Letter.objects.count()) == (written, written)


def test_a_refused_press_says_why(client):
    nomination = make.nomination()
    press(client, nomination)

    page = client.get(press(client, nomination)["Location"])

    assert (reminded(), "mindre enn 24 timer siden" in page.text) == (1, True)


def test_all_that_are_shown_are_reminded(client):
    complete = make.nomination()
    half = make.nomination(complete.prize)
    half.answers.filter(question="contact-phone").delete()

    answer = press(client, vis="besvart")

    assert answer["Location"] == reverse("desk:drafts") + "?vis=besvart"
    assert [letter.to for letter in Letter.objects.all()] == [complete.begun_by.email]


def test_all_passes_over_those_reminded_today(client):
    first = make.nomination()
    make.nomination(first.prize)
    press(client, first)

    press(client)

    assert reminded() == 2


@pytest.mark.parametrize("status", ["submitted", "withdrawn"])
def test_only_drafts_are_reminded(status, client):
    press(client, make.nomination(status=status))

    assert reminded() == 0


def test_nothing_is_reminded_of_after_the_deadline(client):
    press(client, make.nomination(make.prize(make.competition("screening"))))

    assert reminded() == 0


def test_nobody_reminds_their_own(client):
    secretary = make.secretariat()

    press(client, make.nomination(owner=secretary), by=secretary)

    assert reminded() == 0


@pytest.mark.parametrize("person", [make.user, make.editor, make.administrator, make.observer])
def test_nobody_else_sees_or_reminds(person, client):
    nomination = make.nomination()
    stranger = person()

    assert nomination.company.name not in listed(client, by=stranger).text
    press(client, nomination, by=stranger)
    press(client, by=stranger)

    assert reminded() == 0


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_takes_the_same_queries_for_one_as_for_three(
    how_many, client, django_assert_num_queries
):
    prize = make.prize()
    for _company in range(how_many):
        nomination = make.nomination(prize)
        owner = nomination.begun_by
        actions.note_attempt(nomination, missing=["contact-name"], by=owner, at=make.now())
    listed(client)

    with django_assert_num_queries(15):
        assert len(client.get(reverse("desk:drafts")).context["drafts"]) == how_many
