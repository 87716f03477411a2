"""Screening: what the secretariat sees of a nomination, and what it decides."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from ledger.models import Event
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db


def screen(client, nomination, by=None, **typed):
    make.signed_in(client, by or make.secretariat())
    return client.post(reverse("desk:screen", args=[nomination.pk]), typed)


def test_the_secretariat_reads_what_was_sent_in(client):
    nomination = make.nomination(status="submitted", text="Vi har halvert svinnet.")
    nomination.answers.update(text="Skrevet etterpå")
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk:screen", args=[nomination.pk])).content.decode()

    assert ("Vi har halvert svinnet." in page, "Skrevet etterpå" in page) == (True, False)


def test_a_draft_shows_that_it_exists_and_no_word_of_it(client):
    nomination = make.nomination(text="Hemmelig utkast")
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk:screen", args=[nomination.pk]))

    assert (page.context["begun"], page.context["form"]) == (2, None)
    assert "Hemmelig utkast" not in page.content.decode()
    assert nomination.company.name in page.content.decode()


def test_an_eligible_nomination(client):
    nomination = make.nomination(status="submitted")

    answer = screen(client, nomination, outcome="eligible", reason="")

    nomination.refresh_from_db()
    assert (answer["Location"], nomination.status) == (
        reverse("desk_nominations:index"),
        "eligible",
    )
    assert Event.objects.filter(action="nominations.screen").count() == 1


def test_the_next_one_is_offered(client):
    prize = make.prize()
    first, second = (make.nomination(prize, status="submitted") for _number in range(2))

    screen(client, first, outcome="eligible")

    page = client.get(reverse("desk_nominations:index")).content.decode()
    assert page.count(reverse("desk:screen", args=[second.pk])) == 2


def test_a_refusal_keeps_what_was_typed(client):
    nomination = make.nomination(status="submitted")

    page = screen(client, nomination, outcome="ineligible", reason="")

    nomination.refresh_from_db()
    assert (page.status_code, nomination.status) == (422, "submitted")
    assert page.context["form"]["outcome"].value() == "ineligible"


def test_a_nomination_is_moved_to_the_other_prize(client):
    nomination = make.nomination(status="submitted")
    other = make.prize(nomination.competition, kind="special")

    screen(client, nomination, outcome="eligible", reason="Oppstart", move_to=other.pk)

    nomination.refresh_from_db()
    assert (nomination.prize, nomination.moved_from) == (
        other,
        other.competition.prizes.get(kind="main"),
    )


def test_nobody_moves_a_nomination_to_another_year(client):
    nomination = make.nomination(status="submitted")
    make.prize(nomination.competition, kind="special")
    other = make.prize(kind="special")

    screen(client, nomination, outcome="eligible", reason="Oppstart", move_to=other.pk)

    nomination.refresh_from_db()
    assert (nomination.prize.kind, nomination.status) == ("main", "submitted")


def test_nobody_screens_their_own(client):
    person = make.secretariat()
    nomination = make.nomination(status="submitted", owner=person)

    screen(client, nomination, by=person, outcome="eligible")

    nomination.refresh_from_db()
    assert nomination.status == "submitted"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=fjord", 1),
        ("?q=310 000 019", 1),
        ("?status=draft", 1),
        ("?status=eligible", 0),
        ("", 2),
    ],
)
def test_a_nomination_is_found(query, found, client):
    prize = make.prize()
    make.nomination(
        prize, company=make.company(name="Fjordmek AS", org_number="310000019"), status="submitted"
    )
    make.nomination(prize)
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk_nominations:index") + query)

    assert len(page.context["object_list"]) == found


def exported(client, kind):
    nomination = make.nomination(
        status="submitted", text="Hemmelig svar", company=make.company(name="=HYPERLINK(1) AS")
    )
    make.signed_in(client, make.secretariat())
    answer = client.get(reverse("desk_nominations:index") + f"?export={kind}")
    return nomination, b"".join(answer.streaming_content)


def test_the_csv_has_facts_and_no_answers_and_no_formula(client):
    nomination, content = exported(client, "csv")

    rows = list(csv.reader(StringIO(content.decode())))
    assert [rows[1][0], rows[1][1], len(rows)] == [nomination.number, "'=HYPERLINK(1) AS", 2]
    assert "Hemmelig svar" not in content.decode()


def test_the_workbook_tells_norwegian_time(client):
    nomination, content = exported(client, "xlsx")

    rows = list(openpyxl.load_workbook(BytesIO(content)).active.values)
    shown = nomination.submissions.get().submitted_at.astimezone(
        make.timezone.get_default_timezone()
    )
    assert rows[1][6] == shown.replace(tzinfo=None, microsecond=0)
    assert Nomination.objects.count() == 1
