"""Has allauth's letters written as rows like all others."""

from typing import Any
from uuid import uuid4

from django.utils import timezone, translation

import accounts.adapter
from letters.actions import send_at_once

KINDS = {
    "account/email/login_code": "sign_in_code",
    "account/email/unknown_account": "unknown_account",
}


class AccountAdapter(accounts.adapter.AccountAdapter):
    """The code goes out at once, in the language of the page that asked for it."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        kind = KINDS[template_prefix]
        facts = {"code": context["code"]} if "code" in context else {}
        language = translation.get_language() or ""
        at = timezone.now()
        send_at_once(kind, email, key=f"{kind} {uuid4()}", at=at, facts=facts, language=language)
