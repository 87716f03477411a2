"""The least that a page of its kind can cost on this machine, with nothing of ours in it."""

from collections.abc import Callable
from functools import partial
from typing import cast

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.template.response import TemplateResponse
from django.test.utils import override_settings
from django.urls import path, reverse, set_urlconf
from django.utils import timezone
from wagtail.models import Page
from wagtail.views import serve

from accounts.requests import SignedInRequest
from config.benchmark.measuring import Turn
from config.benchmark.visiting import Visitor
from nominations.models import Answer, Nomination

MIDDLEWARE = [  # what Django gives a new project
    "config.benchmark.floors.own_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
ENGINE = DjangoTemplates(
    {
        "NAME": "floors",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"context_processors": PROCESSORS},
    }
)
EMPTY = ENGINE.from_string("")
TABLE = ENGINE.from_string(
    "<table>{% for one in rows %}<tr><td>{{ one.number }}<td>{{ one.company.name }}"
    "<td>{{ one.company.municipality }}<td>{{ one.prize.name }}<td>{{ one.status }}"
    "<td>{{ one.company.org_number }}</tr>{% endfor %}</table>"
)
ROWS = 500


def handler() -> WSGIHandler:
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()


def own_addresses(answer: Callable[[HttpRequest], HttpResponse]) -> object:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        try:
            return answer(request)
        finally:
            set_urlconf(None)

    return middleware


def table(request: HttpRequest) -> HttpResponse:
    """F1: rows of model objects through a plain template."""
    rows = Nomination.objects.select_related("company", "prize")[:ROWS]
    return HttpResponse(TABLE.render({"rows": rows}, request))


def page(request: HttpRequest) -> TemplateResponse:
    """F2: Wagtail's front page, found and served by it, with nothing on it."""
    found, _args, _kwargs = Page.route_for_request(request, "")  # which the request remembers
    found.template = EMPTY
    return cast("TemplateResponse", serve(request, ""))


def save(request: SignedInRequest) -> HttpResponse:
    """F3: one row written, for a person who is known."""
    Answer.objects.update_or_create(
        nomination_id=request.POST["nomination"],
        question="figure-unit",
        defaults={
            "text": request.POST["text"],
            "saved_at": timezone.now(),
            "saved_by_id": request.user.pk,
        },
    )
    return HttpResponse("ok")


def fine(request: HttpRequest) -> HttpResponse:
    """F6: as little as there is."""
    return HttpResponse("ok")


urlpatterns = [
    path("floor/table/", table),
    path("floor/page/", page),
    path("floor/save/", save),
    path("floor/fine/", fine),
]


def floors(nomination: Nomination, staff: Visitor) -> dict[str, Turn]:
    """Each by its name, ready to be called; the nomination is the one that F3 writes to.

    F7 is the one that goes through our middleware: a list of Wagtail's own, with no rows.
    """
    site = handler()
    anybody, owner = Visitor(site), Visitor(site, nomination.begun_by)
    typed = {"nomination": nomination.pk, "text": "ett tonn støpegods " * 60}
    return {
        "F1": partial(anybody.get, "/floor/table/"),
        "F2": partial(anybody.get, "/floor/page/"),
        "F3": partial(owner.post, "/floor/save/", typed),
        "F6": partial(anybody.get, "/floor/fine/"),
        "F7": partial(staff.get, reverse("wagtailadmin_reports:site_history")),
    }
