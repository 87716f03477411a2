"""Letters as rows: what was written to whom, and whether it got there."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from letters.kinds import KINDS, Kind


class LetterQuerySet(models.QuerySet["Letter"]):
    """Which letters are due."""

    def due(self, at: datetime) -> Self:
        return self.filter(state=Letter.State.WAITING, next_try_at__lte=at)


class Letter(models.Model):
    """One letter to one address. At most one per key, however often it is asked for."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not sent")

    class Fault(models.TextChoices):
        """What stood in the way, in words for the secretariat."""

        NO_ANSWER = (
            "no_answer",
            _("The mail server does not answer. Tell whoever runs the server if it goes on."),
        )
        ADDRESS = (
            "address",
            _("The mail server says that the address does not exist. Check how it is spelled."),
        )
        KEY = (
            "key",
            _("The mail server does not let us in. Tell whoever runs the server."),
        )
        TOO_LATE = (
            "too_late",
            _("The code ran out before the letter could be sent. The person must ask anew."),
        )
        OTHER = (
            "other",
            _("The mail server refused the letter. Tell whoever runs the server."),
        )

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(_("kind of letter"), max_length=40)
    language = models.CharField(_("language"), max_length=10)
    to = models.EmailField(_("address"))
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="letters")
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField()
    written_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    error = models.CharField(max_length=10, choices=Fault.choices, blank=True)

    objects: ClassVar[LetterQuerySet] = LetterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="letter_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="letter_sent_some_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.to}"

    @property
    def title(self) -> str:
        """What the kind is called; a kind that is no more goes by its name."""
        return str(KINDS[self.kind].title if self.kind in KINDS else self.kind)


class LetterText(models.Model):
    """The secretariat's own words for one kind of letter in one language."""

    kind = models.CharField(max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"), max_length=5000)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("letter text")
        verbose_name_plural = _("letter texts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="letter_text_one_per_kind")
        ]

    def __str__(self) -> str:
        return f"{KINDS[self.kind].title} ({self.get_language_display()})"


def kind_of(letter: Letter) -> Kind:
    return KINDS[letter.kind]
