"""What the owner fills in to invite a colleague."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from nominations.models import NominationMember

Role = NominationMember.Role


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address of the colleague"),
        help_text=_("Your colleague signs in with this address. Nobody else can use it."),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address of the colleague."),
            "invalid": _("Write the whole address, for example name@company.no."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("What the colleague will be"),
        choices=[
            (Role.EDITOR, _("Collaborator: writes and sends in together with you")),
            (Role.OWNER, _("Owner: takes over from you, and you become a collaborator")),
        ],
        initial=Role.EDITOR,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the colleague will be.")},
    )

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
