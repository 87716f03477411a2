"""The announcement: one person proposes the moment, another confirms it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.widgets import AdminDateTimeInput

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk.screens import screen
from jury.models import Decision
from nominations.models import Competition, Prize
from nominations.rules import shown
from winners import actions, rules
from winners.models import Announcement, Award


class ProposalForm(forms.Form):
    """The moment when everything becomes public."""

    public_at = forms.DateTimeField(
        label=_("Public from (Norwegian time)"), widget=AdminDateTimeInput
    )


@dataclass(frozen=True)
class Standing:
    """How far one prize is from being announced."""

    prize: Prize
    decision: Decision | None


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("winners.announce_awards")
def announcement(request: SignedInRequest) -> HttpResponse:
    """What is ready, what will happen, and the form that proposes the moment."""
    competition = Competition.objects.current()
    if competition is None:
        return screen(request, "desk/no_competition.html", gettext("Announcement"))
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        initial={"public_at": competition.announcement_at},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _propose(request, competition, form)
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            return redirect("desk:announcement")
    return screen(
        request,
        "desk/announcement.html",
        gettext("Announcement"),
        form=form,
        **_standing(request, competition),
    )


@require_POST
@permission_required("winners.announce_awards")
def confirm(request: SignedInRequest) -> HttpResponse:
    """The second person's word: from now on the moment stands."""
    proposed = get_object_or_404(Announcement, competition=Competition.objects.current())
    try:
        seen = parse_datetime(request.POST.get("seen", "")) or datetime.min.replace(tzinfo=UTC)
        moment = actions.announce(proposed, seen=seen, by=request.user, at=request.received_at)
        sentence = gettext("Confirmed. The winners become public on %(day)s.")
        messages.success(request, sentence % {"day": shown(moment)})
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("desk:announcement")


def _propose(request: SignedInRequest, competition: Competition, form: ProposalForm) -> None:
    public_at = form.cleaned_data["public_at"]
    actions.propose_announcement(competition, public_at, by=request.user, at=request.received_at)
    messages.success(
        request, gettext("The announcement is proposed. A second person confirms it here.")
    )


def _standing(request: SignedInRequest, competition: Competition) -> dict[str, Any]:
    prizes = competition.prizes.select_related("decision__nomination__company")
    proposed = (
        Announcement.objects.filter(competition=competition)
        .select_related("proposed_by", "confirmed_by")
        .first()
    )
    awards = Award.objects.filter(edition__competition=competition).select_related("story")
    return {
        "competition": competition,
        "prizes": [Standing(prize, getattr(prize, "decision", None)) for prize in prizes],
        "awards": awards if proposed else [],
        "proposed": proposed,
        "refused": rules.why_not_announce(competition),
        "may_confirm": proposed is not None and rules.may_confirm(request.user, proposed),
        "is_public": bool(
            proposed and proposed.confirmed_at and proposed.public_at <= request.received_at
        ),
    }
