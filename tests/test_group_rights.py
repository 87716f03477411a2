"""Rights come from groups: what somebody was given in person counts for nothing."""

import pytest
from django.contrib.auth.models import Permission

from accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db


def test_a_right_given_in_person_counts_for_nothing_and_a_groups_right_counts():
    person, secretary = make.user(), make.secretariat()
    person.user_permissions.add(Permission.objects.get(codename="screen_nomination"))
    again = User.objects.get(pk=person.pk)

    assert not again.has_perm("nominations.screen_nomination")
    assert secretary.has_perm("nominations.screen_nomination")
