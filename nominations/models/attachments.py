"""Files that a company adds to its nomination. Never in Wagtail's libraries."""

import uuid

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.nominations import Nomination


def private_storage() -> Storage:
    """Where no address leads."""
    return storages["private"]


def nameless(attachment: "Attachment", _typed: str) -> str:
    """A path of our own making: what the file was called is a fact, never a path."""
    return f"nominations/{attachment.nomination_id}/{attachment.pk}"


class Attachment(models.Model):
    """One file, as it was received, and whether it has been found clean."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        CLEAN = "clean", _("Checked")
        INFECTED = "infected", _("Stopped by the virus check")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="attachments")
    name = models.CharField(_("file name"), max_length=120)
    kind = models.CharField(_("type"), max_length=5)  # the extension, which fits the content
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, upload_to=nameless)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    checked_at = models.DateTimeField(_("checked"), null=True)
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    # A file that is taken out stays as long as a frozen copy names it.
    removed_at = models.DateTimeField(_("removed"), null=True)

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(checked_at__isnull=False),
                name="attachment_checked_at_some_time",
            ),
            models.UniqueConstraint(
                fields=["nomination", "sha256"],
                condition=Q(removed_at=None),
                name="attachment_once_each",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("nominations:attachment", args=[self.nomination_id, self.pk])
