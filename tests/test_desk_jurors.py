"""Seats on the jury: who gets one, and what is told about a juror."""

import pytest
from django.urls import reverse

from accounts.models import User
from jury.models import Juror
from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db


def seat(client, year, **typed):
    make.signed_in(client, make.secretariat())
    facts = {"first_name": "Anne", "last_name": "Berg", "email": "anne@demo.example"}
    return client.post(
        reverse("desk_jurors:add"), facts | {"competition": year.pk, "role": "member"} | typed
    )


def actions():
    return list(Event.objects.order_by("number").values_list("action", flat=True))


def test_a_new_juror_gets_an_account(client):
    year = make.competition()

    seat(client, year, employer="NTNU")

    juror = Juror.objects.get()
    assert (juror.user.name, juror.user.email, juror.employer) == (
        "Anne Berg",
        "anne@demo.example",
        "NTNU",
    )
    assert actions() == ["jury.seat"]


def test_a_known_person_keeps_account_and_name(client):
    person = make.user("Anna Berge", email="anne@demo.example")

    seat(client, make.competition(), email="ANNE@demo.example")

    assert (Juror.objects.get().user, str(Juror.objects.get())) == (person, "Anna Berge")


def refused_seat(client, year, **typed):
    """The page says why, keeps what was typed, and nobody got a seat or an account."""
    before = Juror.objects.count(), User.objects.count()
    page = seat(client, year, **typed)
    assert page.status_code == 200
    assert page.context["form"]["last_name"].value() == "Berg"
    return (Juror.objects.count(), User.objects.count() - 1) == before


def test_nobody_has_two_seats(client):
    juror = make.juror(make.competition())

    assert refused_seat(client, juror.competition, email=juror.user.email)


def test_nobody_both_judges_and_runs_the_competition(client):
    assert refused_seat(client, make.competition(), email=make.secretariat().email)


def test_a_jury_has_one_chair(client):
    chair = make.juror(make.competition(), role="chair")

    assert refused_seat(client, chair.competition, role="chair")


def test_a_closed_account_is_not_opened_by_a_seat(client):
    person = make.user(is_active=False)

    assert refused_seat(client, make.competition(), email=person.email)


def test_what_is_told_about_a_juror_is_changed(client):
    juror = make.juror(make.competition())
    make.signed_in(client, make.secretariat())

    client.post(
        reverse("desk_jurors:edit", args=[juror.pk]), {"role": "guest", "title": "Professor"}
    )

    juror.refresh_from_db()
    assert (juror.role, juror.title) == ("guest", "Professor")
    assert Event.objects.get(action="jury.change_seat").facts == {"fields": ["role", "title"]}


def test_a_juror_with_nothing_done_is_removed(client):
    juror = make.juror(make.competition(), signed=False)
    make.signed_in(client, make.secretariat())

    client.post(reverse("desk_jurors:delete", args=[juror.pk]))

    assert (Juror.objects.count(), actions()) == (0, ["desk.remove"])


def test_a_juror_with_reviews_stays(client):
    juror = make.scored_round(((5, 4),)).prize.competition.jurors.get()
    make.signed_in(client, make.secretariat())

    client.post(reverse("desk_jurors:delete", args=[juror.pk]))

    assert Juror.objects.get() == juror
    assert "desk.remove" not in actions()
