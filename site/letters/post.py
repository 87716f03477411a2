"""The way to the mail server, and what it says when it will not."""

import hashlib
import logging
import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from letters.models import Letter

logger = logging.getLogger(__name__)
Fault = Letter.Fault
FOR_GOOD = 500  # SMTP's answers from here on do not change by asking again


def hand_over(letter: Letter, connection: BaseEmailBackend) -> Fault | None:
    """Give the letter to the mail server; what stood in the way, if anything did."""
    try:
        connection.open()
        connection.send_messages([message(letter)])
    except Exception as error:  # noqa: BLE001 -- every mail backend raises errors of its own
        logger.warning("Letter %s was not sent: %s", letter.pk, type(error).__name__)
        return fault_of(error)
    return None


def message(letter: Letter) -> EmailMultiAlternatives:
    """The letter as mail. The same letter sent twice has the same name, so one can be dropped."""
    sent = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.to],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": name_of(letter)},
    )
    sent.attach_alternative(letter.html, "text/html")
    return sent


def name_of(letter: Letter) -> str:
    """Differs from the last one only when the letter is sent again on purpose."""
    before = letter.sent_at.isoformat() if letter.sent_at else ""
    name = hashlib.sha256(f"{letter.key} {before} {settings.SECRET_KEY}".encode()).hexdigest()
    return f"<{name[:40]}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"


def fault_of(error: Exception) -> Fault:
    """What the error means to people."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            refused = all(code >= FOR_GOOD for code, _words in error.recipients.values())
            return Fault.ADDRESS if refused else Fault.OTHER
        case smtplib.SMTPAuthenticationError():
            return Fault.KEY
        case smtplib.SMTPServerDisconnected() | smtplib.SMTPConnectError():
            return Fault.NO_ANSWER
        case smtplib.SMTPException():
            return Fault.OTHER
        case OSError():
            return Fault.NO_ANSWER
    return Fault.OTHER
