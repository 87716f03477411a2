"""Editions of the award, what was awarded in them, and the moment it became known."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jury.models import Decision
from nominations.models import Competition, Nomination, Prize


class Edition(models.Model):
    """What is known of one year of the award. Empty means not known, never a guess."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    competition = models.OneToOneField(
        Competition, models.PROTECT, null=True, blank=True, related_name="edition"
    )
    nominations = models.PositiveSmallIntegerField(
        _("number of nominations"), null=True, blank=True
    )
    nominations_note = models.CharField(_("note on the number"), max_length=200, blank=True)
    awarded_on = models.DateField(_("award ceremony"), null=True, blank=True)
    event = models.CharField(_("occasion"), max_length=200, blank=True)
    presented_by = models.CharField(_("presented by"), max_length=120, blank=True)
    finalists_known = models.BooleanField(_("all finalists are known"), default=True)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.year)


class AwardQuerySet(models.QuerySet["Award"]):
    """Ways to speak of awards."""

    def public(self, at: datetime) -> "AwardQuerySet":
        """Announced, and the moment has come. Everything public asks this."""
        return self.filter(announced_at__lte=at)

    def winners(self) -> "AwardQuerySet":
        return self.filter(outcome=Award.Outcome.WINNER)

    def finalists(self) -> "AwardQuerySet":
        return self.filter(outcome=Award.Outcome.FINALIST)


class Award(models.Model):
    """A company that won a prize or was a finalist for it."""

    class Outcome(models.TextChoices):
        WINNER = "winner", _("Winner")
        FINALIST = "finalist", _("Finalist")
        HONOURABLE_MENTION = "mention", _("Honourable mention")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="awards")
    prize_kind = models.CharField(_("prize"), max_length=10, choices=Prize.Kind)
    prize_name = models.CharField(_("name of the prize"), max_length=100)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    company_name = models.CharField(_("company"), max_length=200)
    place = models.CharField(_("town"), max_length=60, blank=True)
    county = models.CharField(_("county"), max_length=40, blank=True)
    makes = models.CharField(_("what it makes"), max_length=200, blank=True)
    summary = models.TextField(_("why, in short"), blank=True)
    citation = models.TextField(_("citation"), blank=True)
    source = models.URLField(_("source"), blank=True)
    nomination = models.ForeignKey(Nomination, models.PROTECT, null=True, related_name="awards")
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="award")
    announced_at = models.DateTimeField(_("announced"), null=True, db_index=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-edition__year", "prize_kind", "-outcome", "company_name"]
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        permissions = [("announce_awards", "Can announce awards")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "prize_kind", "company_name"],
                condition=Q(nomination=None),
                name="award_once_per_company",
            ),
            models.UniqueConstraint(fields=["nomination"], name="award_once_per_nomination"),
            models.UniqueConstraint(
                fields=["edition", "prize_kind"],
                condition=Q(outcome="winner"),
                name="award_one_winner_per_prize",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition.year} {self.company_name}"

    def is_public(self, at: datetime) -> bool:
        return self.announced_at is not None and self.announced_at <= at


class Announcement(models.Model):
    """The one moment when a year's awards become public. Two persons make it happen."""

    competition = models.OneToOneField(Competition, models.PROTECT, related_name="announcement")
    public_at = models.DateTimeField(_("public from"))
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("proposed_by"))),
                name="announcement_confirmed_by_a_second_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.competition} {self.public_at:%Y-%m-%d %H:%M}"
