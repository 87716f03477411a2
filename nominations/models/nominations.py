"""What a company sends in: the draft, its answers, and the frozen copy that the jury reads."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.companies import Company
from nominations.models.competitions import Competition, Criterion, Prize


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


class Answer(models.Model):
    """The company's answer to one criterion's question, as last saved."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    text = models.TextField(_("answer"), blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "criterion"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.text[:40]}"


class Submission(models.Model):
    """The frozen copy of a nomination as it was sent in. Its number is the receipt's."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="submissions")
    receipt_number = models.CharField(_("receipt number"), max_length=20, unique=True)
    submitted_at = models.DateTimeField(_("submitted"))
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["submitted_at"]
        get_latest_by = "submitted_at"

    def __str__(self) -> str:
        return self.receipt_number

    def answer_to(self, criterion: Criterion) -> str:
        """What the company wrote; empty when the question was never put to it."""
        return str(self.content["answers"].get(str(criterion.pk), {}).get("text", ""))
