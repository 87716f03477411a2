"""manage.py plant: puts the site's first pages in place."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.planting import plant


class Command(BaseCommand):
    """Safe to run at any time: a page that is there stays as the editors left it."""

    help = "Plants the pages of the site that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        plant()
