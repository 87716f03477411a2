"""What companies fill in. A draft needs nothing; only sending in needs everything."""

import re
from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from nominations import checks, texts
from nominations.actions import Typed
from nominations.models import Answer
from nominations.models.companies import clean_org_number
from nominations.questions import Kind, Question, Section


class NumberForm(forms.Form):
    """Which company it is. Everything else about it is looked up."""

    helper = FormHelper()
    helper.form_tag = False

    # Wide enough for «NO 310 000 019 MVA»; what is kept are the nine digits.
    org_number = forms.CharField(
        label=_("Organisation number"),
        help_text=_("9 digits. Spaces are fine."),
        error_messages={"required": _("Write the organisation number.")},
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_org_number(self) -> str:
        return clean_org_number(self.cleaned_data["org_number"])


class NameForm(forms.Form):
    """What the company is called, as the register has it or by hand, and who it is that writes."""

    helper = FormHelper()
    helper.form_tag = False

    your_name = forms.CharField(
        label=_("Your name"),
        help_text=_("So that colleagues and the secretariat know who writes."),
        max_length=120,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    name = forms.CharField(
        label=_("Name of the company"),
        max_length=200,
        error_messages={"required": _("Write the name of the company.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ["name", "your_name"]

    def clean_name(self) -> str:
        return texts.line(self.cleaned_data["name"])

    def __init__(self, *args: Any, knows_you: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if knows_you:
            del self.fields["your_name"]


class SectionForm(forms.Form):
    """The questions of one section. Whatever is typed can be kept: nothing is refused."""

    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        section: Section,
        answers: Mapping[str, Answer],
    ) -> None:
        super().__init__(data)
        self.section = section
        for question in section.questions:
            answer = answers.get(question.key)
            self.fields[question.key] = _field(question, answer.text if answer else "")

    def typed(self) -> dict[str, Typed]:
        """What was sent, by question; one that was not on the page is left alone."""
        sent = {}
        for question in self.section.questions:
            base = self.data.get(f"base-{question.key}")
            if base is not None or question.key in self.data:
                sent[question.key] = self._typed(question, base or "")
        return sent

    def _typed(self, question: Question, base: str) -> Typed:
        version, _colon, fingerprint = base.partition(":")
        text = self.data.get(question.key, "")
        if question.kind == Kind.TICK:
            text = "yes" if text else ""
        return Typed(
            text=text,
            version=int(version) if re.fullmatch("[0-9]{1,9}", version) else None,
            fingerprint=fingerprint,
            may_publish=f"publish-{question.key}" in self.data
            if base and question.criterion
            else None,
        )

    def show_faults(self) -> None:
        """Says at each answer what stands in the way of sending it in."""
        for question in self.section.questions:
            if sentence := checks.fault(question, self.data.get(question.key, "")):
                self.add_error(question.key, sentence)


def _field(question: Question, text: str) -> forms.Field:
    attributes = {"autocomplete": question.autocomplete} if question.autocomplete else {}
    label = f"{question.label} ({question.unit})" if question.unit else question.label
    told: dict[str, Any] = {"label": label, "help_text": question.help, "required": False}
    if question.kind == Kind.TICK:
        tick = forms.BooleanField(**told, initial=text == "yes")
        return _marked(tick, question)
    if question.kind == Kind.TEXT:
        widget: forms.Widget = forms.Textarea(
            attrs={"rows": 10, "data-counter-limit": question.max_length}
        )
    else:
        widget = WIDGETS.get(question.kind, forms.TextInput)(
            attrs=attributes | MODES.get(question.kind, {})
        )
    field = forms.CharField(**told, strip=False, initial=text, widget=widget, validators=[])
    return _marked(field, question)


def _marked(field: forms.Field, question: Question) -> forms.Field:
    """The word «optional» follows what sending in needs; a draft needs nothing."""
    field.must_answer = question.needed  # type: ignore[attr-defined]  # read by the template pack
    return field


WIDGETS: dict[Kind, type[forms.Widget]] = {
    Kind.EMAIL: forms.EmailInput,
    Kind.PHONE: forms.TextInput,
    Kind.NUMBER: forms.TextInput,
}
MODES = {Kind.NUMBER: {"inputmode": "decimal"}, Kind.PHONE: {"inputmode": "tel", "type": "tel"}}
