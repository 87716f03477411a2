"""The secretariat's side: messages, requests for a change, and threads that wait."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from nominations import actions, rules
from tests import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")


def opened(client, name, nomination, by=None):
    make.signed_in(client, by or make.secretariat())
    return client.get(reverse(f"desk:{name}", args=[nomination.pk]))


def press(client, name, nomination, by=None, **typed):
    make.signed_in(client, by or make.secretariat())
    return client.post(reverse(f"desk:{name}", args=[nomination.pk]), typed)


def test_the_secretariat_reads_and_answers(client):
    nomination = make.nomination(text="HEMMELIG utkast")
    actions.write_message(nomination, "Får vi utsatt frist?", by=nomination.begun_by, at=make.now())

    answer = press(client, "thread", nomination, text="Nei, dessverre.")

    page = opened(client, "thread", nomination).text
    assert answer["Location"].endswith(f"#melding-{nomination.messages.last().pk}")
    assert ("Får vi utsatt frist?" in page, "Nei, dessverre." in page) == (True, True)
    assert "HEMMELIG" not in page


def test_a_refused_answer_stays_in_the_form(client):
    page = press(client, "thread", make.nomination(), text="x" * 4001)

    assert (page.status_code, page.context["form"]["text"].value()) == (422, "x" * 4001)


@pytest.mark.parametrize("person", [make.user, make.editor, make.administrator, make.observer])
def test_no_other_staff_reads_or_asks(person, client):
    nomination, stranger = make.nomination(status="submitted"), person()
    actions.write_message(nomination, "HEMMELIG", by=nomination.begun_by, at=make.now())

    assert "HEMMELIG" not in opened(client, "thread", nomination, by=stranger).text
    press(client, "thread", nomination, by=stranger, text="Hei")
    press(client, "request_change", nomination, by=stranger, what="X", due_at="2099-01-01 12:00")

    assert (nomination.messages.count(), nomination.change_requests.count()) == (1, 0)


def test_threads_that_end_with_the_company_wait(client):
    prize = make.prize()
    waiting, answered, _silent = (make.nomination(prize) for _number in range(3))
    for nomination in (waiting, answered):
        actions.write_message(nomination, "Hei", by=nomination.begun_by, at=make.now())
    actions.write_message(answered, "Hei", by=make.secretariat(), at=make.now())
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk_nominations:index") + "?thread=waiting")

    assert list(page.context["object_list"]) == [waiting]
    assert "1 samtale venter på svar" in client.get("/admin/").text


def test_a_change_is_asked_for_in_norwegian_time(client):
    nomination = make.nomination(status="submitted")
    day = (make.now() + make.timedelta(days=3)).astimezone(OSLO).replace(hour=12, minute=0)

    answer = press(
        client, "request_change", nomination, what="Rett tallet", due_at=f"{day:%Y-%m-%d %H:%M}"
    )

    request = nomination.change_requests.get()
    assert answer["Location"] == reverse("desk:screen", args=[nomination.pk])
    assert request.due_at == day.replace(second=0, microsecond=0)
    assert "Rett tallet" in client.get(answer["Location"]).text


@pytest.mark.parametrize("due_at", ["", "2000-01-01 12:00", "2999-01-01 12:00"])
def test_a_refused_request_is_shown_with_what_was_typed(due_at, client):
    nomination = make.nomination(status="submitted")

    page = press(client, "request_change", nomination, what="Rett tallet", due_at=due_at)

    assert (page.status_code, page.context["form"]["what"].value()) == (422, "Rett tallet")
    assert not nomination.change_requests.exists()


def test_the_company_sees_what_and_by_when(client):
    year = make.competition("screening")
    nomination = make.nomination(make.prize(year), status="submitted")
    due_at = make.now() + make.timedelta(days=2)
    actions.request_change(nomination, "Rett tallet", due_at, by=make.secretariat(), at=make.now())
    make.signed_in(client, nomination.begun_by)

    page = client.get(nomination.get_absolute_url()).text

    assert ("Rett tallet" in page, rules.shown(due_at) in page) == (True, True)


def test_a_request_is_taken_back(client):
    nomination = make.nomination(status="submitted")
    due_at = make.now() + make.timedelta(days=2)
    actions.request_change(nomination, "Rett", due_at, by=make.secretariat(), at=make.now())

    press(client, "withdraw_change_request", nomination)

    assert rules.open_change_request(nomination, make.now()) is None


@pytest.mark.parametrize(("status", "offered"), [("submitted", True), ("eligible", False)])
def test_the_form_is_offered_when_a_change_can_be_asked_for(status, offered, client):
    page = opened(client, "screen", make.nomination(status=status))

    assert (page.context["change_form"] is not None) == offered


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_thread_takes_the_same_queries_for_one_as_for_three(
    how_many, client, django_assert_num_queries
):
    nomination = make.nomination()
    for number in range(how_many):
        author = make.colleague(nomination).user
        actions.write_message(nomination, f"Hei {number}", by=author, at=make.now())
    opened(client, "thread", nomination)

    with django_assert_num_queries(12):
        page = client.get(reverse("desk:thread", args=[nomination.pk]))

    assert len(page.context["thread"]) == how_many
