"""Who reads what, and the scores they give."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jury.models.jurors import ConflictDeclaration, ConflictDeclarationQuerySet, Juror
from jury.models.rounds import Round
from nominations.models import Criterion, Nomination, NominationMember, Submission


def declarations() -> ConflictDeclarationQuerySet:
    """What the juror of an assignment has declared about its nomination, for use in a subquery."""
    return ConflictDeclaration.objects.filter(
        juror=OuterRef("juror"), nomination=OuterRef("nomination")
    )


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Ways to speak of assignments."""

    def of(self, user: User) -> "AssignmentQuerySet":
        """A juror's own, of nominations that are still in the running."""
        return self.filter(juror__user=user, nomination__status=Nomination.Status.ELIGIBLE).exclude(
            nomination__members__user=user
        )

    def with_standing(self) -> "AssignmentQuerySet":
        """Marks each with whether the juror has declared, and may read."""
        about = declarations()
        return self.annotate(declared=Exists(about), may_read=Exists(about.clear()))

    def readable(self) -> "AssignmentQuerySet":
        """Those whose content the juror may see: declared, and without ties."""
        return self.filter(Exists(declarations().clear()), juror__undertaking__isnull=False)


class Assignment(models.Model):
    """One juror is to review one nomination in one round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="assignments")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="assignments")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        permissions = [("assign_jurors", "Can assign jurors")]
        constraints = [
            models.UniqueConstraint(fields=["round", "nomination", "juror"], name="assignment_once")
        ]

    def __str__(self) -> str:
        return f"{self.juror} / {self.nomination}"

    def get_absolute_url(self) -> str:
        return reverse("jury:review", args=[self.pk])


class ReviewQuerySet(models.QuerySet["Review"]):
    """Ways to speak of reviews."""

    def counting(self) -> "ReviewQuerySet":
        """Handed in, of a nomination in the running, by a juror who does not stand aside."""
        ties = ConflictDeclaration.objects.conflicting().filter(
            juror=OuterRef("assignment__juror"), nomination=OuterRef("assignment__nomination")
        )
        works_on = NominationMember.objects.filter(
            user=OuterRef("assignment__juror__user"),
            nomination=OuterRef("assignment__nomination"),
        )
        return self.filter(
            ~Exists(ties),
            ~Exists(works_on),
            handed_in_at__isnull=False,
            assignment__nomination__status=Nomination.Status.ELIGIBLE,
        )


class Review(models.Model):
    """What one juror made of one nomination, pinned to the copy that was read."""

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="review")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    comment = models.TextField(_("comment to the jury"), blank=True)
    private_note = models.TextField(_("private note"), blank=True)
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(_("handed in"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return str(self.assignment)


class Score(models.Model):
    """One number for one criterion. No row means not given; it is never zero."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("score"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(value__lte=1000), name="score_within_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"
