"""What stood there before: every answer's earlier texts, and the way back to them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, rules
from nominations.models import EarlierAnswer, Nomination
from nominations.questions import Section, sections
from nominations.views.own import own_nomination

LONGEST_ID = 19  # digits that every database holds


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def history(request: SignedInRequest, pk: str, question: str) -> HttpResponse:
    """The last fifty texts of one answer, newest first; any of them can stand again."""
    nomination = own_nomination(request, pk)
    here = _section_of(nomination, question)
    earlier = EarlierAnswer.objects.filter(
        answer__nomination=nomination, answer__question=question
    ).select_related("saved_by", "answer")
    if request.method == "POST":
        wanted = request.POST.get("text", "")
        known = wanted.isdecimal() and len(wanted) < LONGEST_ID
        chosen = get_object_or_404(earlier, pk=wanted if known else 0)
        return _restore(request, nomination, here, chosen)
    return render(
        request,
        "nominations/history.html",
        {
            "nomination": nomination,
            "section": here,
            "question": next(q for q in here.questions if q.key == question),
            "answer": nomination.answers.filter(question=question)
            .select_related("saved_by")
            .first(),
            "earlier": earlier,
            "may_edit": rules.may_edit(request.user, nomination, request.received_at),
        },
    )


def _section_of(nomination: Nomination, question: str) -> Section:
    asked = (here for here in sections(nomination.prize) if question in here.keys)
    if here := next(asked, None):
        return here
    raise Http404


def _restore(
    request: SignedInRequest, nomination: Nomination, here: Section, chosen: EarlierAnswer
) -> HttpResponse:
    question = chosen.answer.question
    try:
        actions.restore_answer(chosen, by=request.user, at=request.received_at)
        messages.success(request, _("The earlier text stands again. The one it replaced is kept."))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("nominations:history", nomination.pk, question)
    page = reverse("nominations:section", args=[nomination.pk, here.key])
    return redirect(f"{page}#id_{question}")
