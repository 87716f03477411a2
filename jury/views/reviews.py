"""A juror's own pages: what there is to do, what to declare, and the scoring."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from jury import actions, rules
from jury.forms import DeclarationForm, ScoreForm, SignForm
from jury.models import Assignment, Juror, JuryText
from jury.models.reviews import AssignmentQuerySet
from jury.views.attachments import files_to_read
from nominations.models import Competition


@require_safe
@login_required
def overview(request: SignedInRequest) -> HttpResponse:
    """What is left, in one list. Before the declaration only the company's name shows."""
    juror = _seat(request)
    if not rules.has_signed(juror):
        return redirect("jury:sign")
    own = (
        Assignment.objects.of(request.user)
        .filter(juror=juror)
        .with_standing()
        .select_related("nomination__company", "round__prize", "review")
        .order_by("round__prize__kind", "round__number", "nomination__number")
    )
    work = list(own)
    readable = [a for a in work if not _stands_aside(a)]
    done = [a for a in readable if hasattr(a, "review") and a.review.handed_in_at]
    facts = {"juror": juror, "assignments": work, "done": len(done), "total": len(readable)}
    return render(request, "jury/overview.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign(request: SignedInRequest) -> HttpResponse:
    """The undertaking of the year, signed before anything else opens."""
    juror = _seat(request)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.sign(juror, by=request.user, at=request.received_at)
        return redirect("jury:overview")
    text = JuryText.objects.in_force(juror.competition, JuryText.Kind.UNDERTAKING)
    facts = {"form": form, "juror": juror, "text": text, "signed": rules.has_signed(juror)}
    return render(request, "jury/sign.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def declare(request: SignedInRequest, pk: str) -> HttpResponse:
    """Ties to the company, said before its nomination is shown."""
    assignment = get_object_or_404(_assigned(request), pk=pk)
    clear = request.POST.get("ground") == "none"
    form = DeclarationForm(request.POST if request.method == "POST" and not clear else None)
    refusal = ""
    if clear or form.is_valid():
        try:
            words = {"ground": "none", "reason": ""} if clear else form.cleaned_data
            actions.declare(
                assignment.juror,
                assignment.nomination,
                words["ground"],
                reason=words["reason"],
                by=request.user,
                at=request.received_at,
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            if not clear:
                messages.success(request, _("You stand aside, and no longer see the nomination."))
            return redirect(assignment if clear else "jury:overview")
    text = JuryText.objects.in_force(assignment.juror.competition, JuryText.Kind.IMPARTIALITY)
    aside = _stands_aside(assignment)
    facts = {
        "form": form,
        "assignment": assignment,
        "text": text,
        "aside": aside,
        "refusal": refusal,
    }
    return render(request, "jury/declare.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def review(request: SignedInRequest, pk: str) -> HttpResponse:
    """The company's answers with the scores beside them."""
    assignment = get_object_or_404(_assigned(request), pk=pk)
    if not vars(assignment)["declared"]:
        return redirect("jury:declare", assignment.pk)
    assignment = get_object_or_404(_assigned(request).readable(), pk=pk)
    form = _score_form(request, assignment)
    refusal = ""
    if request.method == "POST":
        refusal = _keep(request, assignment, form)
        if request.htmx:
            return _saved(request, refusal)
        if not refusal:
            messages.success(request, _("Saved."))
            return redirect(assignment)
    page = _review_page(request, assignment) | {"form": form, "refusal": refusal}
    return render(request, "jury/review.html", page, status=422 if refusal else 200)


@require_POST
@login_required
def hand_in(request: SignedInRequest, pk: str) -> HttpResponse:
    """Saves what the form holds, then hands the review in."""
    assignment = get_object_or_404(_assigned(request).readable(), pk=pk)
    form = _score_form(request, assignment)
    refusal = _keep(request, assignment, form)
    try:
        if not refusal:
            actions.hand_in(assignment, by=request.user, at=request.received_at)
            messages.success(request, _("Thank you. The review is handed in."))
            return redirect("jury:overview")
    except Refused as refused:
        refusal = str(refused)
    page = _review_page(request, assignment) | {"form": form, "refusal": refusal}
    return render(request, "jury/review.html", page, status=422)


def _seat(request: SignedInRequest) -> Juror:
    seats = Juror.objects.select_related("competition", "undertaking")
    return get_object_or_404(seats, user=request.user, competition=Competition.objects.current())


def _assigned(request: SignedInRequest) -> AssignmentQuerySet:
    """Own assignments; none at all before the undertaking is signed."""
    return (
        Assignment.objects.of(request.user)
        .filter(juror__undertaking__isnull=False)
        .with_standing()
        .select_related("juror__competition", "nomination__company", "round__prize__competition")
    )


def _stands_aside(assignment: Assignment) -> bool:
    standing = vars(assignment)  # with_standing() has put it there
    return bool(standing["declared"] and not standing["may_read"])


def _score_form(request: SignedInRequest, assignment: Assignment) -> ScoreForm:
    competition = assignment.round.prize.competition
    return ScoreForm(
        request.POST if request.method == "POST" else None,
        criteria=assignment.round.prize.criteria.all(),
        scale=[(step.value, step.label) for step in competition.scale.all()],
        review=getattr(assignment, "review", None),
    )


def _keep(request: SignedInRequest, assignment: Assignment, form: ScoreForm) -> str:
    """Saves what came; the sentence that says why not, if it was refused."""
    if not form.is_valid():
        return " ".join(str(error) for errors in form.errors.values() for error in errors)
    words = {
        name: form.cleaned_data[name] for name in ("comment", "private_note") if name in form.data
    }
    try:
        actions.score(assignment, form.values(), by=request.user, at=request.received_at, **words)
    except Refused as refused:
        return str(refused)
    return ""


def _review_page(request: SignedInRequest, assignment: Assignment) -> dict[str, object]:
    submission = assignment.nomination.submissions.latest()
    prize = assignment.round.prize
    criteria = list(prize.criteria.prefetch_related("guidance"))
    asked = {str(criterion.pk) for criterion in criteria}
    return {
        "assignment": assignment,
        "submission": submission,
        "answers": [(criterion, submission.answer_to(criterion)) for criterion in criteria],
        # A nomination that was moved was asked by the other prize's criteria.
        "other_answers": [
            answer for pk, answer in submission.content["answers"].items() if pk not in asked
        ],
        "files": files_to_read(assignment),
        "scale": list(prize.competition.scale.all()),
        "closed": rules.why_not_score(assignment, request.user, request.received_at),
    }


def _saved(request: SignedInRequest, refusal: str) -> HttpResponse:
    """One line for a page that stays as it is: when it was saved, or why not."""
    saved = _("Saved at %(time)s") % {"time": localtime(request.received_at).strftime("%H.%M")}
    return HttpResponse(
        refusal or saved, content_type="text/plain; charset=utf-8", status=422 if refusal else 200
    )
