"""Screening: one nomination as it was sent in, and whether it is in order."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk import attachments, copies, flags, threads
from desk.screens import screen
from nominations import actions, rules
from nominations.models import Nomination, Prize

Status = Nomination.Status


class ScreeningForm(forms.Form):
    """The outcome, why, and which prize the nomination competes for."""

    outcome = forms.ChoiceField(
        label=_("Is the nomination in order?"),
        choices=[
            (Status.ELIGIBLE, Status.ELIGIBLE.label),
            (Status.ON_HOLD, Status.ON_HOLD.label),
            (Status.INELIGIBLE, Status.INELIGIBLE.label),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "Needed unless it is eligible and stays with its prize. The company will read it."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    move_to = forms.ModelChoiceField(
        label=_("Move to the other prize"),
        queryset=Prize.objects.none(),
        required=False,
        empty_label=_("No, it stays where it is"),
    )

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prizes = nomination.competition.prizes.exclude(pk=nomination.prize_id)
        others = [prize.pk for prize in prizes if rules.may_move(nomination, prize)]
        if others:
            movable = prizes.filter(pk__in=others).select_related("competition")
            self.fields["move_to"].queryset = movable  # type: ignore[attr-defined]  # a model field
        else:
            del self.fields["move_to"]


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("nominations.view_nomination")
def screening(request: SignedInRequest, pk: str) -> HttpResponse:
    """The nomination above the form; a draft shows only that it exists."""
    nomination = _nomination(pk)
    typed = request.POST if request.method == "POST" else None
    screened = {"outcome": nomination.status, "reason": nomination.screening_reason}
    form = ScreeningForm(typed, nomination=nomination, initial=screened)
    if form.is_valid():
        try:
            actions.screen(nomination, by=request.user, at=request.received_at, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            return _done(request, nomination)
    trail = [(reverse("desk_nominations:index"), gettext("Nominations"))]
    content = _content(nomination)
    facts = (
        content
        | threads.facts_of(request, nomination)
        | attachments.facts_of(request, nomination, content["submission"])
        | {
            "form": form if rules.may_screen(request.user, nomination) else None,
            "next": _next(nomination),
        }
    )
    return screen(request, "desk/screening.html", str(nomination), trail=trail, **facts)


def _content(nomination: Nomination) -> dict[str, Any]:
    """What was sent in; of a draft only how many questions have an answer."""
    came_in = list(nomination.submissions.all())
    submission = came_in[-1] if came_in else None
    return {
        "nomination": nomination,
        "submission": submission,
        **flags.facts_of(nomination, submission),
        **copies.facts_of(nomination, came_in),
        "answers": submission.answers if submission else [],
        "begun": 0
        if submission
        else nomination.answers.exclude(criterion=None).exclude(text="").count(),
    }


def _nomination(pk: str) -> Nomination:
    known = Nomination.objects.select_related(
        "prize__competition", "company", "screened_by", "moved_from__competition"
    )
    return get_object_or_404(known, pk=pk)


def _answered(nomination: Nomination) -> int:
    return nomination.answers.filter(criterion__isnull=False).exclude(text="").count()


def _next(nomination: Nomination) -> Nomination | None:
    """The first that nobody has screened yet, but this one."""
    waiting = Nomination.objects.filter(
        status=Status.SUBMITTED, prize__competition=nomination.competition
    )
    return waiting.exclude(pk=nomination.pk).select_related("company").order_by("number").first()


def _done(request: SignedInRequest, nomination: Nomination) -> HttpResponse:
    """Back to the list, with the way to the next one."""
    nomination.refresh_from_db(fields=["status"])
    sentence = gettext("%(nomination)s: %(status)s.") % {
        "nomination": nomination,
        "status": nomination.get_status_display(),
    }
    upcoming = _next(nomination)
    buttons = []
    if upcoming:
        url = reverse("desk:screen", args=[upcoming.pk])
        buttons = [messages.button(url, gettext("Next: %(nomination)s") % {"nomination": upcoming})]
    messages.success(request, sentence, buttons=buttons)
    return redirect("desk_nominations:index")
