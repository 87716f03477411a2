"""Registers the app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Home, articles, criteria and jury, edited in Wagtail."""

    name = "pages"
