"""What jurors and the chair fill in."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from jury.models import ConflictDeclaration, Juror, Review
from nominations.models import Criterion, Nomination, Prize


class SignForm(forms.Form):
    """The signature under the confidentiality undertaking."""

    helper = FormHelper()
    helper.form_tag = False

    agreed = forms.BooleanField(
        label=_("I have read the undertaking and sign it"),
        error_messages={"required": _("Tick the box to sign the undertaking.")},
    )


class DeclarationForm(forms.Form):
    """Ties to one company, declared before anything of its nomination is shown."""

    helper = FormHelper()
    helper.form_tag = False

    ground = forms.ChoiceField(
        label=_("Do you have ties to the company?"),
        error_messages={"required": _("Choose the tie you have, or that you are not sure.")},
        # «No ties» has a button of its own.
        choices=[choice for choice in ConflictDeclaration.Ground.choices if choice[0] != "none"],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("In a few words, if there is something to explain"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ScoreForm(forms.Form):
    """One choice on the scale for each criterion, and words. Anything may be left for later."""

    def __init__(
        self,
        *args: Any,
        criteria: Iterable[Criterion],
        scale: list[tuple[int, str]],
        review: Review | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        given = dict(review.scores.values_list("criterion", "value")) if review else {}
        for criterion in criteria:
            self.fields[f"score-{criterion.pk}"] = forms.TypedChoiceField(
                label=criterion.name,
                choices=[("", _("No score")), *scale],
                coerce=int,
                empty_value=None,
                required=False,
                initial=given.get(criterion.pk),
                error_messages={"invalid_choice": _("Choose a score on the scale.")},
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment to the jury"),
            required=False,
            initial=review.comment if review else "",
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.fields["private_note"] = forms.CharField(
            label=_("Private note, for you alone"),
            required=False,
            initial=review.private_note if review else "",
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def values(self) -> dict[int, int | None]:
        """The scores that came with the form, by criterion."""
        return {
            int(name.removeprefix("score-")): self.cleaned_data[name]
            for name in self.fields
            if name.startswith("score-") and name in self.data
        }


class ShortlistForm(forms.Form):
    """Who goes on. A tie at the border is decided here, openly, with a reason."""

    helper = FormHelper()
    helper.form_tag = False

    chosen = forms.ModelMultipleChoiceField(
        label=_("Nominations that go on"),
        queryset=Nomination.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Reason, if this is not what the ranking alone says"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, nominations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = nominations  # type: ignore[attr-defined]  # a model field

    def in_order(self, nominations: list[Nomination]) -> None:
        """Lists them as they stand in the ranking."""
        choices = [(nomination.pk, str(nomination)) for nomination in nominations]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]  # a choice field


class DecisionForm(forms.Form):
    """What the jury decided, for the minutes."""

    helper = FormHelper()
    helper.form_tag = False

    winner = forms.ChoiceField(label=_("Winner"), widget=forms.RadioSelect)
    citation = forms.CharField(
        label=_("The jury's citation"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    present = forms.ModelMultipleChoiceField(
        label=_("Jurors who took part"),
        queryset=Juror.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0)
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, initial=0)
    reason = forms.CharField(
        label=_("Reason, if the winner is not first in the ranking or there is none"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, prize: Prize, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        finalists = Nomination.objects.filter(
            finals__ranking__round=prize.rounds.order_by("number").last()
        )
        jurors = prize.competition.jurors.select_related("user")
        named = [(str(entry.pk), str(entry)) for entry in finalists.select_related("company")]
        none = ("none", _("No winner this year"))
        self.fields["winner"].choices = [*named, none]  # type: ignore[attr-defined]  # a choice field
        self.fields["present"].queryset = jurors  # type: ignore[attr-defined]  # a model field
