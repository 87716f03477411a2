"""What people are told about their own accounts, and in which language."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.core import mail
from django.db import transaction
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import reverse

from letters.models import Letter
from tests import make
from tests.make.letters import DEAD
from tests.test_sign_in import ask, authenticator_code, code, confirm

pytestmark = pytest.mark.django_db


def key_of(person, kind):
    return Authenticator.objects.create(user=person, type=kind, data={})


def told(signal, person, key):
    request = HttpRequest()
    request.received_at = make.now()
    request.session, request.user = {}, person
    signal.send(sender=Authenticator, request=request, user=person, authenticator=key)


def test_the_holder_is_told_when_an_authenticator_app_is_added(client, monkeypatch):
    # A test's own transaction never commits, so what waits for that is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda done, **_options: done())
    ask(client, "juror@demo.example")
    confirm(client, code())
    client.get(reverse("mfa_activate_totp"))

    client.post(reverse("mfa_activate_totp"), {"code": authenticator_code(client)})

    written = Letter.objects.get(kind="key_changed")
    assert (written.to, written.state) == ("juror@demo.example", "sent")
    assert "En autentiseringsapp ble lagt til" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "En passnøkkel ble fjernet"), ("en", "A passkey was removed")]
)
def test_the_holder_is_told_when_a_passkey_is_removed(language, words):
    person = make.user(language=language)
    key = key_of(person, Authenticator.Type.WEBAUTHN)
    key.delete()

    told(authenticator_removed, person, key)

    written = Letter.objects.get()
    assert (written.person, written.language) == (person, language)
    assert words in written.text


def test_recovery_codes_that_come_along_are_not_told_of():
    person = make.user()

    told(authenticator_added, person, key_of(person, Authenticator.Type.RECOVERY_CODES))

    assert not Letter.objects.exists()


def test_a_language_that_a_person_chose_is_kept_for_letters(client):
    person, other = make.user(), make.user()

    make.signed_in(client, person).get(reverse("choose_language", args=["en"]))

    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.language, other.language) == ("en", "")


def test_known_and_unknown_addresses_get_the_same_letter_and_the_same_answer():
    known = make.user()

    answers = [ask(Client(), email) for email in (known.email, "ukjent@bedrift.example")]

    facts = {"kind", "state", "tries", "language", "subject"}
    assert len({(answer.status_code, answer.url, answer.content) for answer in answers}) == 1
    assert len(set(Letter.objects.values_list(*facts))) == 1
    assert Letter.objects.count() == len(mail.outbox) == 2


@override_settings(EMAIL_BACKEND=DEAD)
def test_a_dead_mail_server_tells_no_more_than_a_living_one():
    known = make.user()

    answers = [ask(Client(), email) for email in (known.email, "ukjent@bedrift.example")]

    assert {answer.status_code for answer in answers} == {302}
    assert set(Letter.objects.values_list("state", "error")) == {("waiting", "no_answer")}
