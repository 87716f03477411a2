"""What our views may count on in a request."""

from datetime import datetime

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request from a person we know, stamped with its time of receipt."""

    user: User
    received_at: datetime
    htmx: bool
