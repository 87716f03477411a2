"""How we use allauth: by code, and without a separate sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Asking for a code is how an account begins, so there is no sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
