"""The companies that take part."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.no import orgnr


def clean_org_number(value: str) -> str:
    """Nine digits from what people type: spaces, dots, NO and MVA around it are fine."""
    bare = value.upper().removesuffix("MVA").replace("NO", "").replace(".", "")
    try:
        return str(orgnr.validate(bare))
    except InvalidChecksum:
        raise ValidationError(
            _("The number does not add up: a digit must be wrong. Check it, and write it again.")
        ) from None
    except WrongNumber:
        raise ValidationError(
            _("Write the organisation number with 9 digits, as in the Brønnøysund registers.")
        ) from None


def shown_number(org_number: str) -> str:
    return "\N{NO-BREAK SPACE}".join((org_number[:3], org_number[3:6], org_number[6:]))


class Company(models.Model):
    """A company, known by its organisation number."""

    org_number = models.CharField(_("organisation number"), max_length=9, unique=True)
    name = models.CharField(_("name"), max_length=200)
    municipality = models.CharField(_("municipality"), max_length=60, blank=True)
    county = models.CharField(_("county"), max_length=40, blank=True)
    sector = models.CharField(_("what the company makes"), max_length=120, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    group = models.CharField(_("corporate group"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("company")
        verbose_name_plural = _("companies")

    def __str__(self) -> str:
        return self.name

    @property
    def shown_number(self) -> str:
        """«310 000 019», as it is written in Norway."""
        return shown_number(self.org_number)
