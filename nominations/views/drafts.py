"""The pages where a company nominates itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, rules
from nominations.forms import AnswersForm, CheckForm, CompanyForm
from nominations.models import Competition, Nomination, Prize
from nominations.views.own import own_nomination


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Three questions, without signing in, that lead to the right prize."""
    competition = Competition.objects.current()
    form = CheckForm(request.GET or None)
    asked = form.is_valid()
    kind = form.prize_kind() if asked else None
    prizes = competition.prizes.prefetch_related("criteria") if competition else []
    return render(
        request,
        "nominations/start.html",
        {
            "form": form,
            "asked": asked,
            "prize": next((prize for prize in prizes if prize.kind == kind), None),
            "prizes": prizes,
            "closed": rules.why_closed(competition, timezone.now()) if competition else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    """Which company it is; then the nomination exists."""
    prize = get_object_or_404(Prize, kind=kind, competition=Competition.objects.current())
    form = CompanyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            nomination = actions.begin(
                prize, form.cleaned_data, by=request.user, at=request.received_at
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(nomination)
    return render(request, "nominations/begin.html", {"form": form, "prize": prize})


@require_safe
@login_required
def nomination_list(request: SignedInRequest) -> HttpResponse:
    """The person's own nominations, and nobody else's."""
    own = Nomination.objects.of(request.user).select_related("prize__competition", "company")
    return render(request, "nominations/list.html", {"nominations": own})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def nomination(request: SignedInRequest, pk: str) -> HttpResponse:
    """The draft to write in; read-only when it has been sent in or the time is out."""
    nomination = own_nomination(request, pk)
    form = AnswersForm(request.POST if request.method == "POST" else None, nomination=nomination)
    refusal = ""
    if request.method == "POST":
        refusal = _keep(request, nomination, form)
        if request.htmx:
            return _saved(request, refusal)
        if not refusal:
            next_page = "nominations:check" if "check" in request.POST else "nominations:nomination"
            return redirect(next_page, nomination.pk)
    page = (
        "draft"
        if refusal or rules.may_edit(request.user, nomination, request.received_at)
        else "sent"
    )
    return render(
        request,
        f"nominations/{page}.html",
        _facts(request, nomination) | {"form": form, "refusal": refusal},
        status=422 if refusal else 200,
    )


@require_safe
@login_required
def check(request: SignedInRequest, pk: str) -> HttpResponse:
    """Every answer as the jury will read it, and what is missing before it can be sent in."""
    nomination = own_nomination(request, pk)
    return render(
        request,
        "nominations/check.html",
        _facts(request, nomination)
        | {
            "missing": rules.missing_answers(nomination),
            "too_long": rules.too_long_answers(nomination),
        },
    )


@require_POST
@login_required
def submit(request: SignedInRequest, pk: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    try:
        actions.submit(nomination, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("nominations:check", nomination.pk)
    return redirect("nominations:receipt", nomination.pk)


@require_safe
@login_required
def receipt(request: SignedInRequest, pk: str) -> HttpResponse:
    """Proof that it was sent in: number, time and digest."""
    nomination = own_nomination(request, pk)
    submission = nomination.submissions.order_by("submitted_at").last()
    if submission is None:
        raise Http404
    return render(
        request, "nominations/receipt.html", {"nomination": nomination, "submission": submission}
    )


@require_POST
@login_required
def withdraw(request: SignedInRequest, pk: str) -> HttpResponse:
    nomination = own_nomination(request, pk)
    try:
        actions.withdraw(nomination, by=request.user, at=request.received_at)
        messages.success(request, _("The nomination is withdrawn. The jury no longer sees it."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(nomination)


def _keep(request: SignedInRequest, nomination: Nomination, form: AnswersForm) -> str:
    """Saves what was typed; the sentence that says why not, if it was refused."""
    if not form.is_valid():
        return " ".join(str(error) for errors in form.errors.values() for error in errors)
    try:
        actions.save_answers(nomination, form.texts(), by=request.user, at=request.received_at)
    except Refused as refused:
        return str(refused)
    return ""


def _facts(request: SignedInRequest, nomination: Nomination) -> dict[str, object]:
    """What the nomination's pages have in common."""
    saved = {answer.criterion_id: answer.text for answer in nomination.answers.all()}
    return {
        "nomination": nomination,
        "answers": [(c, saved.get(c.pk, "")) for c in nomination.prize.criteria.all()],
        "submission": nomination.submissions.order_by("submitted_at").last(),
        "closed": rules.why_closed(nomination.competition, request.received_at),
        "may_edit": rules.may_edit(request.user, nomination, request.received_at),
        "may_withdraw": rules.may_withdraw(request.user, nomination, request.received_at),
    }


def _saved(request: SignedInRequest, refusal: str) -> HttpResponse:
    """One line for a page that stays as it is: when it was saved, or why not."""
    saved = _("Saved at %(time)s") % {"time": localtime(request.received_at).strftime("%H.%M")}
    return HttpResponse(
        refusal or saved, content_type="text/plain; charset=utf-8", status=422 if refusal else 200
    )
