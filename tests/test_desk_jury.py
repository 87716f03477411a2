"""Seats on the jury, rounds, and who reads what."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import User
from jury.models import Assignment, Juror, Round
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


def assign(client, round, *jurors):
    make.signed_in(client, make.secretariat())
    return client.post(reverse("desk:assign", args=[round.pk]), {"jurors": [j.pk for j in jurors]})


def test_the_chosen_jurors_get_every_eligible_nomination(client):
    round = make.round(make.prize())
    for status in ("eligible", "eligible", "submitted", "ineligible", "draft"):
        make.nomination(round.prize, status=status)
    chosen, _other = make.juror(round.prize.competition), make.juror(round.prize.competition)

    assign(client, round, chosen)

    assert set(Assignment.objects.values_list("juror", "nomination__status")) == {
        (chosen.pk, "eligible")
    }
    assert (Assignment.objects.count(), actions().count("jury.assign")) == (2, 1)


def test_the_page_chooses_all_but_substitutes(client):
    round = make.round(make.prize())
    year = round.prize.competition
    make.nomination(round.prize, status="eligible")
    member, _substitute = make.juror(year), make.juror(year, role="substitute")
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk:assign", args=[round.pk])).context

    assert [row.juror for row in page["rows"] if row.chosen] == [member]
    assert (page["nominations"], page["assigned"], page["new"]) == (1, 0, 1)


def test_ties_are_counted_and_never_assigned(client):
    round = make.round(make.prize())
    juror = make.juror(round.prize.competition)
    nomination = make.nomination(round.prize, status="eligible")
    make.assignment(make.round(round.prize, number=2), nomination, juror, ground="family")

    assign(client, round, juror)
    row = client.get(reverse("desk:assign", args=[round.pk])).context["rows"][0]

    assert (row.assigned, row.ties, row.new) == (0, 1, 0)


def test_somebody_must_be_chosen(client):
    round = make.round(make.prize())

    assert assign(client, round).status_code == 422
    assert actions() == []


def test_a_frozen_round_takes_no_more(client):
    round = make.frozen().round
    extra = make.juror(round.prize.competition)

    page = assign(client, round, extra)

    assert (page.status_code, extra.assignments.count()) == (422, 0)


def change(client, round, **typed):
    make.signed_in(client, make.secretariat())
    stored = {
        "opens_at": round.opens_at,
        "closes_at": round.closes_at,
        "lets_through": round.lets_through,
    }
    times = {
        n: make.timezone.localtime(v).isoformat(" ") if n.endswith("_at") else v
        for n, v in stored.items()
    }
    return client.post(reverse("desk_rounds:edit", args=[round.pk]), times | typed)


def test_an_open_round_is_given_more_time(client):
    round = make.round(make.prize(make.competition("scoring")))

    change(client, round, closes_at="2099-01-01 12:00")

    round.refresh_from_db()
    assert (round.closes_at.year, actions()) == (2099, ["jury.change_round"])


def test_a_closed_round_stays_closed(client):
    round = make.round(make.prize(make.competition("meeting")))

    page = change(client, round, closes_at="2099-01-01 12:00")

    round.refresh_from_db()
    assert (page.status_code, round.is_over(make.now()), actions()) == (200, True, [])


def test_a_closed_round_can_let_more_through_until_it_is_frozen(client):
    round = make.round(make.prize(make.competition("meeting")))
    frozen = make.frozen().round

    change(client, round, lets_through=5)
    change(client, frozen, lets_through=5)

    assert set(Round.objects.values_list("pk", "lets_through")) == {(round.pk, 5), (frozen.pk, 1)}


def test_a_round_is_added_with_the_next_number(client):
    first = make.round(make.prize(finalists=4))
    make.signed_in(client, make.secretariat())
    late = first.closes_at + timedelta(days=9)

    times = {"opens_at": first.closes_at.isoformat(" "), "closes_at": late.isoformat(" ")}
    client.post(reverse("desk_rounds:add"), {"prize": first.prize_id} | times)

    assert list(Round.objects.values_list("number", "lets_through")) == [(1, 3), (2, 4)]
    assert actions() == ["jury.plan_round"]
