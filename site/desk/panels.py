"""What the secretariat's start page shows, and what it leaves out."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from desk.steps import steps
from nominations.models import Competition


class NextSteps(Component):
    """The dated steps of the year, with what is left of each."""

    name = "next_steps"
    template_name = "desk/next_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        competition = Competition.objects.current()
        found = steps(competition, request.received_at) if competition else []
        may_plan = request.user.has_perm("nominations.add_competition")
        return {"competition": competition, "steps": found, "may_plan": may_plan}


def without_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's help is about pages: shown only to those who have some."""
    if not user_has_any_page_permission(request.user):
        items[:] = [item for item in items if item.name != "help"]


def arrange(request: HttpRequest, panels: list[Component]) -> None:
    """The year's steps for the secretariat; Wagtail's own panels only for those with pages."""
    if not user_has_any_page_permission(request.user):
        panels.clear()
    if request.user.has_perm("nominations.view_nomination"):
        panels.append(NextSteps())
