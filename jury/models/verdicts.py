"""What the scores came to, and what the jury decided."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jury.models.jurors import Juror
from jury.models.rounds import Round
from nominations.models import Nomination, Prize


class Ranking(models.Model):
    """A ranking frozen with everything it was computed from."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="rankings")
    frozen_at = models.DateTimeField(_("frozen"))
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    method = models.CharField(max_length=60)
    method_version = models.CharField(max_length=20)
    inputs = models.JSONField()
    result = models.JSONField()
    digest = models.CharField(max_length=64)
    reason = models.TextField(_("reason for deviating from the ranking"), blank=True)

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        ordering = ["frozen_at"]
        get_latest_by = "frozen_at"
        permissions = [
            ("see_ranking", "Can see the ranking"),
            ("freeze_ranking", "Can freeze the shortlist"),
        ]
        constraints = [models.UniqueConstraint(fields=["round"], name="ranking_frozen_once")]

    def __str__(self) -> str:
        return f"{self.round} {self.digest[:12]}"


class Finalist(models.Model):
    """A nomination that the round let through."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="finalists")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="finals")
    place = models.PositiveSmallIntegerField(_("place"), null=True)

    class Meta:
        verbose_name = _("finalist")
        verbose_name_plural = _("finalists")
        ordering = ["place", "nomination__number"]
        constraints = [
            models.UniqueConstraint(fields=["ranking", "nomination"], name="finalist_once")
        ]

    def __str__(self) -> str:
        return str(self.nomination)


class Decision(models.Model):
    """What the jury decided about a prize. It stands when a second person has approved it."""

    class Outcome(models.TextChoices):
        WINNER = "winner", _("A winner")
        NO_WINNER = "no_winner", _("No winner")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prize = models.OneToOneField(Prize, models.PROTECT, related_name="decision")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    citation = models.TextField(_("citation"), blank=True)
    present = models.ManyToManyField(Juror, related_name="+", verbose_name=_("present"))
    votes_for = models.PositiveSmallIntegerField(_("votes for"))
    votes_against = models.PositiveSmallIntegerField(_("votes against"), default=0)
    reason = models.TextField(_("reason for deviating from the ranking"), blank=True)
    decided_at = models.DateTimeField(_("decided"))
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        permissions = [("record_decision", "Can record and approve decisions")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | (Q(approved_at__isnull=False) & ~Q(approved_by=F("decided_by"))),
                name="decision_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(outcome="winner", nomination__isnull=False)
                | Q(outcome="no_winner", nomination=None),
                name="decision_names_a_winner_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prize}: {self.nomination or self.get_outcome_display()}"
