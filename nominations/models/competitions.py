"""One year's competition: its calendar, its prizes, and what the jury asks for."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


def end_of_minute(instant: datetime) -> datetime:
    """A deadline shown as «kl. 23.59» lasts until that minute is over."""
    return instant.replace(second=0, microsecond=0) + timedelta(minutes=1)


class CompetitionQuerySet(models.QuerySet["Competition"]):
    """Ways to speak of competitions."""

    def current(self) -> "Competition | None":
        """The last year that has opened; before the first one opens, the first that is planned."""
        opened = self.filter(opens_at__lte=Now()).order_by("-year").first()
        return opened or self.order_by("year").first()


class Competition(ClusterableModel):
    """One year of the award. All its instants are stored in UTC and shown in Norwegian time."""

    class Phase(models.TextChoices):
        BEFORE = "before", _("Not open yet")
        OPEN = "open", _("Open for nominations")
        SCREENING = "screening", _("Nominations are being checked")
        SCORING = "scoring", _("The jury is scoring")
        MEETING = "meeting", _("The jury meets")
        ANNOUNCED = "announced", _("The winners are announced")

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    opens_at = models.DateTimeField(_("opens"))
    deadline_at = models.DateTimeField(_("deadline"))
    scoring_opens_at = models.DateTimeField(_("scoring opens"))
    scoring_closes_at = models.DateTimeField(_("scoring closes"))
    meeting_at = models.DateTimeField(_("jury meeting"))
    announcement_at = models.DateTimeField(_("announcement"))
    is_demo = models.BooleanField(_("demonstration"), default=False, editable=False)

    objects = CompetitionQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("competition")
        verbose_name_plural = _("competitions")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("deadline_at"))
                & Q(deadline_at__lte=F("scoring_opens_at"))
                & Q(scoring_opens_at__lt=F("scoring_closes_at"))
                & Q(scoring_closes_at__lte=F("meeting_at"))
                & Q(meeting_at__lte=F("announcement_at")),
                name="competition_calendar_in_order",
                violation_error_message=_("The dates of the calendar must follow each other."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)

    def is_open(self, at: datetime) -> bool:
        """From the opening, and through the whole minute of the deadline."""
        return self.opens_at <= at < end_of_minute(self.deadline_at)

    def phase(self, at: datetime) -> Phase:
        """Where the calendar says that the year is."""
        calendar = [
            (self.announcement_at, self.Phase.ANNOUNCED),
            (self.scoring_closes_at, self.Phase.MEETING),
            (self.scoring_opens_at, self.Phase.SCORING),
            (self.deadline_at, self.Phase.SCREENING),
            (self.opens_at, self.Phase.OPEN),
        ]
        if self.is_open(at):
            return self.Phase.OPEN
        return next((phase for since, phase in calendar if at >= since), self.Phase.BEFORE)


class ScaleStep(models.Model):
    """One step of the scale, and what it means."""

    competition = ParentalKey(Competition, on_delete=models.CASCADE, related_name="scale")
    value = models.PositiveSmallIntegerField(_("score"))
    label = models.CharField(_("label"), max_length=40)
    meaning = models.CharField(_("meaning"), max_length=300)

    class Meta:
        ordering = ["competition", "value"]
        verbose_name = _("step of the scale")
        verbose_name_plural = _("scale")
        constraints = [
            models.UniqueConstraint(fields=["competition", "value"], name="scale_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class Prize(models.Model):  # type: ignore[django-manager-missing]  # modelcluster has no types
    """What a company can win: the main prize, or Spesialprisen."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Main prize")
        SPECIAL = "special", _("Special prize")

    competition = models.ForeignKey(
        Competition, models.PROTECT, related_name="prizes", verbose_name=_("competition")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=100)
    about = models.TextField(_("who it is for"))
    finalists = models.PositiveSmallIntegerField(_("number of finalists"), default=3)

    class Meta:
        ordering = ["-competition__year", "kind"]
        verbose_name = _("prize")
        verbose_name_plural = _("prizes")
        constraints = [
            models.UniqueConstraint(fields=["competition", "kind"], name="prize_one_of_each_kind"),
            models.CheckConstraint(condition=Q(finalists__gte=1), name="prize_has_finalists"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.competition_id and self.competition.year}"

    @property
    def weighs_alike(self) -> bool:
        return len({criterion.weight for criterion in self.criteria.all()}) <= 1


class Criterion(ClusterableModel):
    """One thing the jury judges by, and the question it asks the company about it."""

    prize = models.ForeignKey(
        Prize, models.PROTECT, related_name="criteria", verbose_name=_("prize")
    )
    name = models.CharField(_("name"), max_length=100)
    explanation = models.TextField(_("what the jury looks for"))
    question = models.TextField(_("question to the company"))
    group = models.CharField(
        _("group"),
        help_text=_("Criteria of one group stand on one page for the company."),
        max_length=80,
        blank=True,
    )
    max_length = models.PositiveIntegerField(_("longest answer, in characters"), default=2500)
    weight = models.DecimalField(_("weight"), max_digits=6, decimal_places=2, default=1)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["prize", "order", "pk"]
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(fields=["prize", "name"], name="criterion_named_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=0),
                name="criterion_weight_not_negative",
                violation_error_message=_("A weight is never below 0."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def copy_to(self, prize: Prize) -> "Self":
        """The same criterion, unsaved, for another year's prize, with its guidance."""
        twin = type(self)(
            prize=prize,
            **{
                name: getattr(self, name)
                for name in (
                    "name",
                    "explanation",
                    "question",
                    "group",
                    "max_length",
                    "weight",
                    "order",
                )
            },
        )
        twin.guidance = [Guidance(value=g.value, text=g.text) for g in self.guidance.all()]
        return twin


class Guidance(models.Model):
    """What one score looks like for one criterion."""

    criterion = ParentalKey(Criterion, on_delete=models.CASCADE, related_name="guidance")
    value = models.PositiveSmallIntegerField(_("score"))
    text = models.CharField(_("what it looks like"), max_length=400)

    class Meta:
        ordering = ["criterion", "value"]
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")
        constraints = [
            models.UniqueConstraint(fields=["criterion", "value"], name="guidance_once_per_score")
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.text}"
