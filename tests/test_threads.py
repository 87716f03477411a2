"""What the company and the secretariat write to each other, and what is asked to be changed."""

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations import actions, rules
from nominations.models import Message
from tests import make

pytestmark = pytest.mark.django_db


def address(nomination):
    return reverse("nominations:thread", args=[nomination.pk])


def post(client, person, url, **typed):
    make.signed_in(client, person)
    return client.post(url, typed)


def asked(nomination, *, by=None, days=3, at=None):
    """The secretariat asks for a change."""
    at = at or make.now()
    due_at = at + make.timedelta(days=days)
    return actions.request_change(
        nomination, "Rett tallet.", due_at, by=by or make.secretariat(), at=at
    )


def test_a_company_writes_and_lands_on_its_message(client):
    owner = make.user()
    nomination = make.nomination(owner=owner)

    answer = post(client, owner, address(nomination), text="Kan vi\r\nlegge ved film?")

    message = Message.objects.get()
    assert (message.text, message.from_secretariat) == ("Kan vi\nlegge ved film?", False)
    assert answer["Location"] == f"{address(nomination)}#melding-{message.pk}"
    assert f'id="melding-{message.pk}" tabindex="-1"' in client.get(address(nomination)).text


def test_the_newest_message_is_last(client):
    owner = make.user()
    nomination = make.nomination(owner=owner)
    for text in ("Først", "Etterpå"):
        actions.write_message(nomination, text, by=owner, at=make.now())
    make.signed_in(client, owner)

    thread = client.get(address(nomination)).context["thread"]

    assert [message.text for message in thread] == ["Først", "Etterpå"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001, "😀" * 2001])
def test_a_refused_message_stays_in_the_form(text, client):
    owner = make.user()
    nomination = make.nomination(owner=owner)

    page = post(client, owner, address(nomination), text=text)

    assert (page.status_code, page.context["form"]["text"].value()) == (422, text)
    assert not Message.objects.exists()


def test_line_breaks_count_once(client):
    owner = make.user()
    nomination = make.nomination(owner=owner)

    post(client, owner, address(nomination), text="x\r\n" * 1999 + "xx")

    assert len(Message.objects.get().text) == 4000


def test_a_double_press_is_one_message():
    nomination = make.nomination()
    owner = nomination.begun_by

    first, second = (
        actions.write_message(nomination, "Hei", by=owner, at=make.now()) for _press in range(2)
    )

    assert (first, Message.objects.count()) == (second, 1)


def test_letters_and_ledger_never_hold_the_text(client):
    nomination = make.nomination()
    colleague = make.colleague(nomination).user
    secretary = make.secretariat()

    post(client, secretary, reverse("desk:thread", args=[nomination.pk]), text="HEMMELIG svar")

    letters = Letter.objects.filter(kind="message")
    assert set(letters.values_list("to", flat=True)) == {
        nomination.begun_by.email,
        colleague.email,
    }
    assert "HEMMELIG" not in "".join(f"{letter.text}{letter.html}" for letter in letters)
    facts = Event.objects.get(action="nominations.write").facts
    assert facts == {"message": Message.objects.get().pk, "side": "secretariat"}


def test_the_company_makes_no_letter_to_the_secretariat():
    make.secretariat()
    nomination = make.nomination()

    actions.write_message(nomination, "Hei", by=nomination.begun_by, at=make.now())

    assert not Letter.objects.filter(kind="message").exists()


def test_the_thread_does_not_exist_for_others(client):
    nomination = make.nomination()
    actions.write_message(nomination, "HEMMELIG", by=nomination.begun_by, at=make.now())

    for stranger in (make.user(), make.secretariat(), make.nomination().begun_by):
        make.signed_in(client, stranger)
        assert client.get(address(nomination)).status_code == 404
        assert client.post(address(nomination), {"text": "Hei"}).status_code == 404

    assert Message.objects.count() == 1


@pytest.mark.parametrize("person", [make.user, make.editor, make.administrator, make.observer])
def test_only_the_company_and_the_secretariat_write(person):
    with pytest.raises(Refused):
        actions.write_message(make.nomination(), "Hei", by=person(), at=make.now())


