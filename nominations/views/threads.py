"""The thread between the company and the secretariat, as the company sees it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.refusals import Refused
from accounts.requests import SignedInRequest
from nominations import actions
from nominations.forms.threads import MessageForm
from nominations.views.own import own_nomination


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def thread(request: SignedInRequest, pk: str) -> HttpResponse:
    """All that was written, newest last, and a form below it."""
    nomination = own_nomination(request, pk)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            message = actions.write_message(
                nomination, form.cleaned_data["text"], by=request.user, at=request.received_at
            )
        except Refused as refused:
            form.add_error("text", str(refused.sentence))
        else:
            # The browser moves to the message that was just sent.
            page = reverse("nominations:thread", args=[nomination.pk])
            return redirect(f"{page}#melding-{message.pk}")
    return render(
        request,
        "nominations/thread.html",
        {
            "nomination": nomination,
            "thread": nomination.messages.select_related("written_by"),
            "form": form,
        },
        status=422 if form.errors else 200,
    )
