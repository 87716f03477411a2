"""Who is signed in where: over when their time is, or when the person's account is."""

from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from accounts.models import User


def over(at: datetime) -> QuerySet[Session]:
    """Those that nobody can use any more."""
    return Session.objects.filter(expire_date__lte=at)


def end(session: Session, *, at: datetime) -> None:
    """Sign the browser out."""
    session.delete()


def of(person: User) -> list[Session]:
    """Where the person is signed in; the session itself must be asked."""
    every = Session.objects.all().iterator()
    return [one for one in every if one.get_decoded().get(SESSION_KEY) == str(person.pk)]
