"""What the company and the secretariat write to each other, and the letters about it."""

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations import actions
from nominations.models import Message
from tests import make

pytestmark = pytest.mark.django_db


def address(nomination):
    return reverse("nominations:thread", args=[nomination.pk])


def post(client, person, url, **typed):
    make.signed_in(client, person)
    return client.post(url, typed)


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


def test_the_outcome_is_never_in_the_letter():
    nomination = make.nomination(status="submitted")
    reason = "Bedriften lager ikke varer"

    actions.screen(nomination, "ineligible", reason=reason, by=make.secretariat(), at=make.now())

    letter = Letter.objects.get(kind="outcome")
    assert nomination.get_absolute_url() in letter.text
    assert (reason in letter.text, "kvalifisert" in letter.text.lower()) == (False, False)