def test_somebody_in_the_secretariat_speaks_for_their_own_company():
    secretary = make.secretariat()
    nomination = make.nomination(owner=secretary)

    message = actions.write_message(nomination, "Hei", by=secretary, at=make.now())

    assert not message.from_secretariat


@pytest.mark.parametrize("status", ["submitted", "on_hold"])
def test_a_change_is_asked_for_by_letter(status):
    year = make.competition("screening")
    nomination = make.nomination(make.prize(year), status=status)

    request = asked(nomination)

    letter = Letter.objects.get(kind="change_request")
    assert (letter.to, "Rett tallet" in letter.text) == (nomination.begun_by.email, False)
    assert rules.shown(request.due_at) in letter.text
    assert rules.may_edit(nomination.begun_by, nomination, make.now())


@pytest.mark.parametrize("status", ["draft", "eligible", "ineligible", "withdrawn"])
def test_no_change_is_asked_of_what_is_not_being_checked(status):
    nomination = make.nomination(make.prize(make.competition("screening")), status=status)

    with pytest.raises(Refused):
        asked(nomination)


def test_nobody_asks_for_a_change_in_their_own():
    secretary = make.secretariat()
    nomination = make.nomination(status="submitted", owner=secretary)

    with pytest.raises(Refused):
        asked(nomination, by=secretary)


def test_a_company_does_not_ask_itself():
    nomination = make.nomination(status="submitted")

    with pytest.raises(Refused):
        asked(nomination, by=nomination.begun_by)


@pytest.mark.parametrize(("seconds", "allowed"), [(-1, False), (0, False), (1, True)])
def test_a_change_is_due_after_now(seconds, allowed):
    at = make.now()
    nomination = make.nomination(status="submitted")
    due_at = at + make.timedelta(seconds=seconds)

    try:
        actions.request_change(nomination, "Rett", due_at, by=make.secretariat(), at=at)
    except Refused:
        assert not allowed

    assert nomination.change_requests.exists() == allowed


@pytest.mark.parametrize(("seconds", "allowed"), [(0, True), (1, False)])
def test_a_change_is_due_before_the_jury_meets(seconds, allowed):
    nomination = make.nomination(status="submitted")
    due_at = nomination.competition.meeting_at + make.timedelta(seconds=seconds)

    try:
        actions.request_change(nomination, "Rett", due_at, by=make.secretariat(), at=make.now())
    except Refused:
        assert not allowed

    assert nomination.change_requests.exists() == allowed


def test_one_request_is_open_at_a_time():
    nomination = make.nomination(status="submitted")
    asked(nomination)

    with pytest.raises(Refused):
        asked(nomination)

    assert nomination.change_requests.count() == 1


def test_a_request_that_ran_out_gives_way_to_a_new_one():
    nomination = make.nomination(status="submitted")
    first = asked(nomination, days=1)

    second = asked(nomination, at=first.due_at)

    assert rules.open_change_request(nomination, first.due_at) == second


def test_taking_the_request_back_ends_the_editing():
    nomination = make.nomination(make.prize(make.competition("screening")), status="submitted")
    asked(nomination)

    actions.withdraw_change_request(nomination, by=make.secretariat(), at=make.now())

    assert not rules.may_edit(nomination.begun_by, nomination, make.now())
    with pytest.raises(Refused):
        actions.withdraw_change_request(nomination, by=make.secretariat(), at=make.now())


@pytest.mark.parametrize(("outcome", "open_still"), [("eligible", False), ("on_hold", True)])
def test_an_outcome_closes_the_request(outcome, open_still):
    nomination = make.nomination(status="submitted")
    asked(nomination)

    actions.screen(nomination, outcome, reason="Fint", by=make.secretariat(), at=make.now())

    assert bool(rules.open_change_request(nomination, make.now())) == open_still


def test_the_outcome_is_never_in_the_letter():
    nomination = make.nomination(status="submitted")
    reason = "Bedriften lager ikke varer"

    actions.screen(nomination, "ineligible", reason=reason, by=make.secretariat(), at=make.now())

    letter = Letter.objects.get(kind="outcome")
    assert nomination.get_absolute_url() in letter.text
    assert (reason in letter.text, "kvalifisert" in letter.text.lower()) == (False, False)
