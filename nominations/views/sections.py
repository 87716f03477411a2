"""One section of a nomination to write in: saved by itself, by ordinary posts too."""

import re
import uuid
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions, checks, rules, texts
from nominations.actions import Clash, Saved
from nominations.forms import SectionForm
from nominations.models import Answer, Nomination
from nominations.questions import Kind, Question, Section, sections
from nominations.views.own import own_nomination
from nominations.views.signed_out import forget, keeps_what_is_typed, kept


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_is_typed
def section(request: SignedInRequest, pk: str, key: str) -> HttpResponse:
    """Questions to write in; a page that is open twice never overwrites anything unseen."""
    nomination = own_nomination(request, pk)
    asked = sections(nomination.prize)
    here = next((section for section in asked if section.key == key), None)
    if here is None:
        raise Http404
    if request.method == "POST":
        return _save(request, nomination, here, asked)
    if not rules.may_edit(request.user, nomination, request.received_at):
        return redirect(nomination)
    answers = _answers(nomination, here)
    typed = kept(request)
    form = SectionForm(typed, section=here, answers=answers)
    if "kontroll" in request.GET and typed is None:
        form = SectionForm(
            {q: answer.text for q, answer in answers.items()}, section=here, answers=answers
        )
        form.show_faults()
    return _page(request, nomination, form, answers, came_back=typed is not None)


def _save(
    request: SignedInRequest, nomination: Nomination, here: Section, asked: list[Section]
) -> HttpResponse:
    form = SectionForm(request.POST, section=here, answers={})
    quietly = "X-Autosave" in request.headers
    typed = form.typed()
    typed.pop(request.POST.get("take", ""), None)  # the other's text stands: this one is set aside
    try:
        saved = actions.save_answers(
            nomination,
            typed,
            by=request.user,
            at=request.received_at,
            page=_sender(request),
            asked={question.key: question for question in here.questions},
        )
    except Refused as refused:
        if quietly:
            return JsonResponse({"said": str(refused)}, status=422)
        answers = _answers(nomination, here)
        return _page(request, nomination, form, answers, refusal=str(refused), status=422)
    forget(request)
    if quietly:
        return _told(request, nomination, here, saved)
    if saved.clashes:
        answers = _answers(nomination, here)
        return _page(request, nomination, form, answers, clashes=saved.clashes, status=409)
    return redirect(_onward(request, nomination, here, asked))


def _sender(request: SignedInRequest) -> str:
    """The open page, and which of its posts this is: a later one sorts after an earlier one."""
    page = re.sub("[^0-9a-z]", "", request.POST.get("page", ""))[:20]
    turn = request.POST.get("turn", "")
    return f"{page}:{turn:0>15}" if page and re.fullmatch("[0-9]{1,15}", turn) else page


def _told(
    request: SignedInRequest, nomination: Nomination, here: Section, saved: Saved
) -> HttpResponse:
    """For the page that saves by itself: when, which texts it holds now, and what clashed."""
    said = _("Saved at %(time)s") % {"time": localtime(request.received_at).strftime("%H.%M")}
    if saved.clashes:
        said = _("Not saved yet: choose between the two texts.")
    panels = {
        clash.question.key: render_to_string(
            "nominations/clash.html", {"clash": clash, "nomination": nomination}, request
        )
        for clash in saved.clashes
    }
    bases = {key: answer.base for key, answer in saved.answers.items()}
    notes = {
        question.key: checks.note(question, saved.answers[question.key].text)
        for question in here.questions
        if question.key in saved.answers
    }
    told = {"said": said, "bases": bases, "clashes": panels, "notes": notes}
    return JsonResponse(told, status=409 if panels else 200)


def _onward(
    request: SignedInRequest, nomination: Nomination, here: Section, asked: list[Section]
) -> str:
    """Where the pressed button leads: the check, the next section, or the task list."""
    if request.POST.keys() & {"take", "mine"}:
        return request.get_full_path()
    if "kontroll" in request.GET:
        return reverse("nominations:check", args=[nomination.pk])
    after = asked[asked.index(here) + 1 :]
    if "next" in request.POST and after:
        return reverse("nominations:section", args=[nomination.pk, after[0].key])
    return nomination.get_absolute_url()


def _answers(nomination: Nomination, here: Section) -> dict[str, Answer]:
    own = nomination.answers.filter(question__in=here.keys).select_related("saved_by")
    return {answer.question: answer for answer in own}


def _page(
    request: SignedInRequest,
    nomination: Nomination,
    form: SectionForm,
    answers: dict[str, Answer],
    *,
    clashes: list[Clash] | None = None,
    status: int = 200,
    **facts: Any,
) -> HttpResponse:
    clashing = {clash.question.key: clash for clash in clashes or []}
    # Whoever has seen both texts goes on from the other's; else the text is as old as it was.
    typed_on = form.data if form.is_bound and not clashing else {}
    rows = [
        {
            "question": question,
            "field": form[question.key],
            "answer": answers.get(question.key),
            "base": typed_on.get(f"base-{question.key}") or _base(answers.get(question.key)),
            "may_publish": _may_publish(form, answers.get(question.key), question.key),
            "clash": clashing.get(question.key),
            "note": "" if form.errors else checks.note(question, _typed(form, question)),
        }
        for question in form.section.questions
    ]
    saved = max((answer.saved_at for answer in answers.values()), default=None)
    together = nomination.members.count() > 1
    context = {"nomination": nomination, "section": form.section, "form": form, "rows": rows}
    context |= {
        "page": uuid.uuid4().hex[:20],
        "saved_at": saved,
        "together": together,
        "has_clash": clashing,
    }
    return render(request, "nominations/section.html", context | facts, status=status)


def _base(answer: Answer | None) -> str:
    return answer.base if answer else texts.base(0, "")


def _typed(form: SectionForm, question: Question) -> str:
    return str(form[question.key].value() or "") if question.kind != Kind.TICK else ""


def _may_publish(form: SectionForm, answer: Answer | None, key: str) -> bool:
    if form.is_bound and f"base-{key}" in form.data:
        return f"publish-{key}" in form.data
    return bool(answer and answer.may_publish)
