"""What holds for every request: its time of receipt, its language, and how private it is."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import has_second_factor, used_second_factor

Answer = Callable[[HttpRequest], HttpResponse]
UTF = "utf-8"
PRIVATE = ("/admin/", "/jury/")


class Body:
    """Reads what comes in, and knows when the line broke before all of it was here."""

    def __init__(self, request: HttpRequest) -> None:
        announced = request.META.get("CONTENT_LENGTH") or ""
        self.missing = int(announced) if announced.isdecimal() else 0
        self.ended = False
        self._read = request.read

    def read(self, size: int | None = -1) -> bytes:
        came = self._read(size)
        self.missing -= len(came)
        self.ended = size in {None, -1} or len(came) < (size or 0)
        return came

    @property
    def is_cut(self) -> bool:
        return self.ended and self.missing > 0


def time_of_receipt(answer: Answer) -> Answer:
    """A deadline is judged by when the whole request had come in, not by when it is done with."""

    def middleware(request: HttpRequest) -> HttpResponse:
        body = Body(request)
        request.read = body.read  # type: ignore[method-assign]  # Django has no other way in
        if request.content_params and request.content_params.get("charset", UTF).lower() != UTF:
            return HttpResponseBadRequest("Only UTF-8 is read here.")
        # A body that is held back has not been received: read the form before looking at the clock.
        _ = request.POST
        if body.is_cut:  # half a text must never stand where a whole one stood
            return HttpResponseBadRequest()
        request.received_at = timezone.now()  # type: ignore[attr-defined]  # see accounts.requests
        return answer(request)

    return middleware


def chosen_language(answer: Answer) -> Answer:
    """Bokmål, unless the person has chosen otherwise. The browser's own language is no choice."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(known):
            response = answer(request)
        response.headers.setdefault("Content-Language", known or "nb")
        return response

    return middleware


def private_pages_are_never_stored(answer: Answer) -> Answer:
    """What a signed-in person saw must not be found in a cache afterwards."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def second_factor_for_staff(answer: Answer) -> Answer:
    """Nobody reaches the jury's or the secretariat's pages on an e-mail code alone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, User) or not request.path_info.startswith(PRIVATE):
            return answer(request)
        if used_second_factor(request):
            return answer(request)
        if has_second_factor(person):
            query = urlencode({"next": request.path})
            return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
        messages.info(
            request,
            _("These pages need one more key: add a passkey or an authenticator app first."),
        )
        return redirect("mfa_index")

    return middleware
