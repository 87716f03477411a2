"""What companies fill in. A draft needs nothing; only sending in needs everything."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from nominations import rules
from nominations.models import Company, Nomination, Prize
from nominations.models.companies import clean_org_number

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
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer whether the company can show results.")},
    )
    starting = forms.ChoiceField(
        label=_("Is the company in a start-up phase?"),
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


class CompanyForm(forms.ModelForm[Company]):
    """The company that nominates itself."""

    helper = FormHelper()
    helper.form_tag = False

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    # Wide enough for «NO 310 000 019 MVA»; the model holds the nine digits.
    org_number = forms.CharField(
        label=_("Organisation number"),
        help_text=_("9 digits. Spaces are fine."),
        error_messages={"required": _("Write the organisation number.")},
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Company
        fields = ["org_number", "name", "municipality", "sector", "employees", "website"]
        error_messages = {"name": {"required": _("Write the name of the company.")}}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "organization"})}

    def clean_org_number(self) -> str:
        return clean_org_number(self.cleaned_data["org_number"])

    def validate_unique(self) -> None:
        """A company that is known already is not an error: begin() finds it."""


class AnswersForm(forms.Form):
    """One field for each question of the prize. Any of them may be empty, or too long, for now."""

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.hide_needed = True

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saved = {answer.criterion_id: answer.text for answer in nomination.answers.all()}
        for criterion in nomination.prize.criteria.all():
            self.fields[f"answer-{criterion.pk}"] = forms.CharField(
                label=criterion.name,
                help_text=criterion.question,
                required=False,
                strip=False,
                initial=saved.get(criterion.pk, ""),
                widget=forms.Textarea(
                    attrs={"rows": 8, "data-counter-limit": criterion.max_length}
                ),
            )

    def texts(self) -> dict[int, str]:
        """What was typed, by criterion; a question that was not on the page is left alone."""
        return {
            int(name.removeprefix("answer-")): self.cleaned_data[name]
            for name in self.fields
            if name in self.data
        }
