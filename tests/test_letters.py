"""Letters: written with what they tell of, sent afterwards, once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from letters import actions
from letters.composing import compose
from letters.kinds import KINDS
from letters.models import Letter
from letters.texts import Words
from tests import make
from tests.make.letters import DEAD, letter

pytestmark = pytest.mark.django_db


def sent(*, at):
    return actions.send_waiting(at=at)


def test_a_letter_is_written_with_what_it_tells_of_or_not_at_all():
    with transaction.atomic():
        letter()
        transaction.set_rollback(True)

    assert not Letter.objects.exists()


def test_a_letter_is_sent_when_the_transaction_is_done(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        written = letter(at=make.now())
        assert mail.outbox == []

    written.refresh_from_db()
    assert (written.state, written.tries, len(mail.outbox)) == ("sent", 1, 1)


def test_many_letters_of_one_action_are_one_task(django_capture_on_commit_callbacks):
    at = make.now()

    with django_capture_on_commit_callbacks() as callbacks:
        for _letter in range(3):
            letter(at=at)

    assert len(callbacks) == 1


def test_there_is_one_letter_per_key():
    first = letter(key="receipt 1")

    second = letter(key="receipt 1", to="annen@bedrift.example")

    assert second == first
    assert Letter.objects.count() == 1


def test_nobody_writes_to_a_closed_account():
    assert letter(to=make.user(is_active=False)) is None
    assert letter(to=make.user()) is not None


def test_a_letter_goes_to_the_person_with_that_address_in_the_persons_language():
    person = make.user(language="en")

    to_person, to_address = letter(to=person), letter(to=person.email.upper())

    assert {to_person.person, to_address.person} == {person}
    assert {to_person.language, to_address.language} == {"en"}
    assert letter(to="ukjent@bedrift.example").language == "nb"


def test_a_letter_says_that_a_machine_wrote_it_and_holds_no_attachment():
    letter(path="/nominasjoner/7/")

    sent(at=make.now())

    message = mail.outbox[0]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert (message.attachments, message.cc, message.bcc, message.reply_to) == ([], [], [], [])
    assert "http://127.0.0.1:8000/nominasjoner/7/" in message.body


@pytest.mark.parametrize("path", ["//ond.example/", "https://ond.example/", "nominasjoner/"])
def test_a_letter_never_links_elsewhere(path):
    with pytest.raises(ValueError, match="path of this site"):
        letter(path=path)


def test_facts_that_the_kind_does_not_know_are_a_mistake():
    with pytest.raises(TypeError):
        letter(facts={"scores": "5"})


EVIL = "<script>alert(1)</script> {link}\r\nBcc: alle@bedrift.example"


def test_what_people_typed_stays_words_in_subject_text_and_page():
    written = letter("invitation", facts={"company": EVIL, "inviter": "{{ 7|add:1 }}%s{digest}"})

    sent(at=make.now())

    assert mail.outbox[0].message()["Bcc"] is None
    assert "\n" not in written.subject
    assert "{link}" in written.subject
    assert "<script>" not in written.html
    assert "&lt;script&gt;alert(1)" in written.html
    assert "{{ 7|add:1 }}%s{digest}" in written.text


def test_a_name_that_looks_like_an_address_is_no_link():
    written = letter(facts={"company": "https://ond.example/logg-inn"})

    for form in (written.text, written.html):
        assert "ond.example" not in form
        assert "://o" not in form


def test_an_address_with_more_than_an_address_in_it_is_refused():
    with pytest.raises(ValidationError):
        letter(to="a@bedrift.example\nBcc: b@bedrift.example")


def test_names_that_the_words_do_not_know_stay_as_they_are():
    content = compose(
        KINDS["message"], Words("{company}", "{company!r} {0} {settings.SECRET_KEY} {link}"),
        {"company": "A"}, link="http://x/", language="nb",
    )  # fmt: skip

    assert content.text.startswith("{company!r} {0} {settings.SECRET_KEY} http://x/")


def test_a_code_is_forgotten_as_soon_as_it_is_sent(client):
    client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})

    written = Letter.objects.get()
    code = re.search(r"^[A-Z0-9]+-[A-Z0-9]+$", mail.outbox[0].body, re.MULTILINE)[0]
    assert (written.state, written.text, written.html) == ("sent", "", "")
    assert all(code not in str(value) for value in vars(written).values())


@override_settings(EMAIL_BACKEND=DEAD)
def test_a_code_that_ran_out_is_forgotten_and_never_sent(client):
    answer = client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})
    assert answer.status_code == 302

    sent(at=make.now() + timedelta(minutes=11))

    written = Letter.objects.get()
    assert (written.state, written.error, written.text) == ("failed", "too_late", "")


def test_a_code_goes_out_past_everything_that_waits(client):
    letter(at=make.now() - timedelta(hours=1))

    client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})

    assert [message.to for message in mail.outbox] == [["a@bedrift.example"]]


def test_the_code_comes_in_the_language_of_the_page(client):
    client.get(reverse("choose_language", args=["en"]))

    client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})

    assert mail.outbox[0].subject.startswith("Your code")
    assert "an award from Norsk Industri and Siemens" in mail.outbox[0].body
