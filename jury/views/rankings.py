"""The ranking, for the secretariat and the chair, and the shortlist that comes of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from jury import actions, queries, rules, wording, workbooks
from jury.forms import ShortlistForm
from jury.models import Round
from nominations.models import Competition, Nomination


@require_safe
@login_required
def rankings(request: SignedInRequest) -> HttpResponse:
    """Every round of the year that the person may see the ranking of."""
    competition = Competition.objects.current()
    rounds = Round.objects.filter(prize__competition=competition).select_related(
        "prize__competition"
    )
    if not (
        request.user.has_perm("jury.see_ranking")
        or (competition and rules.chairs(request.user, competition))
    ):
        raise Http404
    seen = [r for r in rounds if rules.may_see_ranking(request.user, r, request.received_at)]
    return render(
        request, "jury/rankings.html", {"rounds": seen, "hidden": len(rounds) - len(seen)}
    )


@require_safe
@login_required
def ranking(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plain and adjusted side by side, with how sure each place is."""
    round_ = _round(request, pk)
    return render(request, "jury/ranking.html", _ranking_page(request, round_))


@require_POST
@login_required
def shortlist(request: SignedInRequest, pk: int) -> HttpResponse:
    """Freezes the ranking and lets the chosen through."""
    round_ = _round(request, pk)
    form = ShortlistForm(request.POST, nominations=queries.contenders(round_))
    if form.is_valid():
        try:
            actions.shortlist(
                round_,
                list(form.cleaned_data["chosen"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=request.received_at,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The shortlist is frozen, with the scores behind it."))
            return redirect("jury:ranking", round_.pk)
    page = _ranking_page(request, round_) | {"form": form}
    return render(request, "jury/ranking.html", page, status=422)


@require_safe
@login_required
def workbook(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same ranking, with every score behind it, to look further into."""
    round_ = _round(request, pk)
    hidden = _hidden(request, round_)
    result = _result(round_, hidden)
    if result is None:
        raise Http404
    given = queries.score_input(round_, without=hidden)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = f"rangering-{round_.prize.competition.year}-{round_.prize.kind}-{round_.number}.xlsx"
    return HttpResponse(
        workbooks.workbook(round_, result, given),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _hidden(request: SignedInRequest, round_: Round) -> list[Nomination]:
    """Those whose place the person must not be able to work out."""
    juror = rules.seat(request.user, round_.prize.competition)
    return [n for n in queries.hidden_from(juror) if n.prize_id == round_.prize_id]


def _result(round_: Round, hidden: list[Nomination]) -> dict[str, Any] | None:
    """The frozen ranking when there is one, else what the scores say now."""
    frozen = round_.rankings.first()
    if frozen and not hidden:
        return dict(frozen.result)
    return queries.ranking(round_, without=hidden)


def _round(request: SignedInRequest, pk: int) -> Round:
    rounds = Round.objects.select_related("prize__competition")
    round_ = get_object_or_404(rounds, pk=pk, prize__competition=Competition.objects.current())
    if not rules.may_see_ranking(request.user, round_, request.received_at):
        raise Http404
    return round_


def _ranking_page(request: SignedInRequest, round_: Round) -> dict[str, Any]:
    """What the page shows, and what the person may do with it."""
    hidden = _hidden(request, round_)
    frozen = round_.rankings.prefetch_related("finalists__nomination__company").first()
    result = _result(round_, hidden)
    nominations = queries.contenders(round_).exclude(pk__in=[n.pk for n in hidden])
    by_number = {str(n.number): n for n in nominations.select_related("company")}
    ranked = result["entries"] if result else []
    rows = [(row, by_number[row["entry"]]) for row in ranked if row["entry"] in by_number]
    leading = [n.pk for row, n in rows if row["place"] <= round_.lets_through]
    unranked = result["unranked"] if result else sorted(by_number)
    return {
        "round": round_,
        "notes": [wording.note(note) for note in result["notes"]] if result else [],
        "rows": rows,
        "unranked": [by_number[entry] for entry in unranked if entry in by_number],
        "hidden": len(hidden),
        "frozen": frozen if not hidden else None,
        "may_freeze": rules.may_freeze(request.user, round_, request.received_at),
        "tie_at_border": len(leading) > round_.lets_through,
        "form": _shortlist_form(rows, leading, round_.lets_through),
    }


def _shortlist_form(rows: list[Any], leading: list[Any], limit: int) -> ShortlistForm:
    """Those the ranking lets through, and those whose place is undecided, in order of place."""
    near = [n.pk for row, n in rows if n.pk in leading or row["zone"] == "undecided"]
    form = ShortlistForm(
        nominations=Nomination.objects.filter(pk__in=near).select_related("company"),
        initial={"chosen": leading if len(leading) <= limit else []},
    )
    form.in_order([n for _row, n in rows if n.pk in near])
    return form
