"""Drafts of the year: how far each has come, and one press to remind. Never a word of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from accounts.models import User
from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk.screens import screen
from ledger.models import Event
from nominations import actions, reminders
from nominations.models import Competition, Nomination, NominationMember
from nominations.questions import questions

ATTEMPT = "nominations.attempt"
COMPLETE = "besvart"


@dataclass(frozen=True)
class Draft:
    """One draft as the secretariat sees it."""

    nomination: Any  # as `unsent` counts it
    owner: User | None
    reminded_at: datetime | None
    tried_at: datetime | None
    missing: list[str]


@require_safe
@permission_required("nominations.view_nomination")
def drafts(request: SignedInRequest) -> HttpResponse:
    """The oldest first; on request only those where everything is answered."""
    competition = Competition.objects.current()
    title = gettext("Drafts")
    if competition is None:
        return screen(request, "desk/no_competition.html", title)
    only_complete = request.GET.get("vis") == COMPLETE
    facts: dict[str, Any] = {
        "competition": competition,
        "drafts": _drafts(_chosen(competition, only_complete=only_complete)),
        "only_complete": only_complete,
        "may_remind": competition.is_open(request.received_at),
    }
    return screen(request, "desk/drafts.html", title, **facts)


@require_POST
@permission_required("nominations.screen_nomination")
def remind(request: SignedInRequest, pk: str) -> HttpResponse:
    """One letter about one draft."""
    nomination = get_object_or_404(Nomination.objects.select_related("company"), pk=pk)
    try:
        actions.remind_by_hand(nomination, by=request.user, at=request.received_at)
    except Refused as refused:
        messages.error(request, f"{nomination.company}: {refused.sentence}")
    else:
        sentence = gettext("%(company)s is reminded.") % {"company": nomination.company}
        messages.success(request, sentence)
    return redirect(_back(request))


@require_POST
@permission_required("nominations.screen_nomination")
def remind_all(request: SignedInRequest) -> HttpResponse:
    """All that the list shows; those reminded within a day are passed over."""
    competition = get_object_or_404(Competition, pk=getattr(Competition.objects.current(), "pk", 0))
    reminded = passed_over = 0
    chosen = _chosen(competition, only_complete=request.POST.get("vis") == COMPLETE)
    for nomination in chosen:
        try:
            actions.remind_by_hand(nomination, by=request.user, at=request.received_at)
            reminded += 1
        except Refused:
            passed_over += 1
    sentence = ngettext(
        "%(count)s company is reminded.", "%(count)s companies are reminded.", reminded
    )
    if passed_over:
        sentence += " " + gettext("%(passed)s were reminded less than 24 hours ago, or can't be.")
    messages.success(request, sentence % {"count": reminded, "passed": passed_over})
    return redirect(_back(request))


def _chosen(competition: Competition, *, only_complete: bool) -> QuerySet[Nomination]:
    found = reminders.unsent(competition)
    return reminders.only_the_press_is_missing(found) if only_complete else found


def _drafts(found: QuerySet[Nomination]) -> list[Draft]:
    """The same number of queries however many there are."""
    owners = NominationMember.objects.filter(role="owner").select_related("user")
    nominations: list[Any] = list(
        found.select_related("company", "prize__competition").prefetch_related(
            "prize__criteria", Prefetch("members", queryset=owners, to_attr="owners")
        )
    )
    last = _last_events(nominations)
    return [_draft(nomination, last) for nomination in nominations]


def _last_events(nominations: list[Any]) -> dict[tuple[str, str], Event]:
    """The newest reminder and the newest refused attempt of each."""
    events = Event.objects.filter(
        action__in=[reminders.REMINDED, ATTEMPT],
        subject_id__in=[str(nomination.pk) for nomination in nominations],
    )
    return {(event.action, event.subject_id): event for event in events.order_by("number")}


def _draft(nomination: Any, last: dict[tuple[str, str], Event]) -> Draft:
    reminded = last.get((reminders.REMINDED, str(nomination.pk)))
    tried = last.get((ATTEMPT, str(nomination.pk)))
    asked = questions(nomination.prize) if tried else {}
    missing = tried.facts["missing"] if tried else []
    return Draft(
        nomination=nomination,
        owner=next((member.user for member in nomination.owners), None),
        reminded_at=reminded.at if reminded else None,
        tried_at=tried.at if tried else None,
        missing=[asked[key].label if key in asked else key for key in missing],
    )


def _back(request: SignedInRequest) -> str:
    """To the list as it was shown."""
    query = f"?vis={COMPLETE}" if request.POST.get("vis") == COMPLETE else ""
    return reverse("desk:drafts") + query
