"""Letters when the mail server is away, refuses, or is left in the middle."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import override_settings

from letters import actions, due
from tests import make
from tests.make.letters import CRASHING, DEAD, STRICT, DeadServer, letter, mail_server

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def sent(*, at):
    return actions.send_waiting(at=at)


def test_a_dead_mail_server_only_puts_the_letter_off(django_capture_on_commit_callbacks):
    at = make.now()

    with (
        override_settings(EMAIL_BACKEND=DEAD),
        django_capture_on_commit_callbacks(execute=True),
    ):
        written = letter(at=at)
    written.refresh_from_db()

    assert (written.state, written.error, written.tries) == ("waiting", "no_answer", 1)
    assert sent(at=written.next_try_at) == 1


def test_a_dead_mail_server_is_asked_once_by_a_page_and_not_at_all_by_the_next_one(
    django_capture_on_commit_callbacks,
):
    DeadServer.asked = 0

    with override_settings(EMAIL_BACKEND=DEAD):
        for _action in range(3):
            with django_capture_on_commit_callbacks(execute=True):
                letter()

    assert DeadServer.asked == 1


@override_settings(EMAIL_BACKEND=DEAD)
def test_the_pauses_grow_until_it_gives_up_after_two_days():
    at = make.now()
    written, pauses = letter(at=at), []

    while written.state == "waiting":
        sent(at=written.next_try_at)
        before = written.next_try_at
        written.refresh_from_db()
        pauses.append(round((written.next_try_at - before) / MINUTE))

    assert pauses[:6] == [1, 5, 15, 60, 60, 60]
    assert (written.state, written.error) == ("failed", "no_answer")
    assert timedelta(days=2) <= written.next_try_at - at < timedelta(days=2, hours=2)


@override_settings(EMAIL_BACKEND=STRICT)
def test_an_address_that_does_not_exist_is_told_at_once_and_holds_no_other_letter_up():
    wrong, right = letter(to="feil@bedrift.example"), letter()

    assert sent(at=make.now()) == 1

    wrong.refresh_from_db()
    right.refresh_from_db()
    assert (wrong.state, wrong.error, right.state) == ("failed", "address", "sent")


def test_a_crash_after_sending_costs_at_most_one_duplicate_with_the_same_name():
    written = letter()
    with override_settings(EMAIL_BACKEND=CRASHING), pytest.raises(KeyboardInterrupt):
        sent(at=make.now())

    assert sent(at=make.now()) == 0
    assert sent(at=make.now() + 2 * MINUTE) == 1
    assert sent(at=make.now() + timedelta(days=1)) == 0

    written.refresh_from_db()
    assert written.state == "sent"
    names = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert (len(mail.outbox), len(names)) == (2, 1)


def test_two_workers_never_send_the_same_letter(monkeypatch):
    letters = [letter() for _letter in range(2)]
    hand_over = actions.sending.post.hand_over

    def another_worker_comes_by(one, connection):
        monkeypatch.undo()
        sent(at=make.now())
        return hand_over(one, connection)

    monkeypatch.setattr(actions.sending.post, "hand_over", another_worker_comes_by)
    sent(at=make.now())

    assert sorted(message.to[0] for message in mail.outbox) == [one.to for one in letters]


def test_a_real_mail_server_gets_the_letter_in_both_forms(settings):
    letter("receipt", facts={"company": "Ærlig Stål AS"})

    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        assert sent(at=make.now()) == 1

    assert len(server.letters) == 1
    assert server.letters[0].count(b"Content-Type: text/") == 2


def test_a_mail_server_that_hangs_up_is_no_answer(settings):
    written = letter()
    with mail_server() as server:
        address = server.server_address
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = address

    assert sent(at=make.now()) == 0

    written.refresh_from_db()
    assert written.error == "no_answer"


def test_the_command_writes_what_is_due_and_sends_it(monkeypatch):
    monkeypatch.setattr(due, "_registered", [])
    due.register(lambda *, at: letter(key="reminder", at=at))
    due.register(lambda *, at: 1 / 0)

    call_command("letters")
    call_command("letters")

    assert len(mail.outbox) == 1
