"""What the company and the secretariat write to each other about a nomination."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.nominations import Nomination


class Message(models.Model):
    """One message in the thread of a nomination."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="messages")
    text = models.TextField(_("message"))
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    from_secretariat = models.BooleanField(_("from the secretariat"))

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.nomination}: {self.text[:40]}"


class ChangeRequest(models.Model):
    """What the secretariat asks the company to change, and by when."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="change_requests")
    what = models.TextField(_("what to change"))
    due_at = models.DateTimeField(_("by when"))
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"],
                condition=Q(answered_at=None),
                name="change_request_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.what[:40]}"
