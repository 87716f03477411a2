"""Signing in: a code to the address, and the same answer for everybody."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db
CODE = r"^\s*([A-Z0-9]+-[A-Z0-9]+)\s*$"
ASK, CONFIRM = "account_request_login_code", "account_confirm_login_code"


def ask(client, email):
    return client.post(reverse(ASK), {"email": email})


def code():
    return re.search(CODE, mail.outbox[-1].body, re.MULTILINE)[1]


def confirm(client, typed):
    return client.post(reverse(CONFIRM), {"code": typed})


def signed_in(client):
    return client.get(reverse("nominations:list")).status_code == 200


def test_a_new_address_gets_in_with_the_code_that_was_sent_there(client):
    ask(client, "Ny.Person@Bedrift.example ")
    confirm(client, code())

    assert signed_in(client)
    assert User.objects.get().email == "ny.person@bedrift.example"


def test_known_and_unknown_addresses_get_the_same_answer(client):
    known = make.user()

    answers = [ask(Client(), email) for email in (known.email, "ukjent@bedrift.example")]

    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    assert len({letter.subject for letter in mail.outbox}) == 1
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("how", ["{}", " {} ", "lower"])
def test_the_code_is_forgiving_about_how_it_is_typed(client, how):
    ask(client, "a@bedrift.example")
    typed = code().lower().replace("-", "") if how == "lower" else how.format(code())

    confirm(client, typed)

    assert signed_in(client)


def test_a_code_works_once(client):
    ask(client, "a@bedrift.example")
    used = code()
    confirm(client, used)
    client.logout()

    ask(client, "a@bedrift.example")
    confirm(client, used)

    assert not signed_in(client)


def test_a_code_is_bound_to_the_browser_that_asked(client):
    ask(client, "a@bedrift.example")
    stranger = Client()

    confirm(stranger, code())

    assert not signed_in(stranger)


def test_five_wrong_codes_end_it(client):
    ask(client, "a@bedrift.example")
    right = code()
    for _time in range(5):
        confirm(client, "WRON-GONE")

    confirm(client, right)

    assert not signed_in(client)


def test_a_closed_account_gets_no_code_and_no_hint(client):
    closed = make.user(is_active=False)

    answers = [ask(Client(), email) for email in (closed.email, "ukjent@bedrift.example")]

    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    assert mail.outbox[0].to == [closed.email]
    assert not re.search(CODE, mail.outbox[0].body, re.MULTILINE)


def test_opening_a_link_does_nothing(client):
    ask(client, "a@bedrift.example")
    before = client.session.session_key

    for _time in range(3):
        client.get(reverse(CONFIRM))

    assert client.session.session_key == before
    assert not signed_in(client)


def test_the_way_back_leads_to_where_one_was(client):
    nomination = make.nomination()
    sent = client.get(nomination.get_absolute_url())

    assert sent.status_code == 302
    assert nomination.get_absolute_url() in sent.url
    assert Nomination.objects.count() == 1


@pytest.mark.parametrize(
    "elsewhere", ["https://ond.example/", "//ond.example", "javascript:alert(1)"]
)
def test_the_language_link_leads_nowhere_else(client, elsewhere):
    answer = client.get(reverse("choose_language", args=["en"]), {"next": elsewhere})

    assert answer.url == "/"


def test_a_first_visit_to_a_public_page_sets_no_cookie(client):
    answer = client.get("/")

    assert answer.status_code == 200
    assert not answer.cookies


def test_private_pages_are_never_stored(client):
    nomination = make.nomination()
    company = make.signed_in(client, nomination.begun_by)

    for path in (nomination.get_absolute_url(), "/", "/finnes-ikke/"):
        assert company.get(path).headers["Cache-Control"] == "private, no-store"


def authenticator_code(client):
    """What the app on the phone would show for the secret on the page."""
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(client.session["mfa.totp.secret"], counter))


def test_a_juror_comes_in_by_code_adds_an_authenticator_app_and_is_there(client, monkeypatch):
    # A test's own transaction never commits, so what waits for that is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda done, **_options: done())
    year = make.competition("scoring")
    make.texts(year)
    ask(client, "juror@demo.example")
    confirm(client, code())
    person = User.objects.get(email="juror@demo.example")
    make.juror(year, user=person, signed=False)

    sent = client.get(reverse("jury:overview"))
    page = client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": authenticator_code(client)})

    assert (sent.url, page.status_code) == (reverse("mfa_index"), 200)
    assert client.get(reverse("jury:sign")).status_code == 200


def test_the_next_time_the_app_is_asked_for(client):
    ask(client, "juror@demo.example")
    confirm(client, code())
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": authenticator_code(client)})
    again = Client()

    ask(again, "juror@demo.example")
    answer = confirm(again, code())

    assert answer.url == reverse("mfa_authenticate")
    assert not signed_in(again)
