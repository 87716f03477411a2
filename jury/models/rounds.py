"""The rounds of scoring for a prize."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nominations.models import Criterion, Prize
from nominations.models.competitions import end_of_minute


class Round(models.Model):
    """One time through the nominations of a prize, by the clock."""

    prize = models.ForeignKey(Prize, models.PROTECT, related_name="rounds", verbose_name=_("prize"))
    number = models.PositiveSmallIntegerField(_("round"), default=1)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    lets_through = models.PositiveSmallIntegerField(_("lets through"), default=3)

    class Meta:
        ordering = ["-prize__competition__year", "prize__kind", "number"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(fields=["prize", "number"], name="round_numbered_once"),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")),
                name="round_opens_before_it_closes",
                violation_error_message=_("A round opens before it closes."),
            ),
            models.CheckConstraint(condition=Q(lets_through__gte=1), name="round_lets_one_through"),
        ]

    def __str__(self) -> str:
        return f"{self.prize}, {_('round')} {self.number}"

    def is_open(self, at: datetime) -> bool:
        return self.opens_at <= at < end_of_minute(self.closes_at)

    def is_over(self, at: datetime) -> bool:
        return at >= end_of_minute(self.closes_at)


class RoundWeight(models.Model):
    """A weight that holds in this round instead of the criterion's own."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="weights")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")
    weight = models.DecimalField(_("weight"), max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = _("weight in a round")
        verbose_name_plural = _("weights in a round")
        constraints = [
            models.UniqueConstraint(fields=["round", "criterion"], name="round_weight_once"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="round_weight_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.weight}"
