"""manage.py demo_accounts: where each demo person starts, with a signed-in session for scripts."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from config import cast
from config.views import sign_in


class Command(BaseCommand):
    """On a demo database only; elsewhere it refuses."""

    help = "Lists the demo people, each with a fresh signed-in session."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        parts = cast.parts()
        if not parts:
            raise CommandError(_("This is not a demonstration: there are no demo people here."))
        if options["format"] == "table":
            for part in parts:
                who = part.user.email if part.user else ""
                self.stdout.write(f"{part.title:<32} {who:<44} {part.start_url}")
            return
        self.stdout.write(
            json.dumps([_account(part) for part in parts], ensure_ascii=False, indent=2)
        )


def _account(part: cast.Part) -> dict[str, Any]:
    return {
        "role": part.role,
        "name": part.user.name if part.user else part.title,
        "email": part.user.email if part.user else None,
        "start_url": part.start_url,
        "session": {"name": settings.SESSION_COOKIE_NAME, "value": _session(part.user)}
        if part.user
        else None,
    }


def _session(person: User) -> str:
    """A session as the browser would have it after both factors."""
    request = HttpRequest()
    request.session = SessionStore()
    sign_in(request, person)
    request.session.save()
    return str(request.session.session_key)
