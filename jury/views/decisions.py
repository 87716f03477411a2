"""What the jury decided: recorded by one person, approved by another."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from jury import actions, rules
from jury.forms import DecisionForm
from jury.models import Decision, Finalist
from nominations.models import Competition, Nomination, Prize


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Winner or none, citation, who took part, and the votes."""
    prize = _prize(request, pk)
    recorded = Decision.objects.filter(prize=prize).first()
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        prize=prize,
        initial=_as_recorded(recorded),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, prize, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The decision is recorded. A second person approves it."))
            return redirect("jury:decision", prize.pk)
    facts = {
        "prize": prize,
        "decision": recorded,
        "form": form,
        "finalists": Finalist.objects.filter(ranking__round__prize=prize).select_related(
            "nomination__company"
        ),
        "seen": actions.digest(recorded) if recorded else "",
        "may_approve": recorded is not None and rules.may_approve(request.user, recorded),
        "quorum": rules.quorum(prize.competition),
    }
    return render(request, "jury/decision.html", facts, status=422 if form.errors else 200)


@require_POST
@login_required
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    prize = _prize(request, pk)
    recorded = get_object_or_404(Decision, prize=prize)
    try:
        seen = request.POST.get("seen", "")
        actions.approve(recorded, seen=seen, by=request.user, at=request.received_at)
        messages.success(request, _("The decision stands."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("jury:decision", prize.pk)


def _record(request: SignedInRequest, prize: Prize, words: dict[str, Any]) -> None:
    """Hands the form's words to the action, as what they stand for."""
    nobody = words["winner"] == "none"
    actions.decide(
        prize,
        None if nobody else Nomination.objects.get(pk=words["winner"]),
        citation=words["citation"],
        present=list(words["present"]),
        votes=(words["votes_for"], words["votes_against"]),
        reason=words["reason"],
        by=request.user,
        at=request.received_at,
    )


def _prize(request: SignedInRequest, pk: int) -> Prize:
    """Only for those who may record decisions, and have no ties to a finalist."""
    prizes = Prize.objects.select_related("competition")
    prize = get_object_or_404(prizes, pk=pk, competition=Competition.objects.current())
    # Ties to any nomination of the prize: else the answer itself would tell who the finalists are.
    tied = rules.stands_aside(request.user, prize.nominations.all())
    if not rules.may_record(request.user, prize) or tied:
        raise Http404
    return prize


def _as_recorded(recorded: Decision | None) -> dict[str, object]:
    if recorded is None:
        return {}
    return {
        "winner": str(recorded.nomination_id or "none"),
        "citation": recorded.citation,
        "present": list(recorded.present.values_list("pk", flat=True)),
        "votes_for": recorded.votes_for,
        "votes_against": recorded.votes_against,
        "reason": recorded.reason,
    }
