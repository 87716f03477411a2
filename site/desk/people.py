"""What an administrator may do with other people's accounts, and that the ledger tells of it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts import roles
from accounts.models import User
from accounts.requests import SignedInRequest
from ledger import chain

# Whoever runs the competition or other people's accounts is named by a superuser alone.
MAY_BE_GIVEN = {roles.EDITOR, roles.OBSERVER}


def before_create(request: SignedInRequest) -> HttpResponse | None:
    """A new person gets no role that the administrator can't give."""
    return _refuse(request, _why_not_give(request, set()))


def before_edit(request: SignedInRequest, person: User) -> HttpResponse | None:
    """Nobody takes over somebody else's account, or gives out power over the competition."""
    if request.user.is_superuser:
        return None
    if person.is_superuser or (person != request.user and person.plays(roles.SECRETARIAT)):
        return _refuse(request, _("Only a superuser changes this account."))
    if request.method == "POST" and _new_address(request) != person.email:
        return _refuse(request, _("Only a superuser changes the address somebody signs in with."))
    held = set(person.groups.values_list("name", flat=True))
    return _refuse(request, _why_not_give(request, held))


def before_bulk(
    request: SignedInRequest, action: str, objects: Iterable[Any], view: Any
) -> HttpResponse | None:
    """Roles are given to one person at a time, where the rules above are asked."""
    people = getattr(view, "models", [None])[0] is User
    if people and not request.user.is_superuser:
        return _refuse(request, _("Change one person at a time."))
    return None


@transaction.atomic
def after_change(request: SignedInRequest, person: User) -> None:
    """Which roles the person has now, and whether the account is open."""
    held = sorted(person.groups.values_list("name", flat=True))
    facts = {"roles": held, "open": person.is_active, "superuser": person.is_superuser}
    chain.record("accounts.change", person, by=request.user, at=request.received_at, **facts)


def _new_address(request: SignedInRequest) -> str:
    return request.POST.get("email", "").strip().lower()


def _why_not_give(request: SignedInRequest, held: set[str]) -> str:
    """Why the chosen roles can't be given or taken; empty when they can."""
    if request.method != "POST" or request.user.is_superuser:
        return ""
    numbers = [number for number in request.POST.getlist("groups") if number.isdecimal()]
    chosen = set(Group.objects.filter(pk__in=numbers).values_list("name", flat=True))
    if (chosen ^ held) - MAY_BE_GIVEN:
        return _("Only a superuser gives or takes that role.")
    return ""


def _refuse(request: SignedInRequest, sentence: str) -> HttpResponse | None:
    if not sentence:
        return None
    messages.error(request, sentence)
    return redirect("wagtailusers_users:index")
