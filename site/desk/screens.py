"""A page of the desk inside Wagtail's own frame."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _


def screen(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    trail: Sequence[tuple[str, str]] = (),
    **facts: Any,
) -> HttpResponse:
    """The template with a title, the way to it, and what it tells."""
    way = [(reverse("wagtailadmin_home"), _("Home")), *trail, ("", title)]
    frame = {
        "header_title": title,
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in way],
    }
    form = facts.get("form")
    status = 422 if form and form.errors else 200
    return render(request, template, frame | facts, status=status)
