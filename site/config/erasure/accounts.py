"""Accounts that have had their time: the row stays, since events point to it; the person goes."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import User
from ledger import chain
from nominations.models import Answer

RESERVED = "@slettet.invalid"  # no letter can ever be sent there


def unused(at: datetime) -> QuerySet[User]:
    """Not signed in for long, without a role, and with no nomination that still holds answers."""
    old = at - timedelta(days=settings.KEEP_DAYS["accounts"])
    answers = Answer.objects.filter(nomination__members__user=OuterRef("pk"))
    people = User.objects.alias(used=Coalesce("last_login", "date_joined")).filter(used__lte=old)
    without = {"is_staff": False, "is_superuser": False, "groups": None, "jury_seats": None}
    return people.filter(~Exists(answers), **without).exclude(email__endswith=RESERVED)


@transaction.atomic
def make_nameless(person: User, *, at: datetime) -> None:
    """Close the account for good, and take out of it all that says whose it was."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    for profile in UserProfile.objects.filter(user=person):
        profile.avatar.delete(save=False)
        profile.delete()
    with translation.override(settings.LANGUAGE_CODE):
        person.first_name, person.last_name = _("Deleted person"), ""
    ModelLogEntry.objects.for_instance(person).update(label=person.first_name)
    person.email, person.language, person.last_login = f"{person.pk}{RESERVED}", "", None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.groups.clear()
    person.user_permissions.clear()
    person.save()
    chain.record("accounts.erase", person, by=None, at=at)
