"""One company's case for one prize, and where it stands."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.companies import Company
from nominations.models.competitions import Competition, Prize


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Ways to speak of nominations."""

    def of(self, user: User) -> "NominationQuerySet":
        """Those that the person works on for a company. What is not yours does not exist."""
        return self.filter(members__user=user)

    def sent(self) -> "NominationQuerySet":
        """Those that came in and were not withdrawn."""
        return self.exclude(status__in=[Nomination.Status.DRAFT, Nomination.Status.WITHDRAWN])


class Nomination(models.Model):
    """One company's case for one prize."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        ELIGIBLE = "eligible", _("Eligible")
        ON_HOLD = "on_hold", _("To be clarified")
        INELIGIBLE = "ineligible", _("Not eligible")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prize = models.ForeignKey(Prize, models.PROTECT, related_name="nominations")
    company = models.ForeignKey(Company, models.PROTECT, related_name="nominations")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    number = models.CharField(  # noqa: DJ001 -- unique, and a draft has none
        _("number"), max_length=12, unique=True, null=True, editable=False
    )
    begun_at = models.DateTimeField(_("begun"))
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    screened_at = models.DateTimeField(_("screened"), null=True)
    screened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    screening_reason = models.TextField(_("reason"), blank=True)
    moved_from = models.ForeignKey(Prize, models.PROTECT, null=True, related_name="moved_away")
    # What Enhetsregisteret answered, and when: a dated snapshot, never what the company wrote.
    register = models.JSONField(null=True, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["number", "begun_at"]
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        permissions = [("screen_nomination", "Can screen nominations")]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "prize"],
                condition=~Q(status="withdrawn"),
                name="nomination_one_open_per_company_and_prize",
            ),
            models.CheckConstraint(
                condition=Q(screened_at=None, screened_by=None)
                | Q(screened_at__isnull=False, screened_by__isnull=False),
                name="nomination_screened_by_someone_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(number__isnull=False),
                name="nomination_numbered_once_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or _('Draft')} {self.company}"

    def get_absolute_url(self) -> str:
        return reverse("nominations:nomination", args=[self.pk])

    @property
    def competition(self) -> Competition:
        return self.prize.competition
