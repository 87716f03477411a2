"""Companies that somebody else thinks should take part."""

import uuid

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nominations.models.competitions import Competition


class Proposal(models.Model):
    """One proposal to one company. A decline deletes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    competition = models.ForeignKey(Competition, models.PROTECT, related_name="proposals")
    company_name = models.CharField(_("name of the company"), max_length=200)
    company_email = models.EmailField(_("e-mail address of the company"))
    reason = models.TextField(_("why this company"), blank=True)
    proposer_name = models.CharField(_("your name"), max_length=120)
    proposer_email = models.EmailField(_("your e-mail address"))
    proposed_at = models.DateTimeField(_("proposed"))
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["proposed_at"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                "competition", Lower("company_email"), name="proposal_one_per_address_and_year"
            )
        ]

    def __str__(self) -> str:
        return self.company_name

    def get_absolute_url(self) -> str:
        return reverse("nominations:proposal", args=[self.pk])
