"""The pages before anybody has signed in: which prize fits, and everything that is asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nominations import questions, rules
from nominations.forms import CheckForm
from nominations.models import Competition, Criterion, Prize

MINUTES_EACH = 20  # what one answer to the jury takes to write, when the facts are at hand


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Three questions, without signing in, that lead to the right prize."""
    now = timezone.now()
    competition = Competition.objects.current()
    asked = {"vis", *CheckForm.base_fields} & set(request.GET)
    form = CheckForm(request.GET if asked else None)
    answered = form.is_valid()
    kind = form.prize_kind() if answered else None
    prizes = competition.prizes.prefetch_related("criteria") if competition else []
    prize = next((one for one in prizes if one.kind == kind), None)
    return render(
        request,
        "nominations/start.html",
        {
            "form": form,
            "answered": answered,
            "prize": prize,
            "hours": hours(prize) if prize else 0,
            "prizes": [{"prize": one, "hours": hours(one)} for one in prizes],
            "closed": rules.why_closed(competition, now) if competition else "",
            "next_year": Competition.objects.filter(opens_at__gt=now).order_by("opens_at").first(),
        },
    )


@require_safe
def all_questions(request: HttpRequest) -> HttpResponse:
    """Everything both prizes ask, with what the jury is after."""
    competition = Competition.objects.current()
    prizes = competition.prizes.prefetch_related("criteria__guidance") if competition else []
    return render(
        request,
        "nominations/questions.html",
        {
            "prizes": [asked_for(prize) for prize in prizes],
            "both": [questions.company(), questions.figures(), questions.contact()],
        },
    )


def asked_for(prize: Prize) -> dict[str, Any]:
    """The jury's questions for one prize, in sections, each with what the best answers show."""
    return {
        "prize": prize,
        "hours": hours(prize),
        "sections": [
            (section, [(question, best(question.criterion)) for question in section.questions])
            for section in questions.groups(prize)
        ],
    }


def best(criterion: Criterion | None) -> Any:
    """The guidance for the highest score, if the jury has written any."""
    steps = list(criterion.guidance.all()) if criterion else []
    return steps[-1] if steps else None


def hours(prize: Prize) -> int:
    """How long the jury's questions take, to the nearest hour."""
    return max(1, round(len(prize.criteria.all()) * MINUTES_EACH / 60))
