"""The event ledger: one row per action, each holding the hash of the one before."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class Event(models.Model):
    """One thing that was done. Never changed, never deleted, no personal content."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(_("time"))
    action = models.CharField(_("action"), max_length=60)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40, db_index=True)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("event")
        verbose_name_plural = _("event ledger")
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="event_counts_from_one")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An event is never deleted")


class Head(models.Model):
    """Where the chain ends: the row that is locked while a link is added."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="head_is_one")]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"
