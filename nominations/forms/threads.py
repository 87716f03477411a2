"""What is written in the thread of a nomination."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nominations import texts
from nominations.actions.threads import LONGEST_MESSAGE


class MessageForm(forms.Form):
    """One message, as plain text."""

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.hide_needed = True

    text = forms.CharField(
        label=gettext_lazy("Message"),
        error_messages={"required": gettext_lazy("Write a message first.")},
        widget=forms.Textarea(attrs={"rows": 6, "data-counter-limit": LONGEST_MESSAGE}),
    )

    def clean_text(self) -> str:
        """Measured as the browser counts, and as it will be kept."""
        text = texts.clean(self.cleaned_data["text"]).strip()
        over = texts.length(text) - LONGEST_MESSAGE
        if over > 0:
            raise forms.ValidationError(
                _("The message is %(over)s characters too long. Cut it, or send two."),
                params={"over": over},
            )
        return text
