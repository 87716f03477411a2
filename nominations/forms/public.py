"""What is asked before anybody signs in: three questions that lead to the right prize."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from nominations import rules
from nominations.models import Prize

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class CheckForm(forms.Form):
    """Three questions that lead to the right prize."""

    goods = forms.ChoiceField(
        label=_("Does the company make physical goods in Norway?"),
        help_text=_("Purely service or development companies can't take part."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer whether the company makes physical goods.")},
    )
    results = forms.ChoiceField(
        label=_("Does it run at a profit, and has it shown results in international competition?"),
        help_text=_("Answer yes when both are true. Size and industry do not matter."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer whether the company can show results.")},
    )
    starting = forms.ChoiceField(
        label=_("Is the company in a start-up phase?"),
        help_text=_("It has a product that exists, but does not yet live off it."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer whether the company is starting up.")},
    )

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True

    def prize_kind(self) -> Prize.Kind | None:
        """The prize that the answers lead to."""
        yes = {name: answer == "yes" for name, answer in self.cleaned_data.items()}
        return rules.right_prize(
            makes_goods=yes["goods"], shows_results=yes["results"], starting=yes["starting"]
        )
