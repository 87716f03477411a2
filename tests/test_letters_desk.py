"""The secretariat's screens of letters: what was sent, and what letters say."""

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from ledger.models import Event
from letters import actions
from letters.kinds import KINDS
from letters.models import Letter, LetterText
from tests import make
from tests.make.letters import DEAD, STRICT, letter

pytestmark = pytest.mark.django_db
TEXT = ["message", "nb"]
BODY = "Kjære {company}!\r\n\r\n{link}"


def desk(client):
    return make.signed_in(client, make.secretariat())


def listed(client, **query):
    return client.get(reverse("desk_letters:index"), query).content.decode()


def failed(to="feil@bedrift.example"):
    written = letter(to=to)
    with override_settings(EMAIL_BACKEND=STRICT):
        actions.send_waiting(at=make.now())
    written.refresh_from_db()
    return written


def screens():
    failed()
    facts = {"subject": "Hei", "body": "{link}", "by": make.secretariat(), "at": make.now()}
    actions.change_text(KINDS["message"], "nb", **facts)
    return [
        reverse("desk_letters:index"),
        reverse("desk:letter_texts"),
        reverse("desk:letter_text", args=TEXT),
        reverse("desk:letter_preview", args=TEXT),
    ]


def test_the_secretariat_sees_every_screen_and_others_none(client):
    urls = screens()

    for person, expected in [
        (make.secretariat(), {200}),
        (make.editor(), {302}),
        (make.administrator(), {302}),
        (make.observer(), {302}),
        (make.user(), {302}),
    ]:
        make.signed_in(client, person)
        assert {client.get(url).status_code for url in urls} == expected, person


@pytest.mark.parametrize("person", [make.editor, make.administrator, make.user])
def test_others_change_nothing(person, client):
    written = failed()
    screens()
    make.signed_in(client, person())

    client.post(reverse("desk:send_again", args=[written.pk]))
    client.post(reverse("desk:letter_text", args=TEXT), {"subject": "Annet", "body": BODY})
    client.post(reverse("desk:letter_restore", args=TEXT))

    written.refresh_from_db()
    assert (written.state, LetterText.objects.get().subject) == ("failed", "Hei")


def test_opening_a_page_changes_nothing(client):
    urls = [*screens(), reverse("desk:letter_restore", args=TEXT)]
    urls.append(reverse("desk:send_again", args=[Letter.objects.first().pk]))
    before = (list(Letter.objects.values()), list(LetterText.objects.values()))
    events = Event.objects.count()

    answers = [desk(client).get(url).status_code for url in urls]

    assert answers[-2:] == [405, 405]
    assert before == (list(Letter.objects.values()), list(LetterText.objects.values()))
    assert Event.objects.count() == events


def test_the_list_tells_what_stood_in_the_way_in_plain_words(client):
    failed()
    with override_settings(EMAIL_BACKEND=DEAD):
        letter(to="venter@bedrift.example")
        actions.send_waiting(at=make.now())

    page = listed(desk(client))

    assert "E-postserveren sier at adressen ikke finnes" in page
    assert "E-postserveren svarer ikke" in page


def test_a_letter_is_found_by_address_state_and_kind(client):
    failed("feil@en.example")
    letter("withdrawn", to="b@to.example")
    desk(client)

    assert "b@to.example" not in listed(client, state="failed")
    assert "feil@en.example" not in listed(client, kind="withdrawn")
    assert "feil@en.example" in listed(client, q="feil@en")
    assert "b@to.example" not in listed(client, q="feil@en")


def test_the_list_never_shows_what_a_letter_says(client):
    with override_settings(EMAIL_BACKEND=DEAD):
        client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})
    written = Letter.objects.get()
    code = written.text.split("\n\n")[1].strip()

    page = listed(desk(client))

    assert written.to in page
    assert code not in page


def test_sending_a_failed_letter_again(client, django_capture_on_commit_callbacks):
    written = failed()

    with django_capture_on_commit_callbacks(execute=True):
        desk(client).post(reverse("desk:send_again", args=[written.pk]))

    written.refresh_from_db()
    assert (written.state, written.error, len(mail.outbox)) == ("sent", "", 1)
    assert Event.objects.get().action == "letters.send_again"


def test_a_letter_on_its_way_and_a_code_are_not_sent_again(client):
    waiting = letter()
    client.post(reverse("account_request_login_code"), {"email": "a@bedrift.example"})
    code = Letter.objects.get(kind="sign_in_code")
    desk(client)

    for refused in (waiting, code):
        client.post(reverse("desk:send_again", args=[refused.pk]))

    assert reverse("desk:send_again", args=[code.pk]) not in listed(client)
    assert not Event.objects.exists()
    assert len(mail.outbox) == 1


def test_words_are_saved_shown_and_set_back(client):
    url = reverse("desk:letter_text", args=TEXT)
    desk(client)

    client.post(url, {"subject": "Hei, {company}", "body": BODY})
    page = client.get(url).content.decode()
    letter_page = client.get(reverse("desk:letter_preview", args=TEXT))

    assert LetterText.objects.get().body == "Kjære {company}!\n\n{link}"
    assert "Hei, Fjordmetall AS" in page
    assert "Kjære Fjordmetall AS!" in letter_page.content.decode()
    assert letter_page.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    client.post(reverse("desk:letter_restore", args=TEXT))
    assert not LetterText.objects.exists()


def test_saving_what_was_there_changes_nothing(client):
    url = reverse("desk:letter_text", args=TEXT)
    initial = desk(client).get(url).context["form"].initial

    client.post(url, initial | {"body": initial["body"].replace("\n", "\r\n")})

    assert not LetterText.objects.exists()


def test_useless_words_are_refused_with_a_sentence_and_kept_in_the_form(client):
    url = reverse("desk:letter_text", args=TEXT)

    answer = desk(client).post(url, {"subject": "Hei {vinner}", "body": "Ingen lenke"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dette brevet kjenner ikke {vinner}" in page
    assert "Teksten må ha med {link}" in page
    assert "Ingen lenke" in page


def test_an_unknown_kind_or_language_does_not_exist(client):
    desk(client)

    for args in (["kjærlighet", "nb"], ["message", "de"]):
        assert client.get(reverse("desk:letter_text", args=args)).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_lists_take_the_same_queries_for_one_as_for_three(
    how_many, client, django_assert_num_queries
):
    for number in range(how_many):
        failed(f"feil{number}@bedrift.example")
    desk(client)

    for url, queries in [("desk_letters:index", 11), ("desk:letter_texts", 10)]:
        client.get(reverse(url))
        with django_assert_num_queries(queries):
            client.get(reverse(url))
