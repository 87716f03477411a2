"""Who works on a nomination, and who would like to."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.nominations import Nomination


class NominationMember(models.Model):
    """A person who works on the nomination for the company."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Nomination owner")
        EDITOR = "editor", _("Collaborator")

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="nomination_seats")
    role = models.CharField(_("role"), max_length=10, choices=Role)

    class Meta:
        verbose_name = _("nomination member")
        verbose_name_plural = _("nomination members")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "user"], name="member_once"),
            models.UniqueConstraint(
                fields=["nomination"], condition=Q(role="owner"), name="member_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class Invitation(models.Model):
    """A colleague who has been asked to join, by address. Only that address can say yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=NominationMember.Role)
    invited_at = models.DateTimeField(_("invited"))
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        ordering = ["invited_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "email"],
                condition=Q(answered_at=None),
                name="invitation_one_open_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.nomination}"

    def get_absolute_url(self) -> str:
        return reverse("nominations:invitation", args=[self.pk])


class AccessRequest(models.Model):
    """A person who asks to join a nomination that a colleague has begun."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="access_requests")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField(_("granted"), default=False)

    class Meta:
        ordering = ["asked_at"]
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "user"],
                condition=Q(answered_at=None),
                name="access_request_one_open_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.nomination}"
