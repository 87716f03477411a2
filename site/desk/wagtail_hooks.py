"""Puts the desk's screens into the Wagtail admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

from desk import menu, panels, people
from desk.awards import AwardChooserViewSet

hooks.register("register_admin_menu_item", menu.competition_menu)
hooks.register("register_reports_menu_item", menu.ledger_menu)
hooks.register("construct_homepage_panels", panels.arrange)
hooks.register("construct_main_menu", panels.without_help)
hooks.register("before_create_user", people.before_create)
hooks.register("before_edit_user", people.before_edit)
hooks.register("before_bulk_action", people.before_bulk)
hooks.register("after_create_user", people.after_change)
hooks.register("after_edit_user", people.after_change)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [*menu.VIEWSETS, AwardChooserViewSet()]


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    return [path("", include("desk.urls"))]
