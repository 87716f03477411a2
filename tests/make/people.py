"""People with accounts, and clients signed in as them."""

from itertools import count
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import Client

from accounts import roles
from accounts.models import User

numbers = count(1)


def user(name: str = "", *groups: str, **facts: Any) -> User:
    number = next(numbers)
    name = name or f"Person {number}"
    first, _space, last = name.partition(" ")
    facts = {
        "email": f"person{number}@demo.example",
        "first_name": first,
        "last_name": last,
    } | facts
    person = User.objects.create_user(**facts)
    person.groups.set(Group.objects.filter(name__in=groups))
    return person


def secretariat(name: str = "Sekretariat Sund") -> User:
    return user(name, roles.SECRETARIAT)


def editor(name: str = "Redaktør Rud") -> User:
    return user(name, roles.EDITOR)


def observer(name: str = "Observatør Ommen") -> User:
    return user(name, roles.OBSERVER)


def administrator(name: str = "Administrator Aas") -> User:
    return user(name, roles.ADMINISTRATOR)


def signed_in(client: Client, person: User, *, second_factor: bool = True) -> Client:
    """The client as that person, with the second factor shown unless told otherwise."""
    client.force_login(person, backend="accounts.backends.GroupRights")
    if second_factor:
        request = HttpRequest()
        request.session, request.user = client.session, person
        login(request, person, backend="accounts.backends.GroupRights")
        record_authentication(request, person, method="mfa", type="test")
        request.session.save()
        client.cookies["sessionid"] = request.session.session_key
    return client
