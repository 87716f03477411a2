"""The frozen copies that the jury reads."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.competitions import Criterion
from nominations.models.nominations import Nomination


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

    @property
    def answers(self) -> list[dict[str, Any]]:
        """In the order they were asked, which the database does not keep inside the copy."""
        written = self.content["answers"]
        order = self.content.get("order", sorted(written, key=int))
        return [written[key] for key in order if key in written]

    def answer_to(self, criterion: Criterion) -> str:
        """What the company wrote; empty when the question was never put to it."""
        return str(self.content["answers"].get(str(criterion.pk), {}).get("text", ""))
