"""The copies that came in: what the secretariat sees of them, on paper and side by side."""

from io import BytesIO

import openpyxl
import pikepdf
import pytest
from django.urls import reverse

from desk.nominations import plain
from ledger.models import Event
from nominations import actions
from tests import make

pytestmark = pytest.mark.django_db


def screened(client, nomination, by=None):
    make.signed_in(client, by or make.secretariat())
    return client.get(reverse("desk:screen", args=[nomination.pk]))


def asked(nomination, what="Rett tallet."):
    due_at = make.now() + make.timedelta(days=3)
    return actions.request_change(nomination, what, due_at, by=make.secretariat(), at=make.now())


def sent_again(nomination, **typed):
    """The company changes some answers, or none, and sends it in again."""
    for question, text in typed.items():
        key = question.replace("_", "-")
        told = {"text": text, "saved_at": make.now(), "saved_by": nomination.begun_by}
        nomination.answers.update_or_create(question=key, defaults=told)
    nomination = type(nomination).objects.get(pk=nomination.pk)
    return actions.submit(nomination, by=nomination.begun_by, at=make.now())


def pdf_of(client, copy, by, nomination=None):
    make.signed_in(client, by)
    of = nomination or copy.nomination
    return client.get(reverse("desk:submission_pdf", args=[of.pk, copy.pk]))


def test_the_answer_to_a_request_is_shown_with_what_changed(client):
    nomination = make.nomination(status="submitted")
    before = nomination.submissions.get()
    request = asked(nomination)
    nomination.answers.filter(criterion=nomination.prize.criteria.first()).update(may_publish=True)
    after = sent_again(nomination, contact_phone="411 11 111", figure_revenue="1234,5")

    page = screened(client, nomination)

    (answered,) = page.context["answered_requests"]
    assert (answered.request, answered.before, answered.after) == (request, before, after)
    first = nomination.prize.criteria.first().name
    assert answered.changed == [
        "Telefon",
        f"{first} (om det kan publiseres)",
        "Omsetning",
    ]
    assert all(
        text in page.text for text in ["Rett tallet.", after.receipt_number, *answered.changed]
    )


def test_a_copy_that_came_in_before_the_request_answers_nothing(client):
    nomination = make.nomination(status="submitted")
    sent_again(nomination, contact_phone="411 11 111")
    asked(nomination)

    page = screened(client, nomination)

    assert page.context["answered_requests"] == []


def test_a_request_that_was_taken_back_was_not_answered(client):
    nomination = make.nomination(status="submitted")
    asked(nomination)
    actions.withdraw_change_request(nomination, by=make.secretariat(), at=make.now())
    sent_again(nomination, contact_phone="411 11 111")

    page = screened(client, nomination)

    assert page.context["answered_requests"] == []


def test_each_request_has_its_own_changes(client):
    nomination = make.nomination(status="submitted")
    asked(nomination, "Først")
    sent_again(nomination, contact_phone="411 11 111")
    asked(nomination, "Så")
    sent_again(nomination, company_website="https://ny.example")

    page = screened(client, nomination)

    told = [(row.request.what, row.changed) for row in page.context["answered_requests"]]
    assert told == [("Først", ["Telefon"]), ("Så", ["Nettsted"])]


@pytest.mark.parametrize(("status", "shown"), [("submitted", True), ("eligible", False)])
def test_the_list_tells_that_a_request_was_answered_until_it_is_screened(status, shown, client):
    nomination = make.nomination(status="submitted")
    make.nomination(nomination.prize, status="submitted")
    asked(nomination)
    sent_again(nomination, contact_phone="411 11 111")
    type(nomination).objects.filter(pk=nomination.pk).update(status=status)
    make.signed_in(client, make.secretariat())

    everything = client.get(reverse("desk_nominations:index")).text
    changed = client.get(reverse("desk_nominations:index") + "?thread=changed")

    assert everything.count("svar på endringsønske</td>") == shown
    assert list(changed.context["object_list"]) == [nomination] * shown


@pytest.mark.parametrize("how_many", [1, 3])
def test_answered_requests_take_the_same_queries(how_many, client, django_assert_num_queries):
    nomination = make.nomination(status="submitted")
    for number in range(how_many):
        asked(nomination)
        sent_again(nomination, contact_phone=f"411 11 11{number}")
    screened(client, nomination)

    with django_assert_num_queries(20):
        page = client.get(reverse("desk:screen", args=[nomination.pk]))

    assert len(page.context["answered_requests"]) == how_many


def test_what_was_sent_in_is_shown_whole(client):
    nomination = make.nomination()
    nomination.answers.filter(criterion=nomination.prize.criteria.first()).update(may_publish=True)
    sent_again(
        nomination,
        company_website="https://fjord.example",
        company_group="Fjordkonsernet",
        figure_revenue="1234,5",
    )
    nomination.answers.update(text="Skrevet etterpå")

    page = screened(client, nomination)

    told = ["https://fjord.example", "Fjordkonsernet", "Omsetning", "1\xa0234,5 millioner kroner"]
    told += ["Kari Kontakt · kari@demo.example · 400 00 000"]
    assert [text for text in told if text not in page.text] == []
    assert (page.text.count("Kan publiseres"), page.text.count("Kun for juryen")) == (1, 1)


@pytest.mark.django_db(transaction=True)  # no transaction around the page, as in real life
def test_a_copy_is_read_on_paper_and_the_ledger_tells(client):
    secretary = make.secretariat()
    copy = make.nomination(status="submitted").submissions.get()

    answer = pdf_of(client, copy, secretary)

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "private, no-store"
    assert f"nominasjon-{copy.receipt_number}.pdf" in answer["Content-Disposition"]
    assert f"{copy.receipt_number}.json" in pikepdf.open(BytesIO(answer.content)).attachments
    event = Event.objects.get(action="nominations.read")
    assert (event.actor, event.facts["receipt"]) == (secretary, copy.receipt_number)


@pytest.mark.parametrize("person", [make.user, make.editor, make.administrator, make.observer])
def test_nobody_else_reads_a_copy_on_paper(person, client):
    copy = make.nomination(status="submitted").submissions.get()

    answer = pdf_of(client, copy, person())

    assert (answer.status_code, b"%PDF" in answer.content) == (302, False)
    assert not Event.objects.filter(action="nominations.read").exists()


def test_a_copy_belongs_to_its_nomination(client):
    copy = make.nomination(status="submitted").submissions.get()
    other = make.nomination(copy.nomination.prize, status="submitted")

    assert pdf_of(client, copy, make.secretariat(), other).status_code == 404


def test_a_name_with_what_no_workbook_holds_does_not_stop_the_export(client):
    make.nomination(status="submitted", company=make.company(name="\x01=A\x0b\ufffeB AS"))
    make.signed_in(client, make.secretariat())

    answer = client.get(reverse("desk_nominations:index") + "?export=xlsx")

    rows = list(openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[1][1] == "'=A B AS"


@pytest.mark.parametrize("typed", ["\ud800AS", "A\x01S", "\x00AS\x1f", "A\uffffS", "AS\x7f"])
def test_only_what_can_be_written_is_left(typed):
    assert plain(typed) == "AS"
