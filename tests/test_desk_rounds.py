"""Rounds: when they are open, and who reads what in them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from jury.models import Assignment, Round
from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db


def actions():
    return list(Event.objects.order_by("number").values_list("action", flat=True))


def assign(client, round_, *jurors):
    make.signed_in(client, make.secretariat())
    return client.post(reverse("desk:assign", args=[round_.pk]), {"jurors": [j.pk for j in jurors]})


def test_the_chosen_jurors_get_every_eligible_nomination(client):
    round_ = make.round_(make.prize())
    for status in ("eligible", "eligible", "submitted", "ineligible", "draft"):
        make.nomination(round_.prize, status=status)
    chosen, _other = make.juror(round_.prize.competition), make.juror(round_.prize.competition)

    assign(client, round_, chosen)

    assert set(Assignment.objects.values_list("juror", "nomination__status")) == {
        (chosen.pk, "eligible")
    }
    assert (Assignment.objects.count(), actions().count("jury.assign")) == (2, 1)


def test_the_page_chooses_all_but_substitutes(client):
    round_ = make.round_(make.prize())
    year = round_.prize.competition
    make.nomination(round_.prize, status="eligible")
    member, _substitute = make.juror(year), make.juror(year, role="substitute")
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk:assign", args=[round_.pk])).context

    assert [row.juror for row in page["rows"] if row.chosen] == [member]
    assert (page["nominations"], page["assigned"], page["new"]) == (1, 0, 1)


def test_ties_are_counted_and_never_assigned(client):
    round_ = make.round_(make.prize())
    juror = make.juror(round_.prize.competition)
    nomination = make.nomination(round_.prize, status="eligible")
    make.assignment(make.round_(round_.prize, number=2), nomination, juror, ground="family")

    assign(client, round_, juror)
    row = client.get(reverse("desk:assign", args=[round_.pk])).context["rows"][0]

    assert (row.assigned, row.ties, row.new) == (0, 1, 0)


def test_somebody_must_be_chosen(client):
    round_ = make.round_(make.prize())

    assert assign(client, round_).status_code == 422
    assert actions() == []


def test_a_frozen_round_takes_no_more(client):
    round_ = make.frozen().round
    extra = make.juror(round_.prize.competition)

    page = assign(client, round_, extra)

    assert (page.status_code, extra.assignments.count()) == (422, 0)


def change(client, round_, **typed):
    make.signed_in(client, make.secretariat())
    stored = {
        "opens_at": round_.opens_at,
        "closes_at": round_.closes_at,
        "lets_through": round_.lets_through,
    }
    times = {
        n: make.timezone.localtime(v).isoformat(" ") if n.endswith("_at") else v
        for n, v in stored.items()
    }
    return client.post(reverse("desk_rounds:edit", args=[round_.pk]), times | typed)


def test_an_open_round_is_given_more_time(client):
    round_ = make.round_(make.prize(make.competition("scoring")))

    change(client, round_, closes_at="2099-01-01 12:00")

    round_.refresh_from_db()
    assert (round_.closes_at.year, actions()) == (2099, ["jury.change_round"])


def test_a_closed_round_stays_closed(client):
    round_ = make.round_(make.prize(make.competition("meeting")))

    page = change(client, round_, closes_at="2099-01-01 12:00")

    round_.refresh_from_db()
    assert (page.status_code, round_.is_over(make.now()), actions()) == (200, True, [])


def test_a_round_that_is_over_lets_no_more_through(client):
    on_the_minute = make.now().replace(second=0, microsecond=0)
    year = make.competition(**make.calendar("meeting", at=on_the_minute))
    round_ = make.round_(make.prize(year))
    frozen = make.frozen().round

    change(client, round_, lets_through=5)
    change(client, frozen, lets_through=5)

    assert set(Round.objects.values_list("pk", "lets_through")) == {(round_.pk, 3), (frozen.pk, 1)}


def test_a_round_is_added_with_the_next_number(client):
    first = make.round_(make.prize(finalists=4))
    make.signed_in(client, make.secretariat())
    late = first.closes_at + timedelta(days=9)

    times = {"opens_at": first.closes_at.isoformat(" "), "closes_at": late.isoformat(" ")}
    client.post(reverse("desk_rounds:add"), {"prize": first.prize_id} | times)

    assert list(Round.objects.values_list("number", "lets_through")) == [(1, 3), (2, 4)]
    assert actions() == ["jury.plan_round"]
