"""The public menu, and the menu of what a signed-in person works on."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from jury.models import Juror
from nominations.models import Competition


@dataclass(frozen=True)
class Entry:
    """One line of a menu."""

    url: str
    title: str
    current: bool


def public(request: HttpRequest) -> list[Entry]:
    """The pages that editors have put into the menu, in their order."""
    pages = Page.objects.live().in_menu().filter(depth=3).order_by("path")
    entries = [(f"/{page.slug}/", page.title) for page in pages.only("slug", "title")]
    return [_entry(request, url, title) for url, title in entries]


def work(request: HttpRequest, competition: Competition | None) -> list[Entry]:
    """What the person has to do here; nothing for visitors."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    seats = Juror.objects.filter(user=user, competition=competition)
    staff = user.has_perm("wagtailadmin.access_admin")
    sees_rankings = user.has_perm("jury.see_ranking")
    watches = user.has_perm("jury.view_round")
    chairs = [seat.is_chair for seat in seats]
    choices = [
        (not (chairs or staff or watches), reverse("nominations:list"), _("My nominations")),
        (bool(chairs), reverse("jury:overview"), _("My reviews")),
        (sees_rankings or any(chairs), reverse("jury:rankings"), _("Rankings")),
        (watches, reverse("jury:progress"), _("Progress")),
        (staff, reverse("wagtailadmin_home"), _("Administration")),
    ]
    open_to = [(url, title) for shown, url, title in choices if shown]
    here = max(
        (url for url, _title in open_to if request.path.startswith(url)), key=len, default=""
    )
    return [Entry(url, title, url == here) for url, title in open_to]


def _entry(request: HttpRequest, url: str, title: str) -> Entry:
    return Entry(url, title, request.path.startswith(url))
