"""Letters, and mail servers that behave as a test needs."""

import smtplib
import socketserver
import threading
from contextlib import contextmanager

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend as Outbox
from django.utils import timezone

from letters import actions, texts
from letters.kinds import KINDS
from tests.make.people import numbers

DEAD = "tests.make.letters.DeadServer"
STRICT = "tests.make.letters.StrictServer"
CRASHING = "tests.make.letters.CrashingServer"


def letter(kind="message", to=None, **facts):
    """A letter that waits, with invented facts."""
    given = texts.samples(KINDS[kind], "nb") | facts.pop("facts", {})
    number = next(numbers)
    to = to or f"mottaker{number}@bedrift.example"
    facts = {"key": f"letter {number}", "at": timezone.now()} | facts
    return actions.write(kind, to, facts=given, **facts)


class DeadServer(BaseEmailBackend):
    """Nobody answers."""

    asked = 0

    def open(self):
        type(self).asked += 1
        raise ConnectionRefusedError("nobody there")


class StrictServer(BaseEmailBackend):
    """Knows no address that holds the word «feil»."""

    def send_messages(self, messages):
        for message in messages:
            if "feil" in message.to[0]:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        return Outbox().send_messages(messages)


class CrashingServer(Outbox):
    """Takes the letter, and then everything stops."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt


class Conversation(socketserver.StreamRequestHandler):
    """Just enough SMTP to take letters in."""

    def handle(self):
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                break


@contextmanager
def mail_server():
    """A mail server of the test's own; what it took in stands in `letters`."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
