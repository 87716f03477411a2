"""Prizes, criteria, weights, scale and calendar: what can be changed, and until when."""

import pytest
from django.urls import reverse

from desk import locks
from ledger.models import Event
from nominations.models import Criterion, Prize
from tests import make

pytestmark = pytest.mark.django_db


def filled(page, **changes):
    """What the form on the page would send, with some fields changed."""
    form = page.context["form"]
    fields = {form.add_prefix(name): form[name].value() for name in form.fields}
    for rows in form.formsets.values():
        for part in [rows.management_form, *rows.forms]:
            fields |= {part.add_prefix(name): part[name].value() for name in part.fields}
    times = {name: value for name, value in fields.items() if hasattr(value, "isoformat")}
    fields |= {name: value.strftime("%Y-%m-%d %H:%M") for name, value in times.items()}
    return {name: "" if value is None else value for name, value in (fields | changes).items()}


def saved(client, url, **changes):
    """Opens the form as the secretariat, changes it and sends it."""
    make.signed_in(client, make.secretariat())
    return client.post(url, filled(client.get(url), **changes))


def edit(thing):
    names = {Criterion: "desk_criteria:edit", Prize: "desk_prizes:edit"}
    return reverse(names.get(type(thing), "desk_competitions:edit"), args=[thing.pk])


def events():
    return list(Event.objects.order_by("number").values_list("action", flat=True))


def test_a_criterion_is_changed_before_the_first_nomination(client):
    criterion = make.criterion(make.prize(criteria=0))

    saved(client, edit(criterion), name="Mot")

    criterion.refresh_from_db()
    assert (criterion.name, criterion.guidance.count()) == ("Mot", 6)
    assert events() == ["competitions.change"]
    assert Event.objects.get().facts == {"fields": ["name"]}


def test_what_is_not_changed_is_not_an_event(client):
    criterion = make.criterion(make.prize(criteria=0))

    saved(client, edit(criterion))

    assert events() == []


@pytest.mark.parametrize(
    "change", [{"name": "Mot"}, {"question": "Hvem?"}, {"guidance-0-text": "Ny"}]
)
def test_a_criterion_is_locked_by_the_first_nomination(change, client):
    criterion = make.nomination(status="submitted").prize.criteria.first()

    page = saved(client, edit(criterion), **change)

    refusal = page.context["form"].non_field_errors()
    assert refusal == [locks.why_criteria_are_locked(criterion.prize.competition)]
    assert next(iter(change.values())) in page.content.decode()
    assert events() == ["nominations.submit"]


def test_a_weight_can_be_changed_until_the_first_review(client):
    criterion = make.nomination(status="submitted").prize.criteria.first()

    saved(client, edit(criterion), weight="2.5")

    criterion.refresh_from_db()
    assert criterion.weight == 2.5


def test_a_weight_is_locked_by_the_first_review(client):
    criterion = make.scored_round(((5, 4),)).prize.criteria.first()
    before = events()

    page = saved(client, edit(criterion), weight="2.5")

    criterion.refresh_from_db()
    assert (page.status_code, criterion.weight, events()) == (200, 1, before)


def test_the_scale_is_locked_by_the_first_review(client):
    year = make.scored_round(((5, 4),)).prize.competition

    saved(client, edit(year), **{"scale-0-label": "Nytt"})

    assert not year.scale.filter(label="Nytt").exists()


def test_the_scale_is_changed_before_that(client):
    on_the_minute = make.now().replace(second=0, microsecond=0)
    year = make.competition(**make.calendar(at=on_the_minute))

    saved(client, edit(year), **{"scale-0-label": "Nytt"})

    assert year.scale.filter(label="Nytt").exists()
    assert Event.objects.get().facts == {"fields": ["scale"]}


def test_the_calendar_can_be_moved_at_any_time(client):
    year = make.scored_round(((5, 4),)).prize.competition

    saved(client, edit(year), announcement_at="2099-06-10 18:00")

    year.refresh_from_db()
    assert year.announcement_at.isoformat() == "2099-06-10T16:00:00+00:00"


def test_the_calendar_keeps_its_order(client):
    year = make.competition()

    page = saved(client, edit(year), announcement_at="2001-06-10 18:00")

    assert (page.status_code, events()) == (200, [])
    assert "2001-06-10 18:00" in page.content.decode()


def test_a_prize_is_locked_by_the_first_nomination(client):
    prize = make.nomination(status="submitted").prize

    saved(client, edit(prize), name="Andreprisen")

    prize.refresh_from_db()
    assert prize.name == "Hovedprisen"


def test_a_criterion_is_added_before_the_first_nomination(client):
    prize = make.prize(criteria=0)
    new = {"prize": prize.pk, "name": "Mot", "question": "Hvem?", "explanation": "Fordi"}

    saved(client, reverse("desk_criteria:add"), **new)

    assert (prize.criteria.get().name, events()) == ("Mot", ["competitions.change"])


def test_a_criterion_is_not_added_after_it(client):
    prize = make.nomination(status="submitted").prize
    new = {"prize": prize.pk, "name": "Mot", "question": "Hvem?", "explanation": "Fordi"}

    page = saved(client, reverse("desk_criteria:add"), **new)

    assert (page.status_code, prize.criteria.count()) == (200, 2)


def test_a_criterion_that_nobody_answered_is_deleted(client):
    criterion = make.criterion(make.prize(criteria=0))
    make.signed_in(client, make.secretariat())

    client.post(reverse("desk_criteria:delete", args=[criterion.pk]))

    assert (Criterion.objects.count(), events()) == (0, ["desk.remove"])


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_criterion_that_somebody_answered_stays(status, client):
    criterion = make.nomination(status=status).prize.criteria.first()
    make.signed_in(client, make.secretariat())
    before = events()

    answer = client.post(reverse("desk_criteria:delete", args=[criterion.pk]))

    assert (answer["Location"], Criterion.objects.count()) == (edit(criterion), 2)
    assert events() == before


def test_a_prize_with_criteria_is_not_deleted(client):
    prize = make.prize()
    make.signed_in(client, make.secretariat())

    client.post(reverse("desk_prizes:delete", args=[prize.pk]))

    assert (Prize.objects.count(), events()) == (1, [])
