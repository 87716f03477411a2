"""What somebody fills in to propose a company: two minutes, no account."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from nominations import texts

LONGEST_REASON = 500
EMAIL_LENGTH = 254
no_address = RegexValidator(
    r"(?i)://|www\.|@",
    inverse_match=True,
    message=_("Write the name alone, without a web or e-mail address."),
)
WRONG_EMAIL = _("Write an e-mail address like name@company.no.")


class NameField(forms.CharField):
    """A name is one line of printable characters: it ends up in a letter to a stranger."""

    default_validators = [no_address]

    def to_python(self, value: Any) -> str:
        words = " ".join(str(super().to_python(value) or "").split())
        return "".join(sign for sign in words if sign.isprintable())


class ProposalForm(forms.Form):
    """Which company, who says so, and why."""

    company_name = NameField(
        label=_("Name of the company"),
        max_length=200,
        error_messages={"required": _("Write the name of the company you propose.")},
    )
    company_email = forms.EmailField(
        label=_("E-mail address of the company"),
        help_text=_("To somebody who can say yes, or to the company's own post box."),
        max_length=EMAIL_LENGTH,
        error_messages={
            "required": _("Write the address that the proposal goes to."),
            "invalid": WRONG_EMAIL,
        },
    )
    reason = forms.CharField(
        label=_("Why this company?"),
        help_text=_("What should others learn from them? Leave out anything private."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter-limit": LONGEST_REASON}),
    )
    proposer_name = NameField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name: the company sees who proposes it.")},
    )
    proposer_email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=EMAIL_LENGTH,
        error_messages={
            "required": _("Write your e-mail address, so that the company can answer you."),
            "invalid": WRONG_EMAIL,
        },
    )

    helper = FormHelper()
    helper.form_tag = False

    def clean_company_email(self) -> str:
        return str(self.cleaned_data["company_email"]).lower()

    def clean_proposer_email(self) -> str:
        return str(self.cleaned_data["proposer_email"]).lower()

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).replace("\r\n", "\n")
        if texts.length(reason) > LONGEST_REASON:
            raise forms.ValidationError(_("Shorten the reason to 500 characters."))
        return reason
