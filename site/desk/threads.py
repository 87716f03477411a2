"""What the secretariat and a company write to each other, and what it is asked to change."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.widgets import AdminDateTimeInput

from accounts.models import User
from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from desk.screens import screen
from nominations import actions, thread_rules
from nominations.forms.threads import MessageForm
from nominations.models import Message, Nomination
from nominations.rules import open_change_request

SAY_WHEN = _("Write a date and a time, such as 2027-04-10 12:00.")


class ChangeRequestForm(forms.Form):
    """What the company should change, and by when."""

    what = forms.CharField(
        label=_("What should be changed?"),
        help_text=_("The company reads this above its nomination."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": _("Write what the company should change: it will read it.")},
    )
    due_at = forms.DateTimeField(
        label=_("By when (Norwegian time)"),
        help_text=_("Until then the company can change its nomination and send it in again."),
        widget=AdminDateTimeInput,
        error_messages={"required": SAY_WHEN, "invalid": SAY_WHEN},
    )


def unanswered(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Those whose thread ends with the company."""
    newest = Message.objects.filter(nomination=OuterRef("pk")).order_by("-written_at", "-pk")
    last = Subquery(newest.values("from_secretariat")[:1])
    return nominations.alias(secretariat_was_last=last).filter(secretariat_was_last=False)


def facts_of(request: SignedInRequest, nomination: Nomination) -> dict[str, Any]:
    """What the screening page tells about the thread and the request for a change."""
    at = request.received_at
    return {
        "messages_written": nomination.messages.count(),
        "change_request": open_change_request(nomination, at),
        "change_form": _change_form(nomination, request.user, at),
    }


def _change_form(nomination: Nomination, user: User, at: datetime) -> ChangeRequestForm | None:
    """The form when a change can be asked for; with time until the jury begins, when there is."""
    calendar = nomination.competition
    if thread_rules.why_not_request_change(user, nomination, calendar.meeting_at, at):
        return None
    due_at = calendar.scoring_opens_at if at < calendar.scoring_opens_at else None
    return ChangeRequestForm(initial={"due_at": due_at})


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("nominations.view_nomination")
def thread(request: SignedInRequest, pk: str) -> HttpResponse:
    """All that was written, newest last, and a form below it."""
    nomination = _nomination(pk)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            message = actions.write_message(
                nomination, form.cleaned_data["text"], by=request.user, at=request.received_at
            )
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            page = reverse("desk:thread", args=[nomination.pk])
            return redirect(f"{page}#melding-{message.pk}")
    return screen(
        request,
        "desk/thread.html",
        gettext("Messages"),
        trail=_trail(nomination),
        form=form,
        nomination=nomination,
        thread=nomination.messages.select_related("written_by"),
        may_write=thread_rules.may_write_message(request.user, nomination),
    )


@require_POST
@permission_required("nominations.view_nomination")
def request_change(request: SignedInRequest, pk: str) -> HttpResponse:
    """Ask the company; a form that was refused is shown again with all that was typed."""
    nomination = _nomination(pk)
    form = ChangeRequestForm(request.POST)
    if form.is_valid():
        try:
            actions.request_change(
                nomination, **form.cleaned_data, by=request.user, at=request.received_at
            )
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            messages.success(request, gettext("The company has been asked, and gets an e-mail."))
            return redirect("desk:screen", nomination.pk)
    title = gettext("Ask for a change")
    facts = {"form": form, "nomination": nomination}
    trail = _trail(nomination)
    return screen(request, "desk/change_request.html", title, trail=trail, **facts)


@require_POST
@permission_required("nominations.view_nomination")
def withdraw_change_request(request: SignedInRequest, pk: str) -> HttpResponse:
    """Take the request back."""
    nomination = _nomination(pk)
    try:
        actions.withdraw_change_request(nomination, by=request.user, at=request.received_at)
        messages.success(request, gettext("The request is taken back."))
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("desk:screen", nomination.pk)


def _nomination(pk: str) -> Nomination:
    known = Nomination.objects.select_related("prize__competition", "company")
    return get_object_or_404(known, pk=pk)


def _trail(nomination: Nomination) -> list[tuple[str, str]]:
    return [
        (reverse("desk_nominations:index"), gettext("Nominations")),
        (reverse("desk:screen", args=[nomination.pk]), str(nomination)),
    ]
