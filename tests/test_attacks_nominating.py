"""Ways into nominating that were tried, and stay closed."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations import actions
from nominations.actions import invitations
from nominations.models import Company, Nomination
from nominations.questions import groups
from tests import make

pytestmark = pytest.mark.django_db


def begin(prize, by, number="310000019", name="Eksempel Støperi AS"):
    return actions.begin(prize, {"org_number": number, "name": name}, by=by, at=make.now())


def test_a_stranger_does_not_rename_a_company_that_has_sent_in():
    year = make.competition()
    first = make.nomination(make.prize(year), status="submitted")
    special = make.prize(year, kind="special", name="Spesialprisen")
    second = make.nomination(special, company=first.company)
    second.answers.filter(question="company-name").update(text="Kapret AS")

    actions.submit(second, by=second.begun_by, at=make.now())

    assert Company.objects.get().name == first.company.name
    assert second.submissions.get().content["company"]["name"] == "Kapret AS"


def test_nobody_fills_the_year_with_drafts_of_others():
    prize, squatter = make.prize(), make.user()
    for number in range(10):
        begin(prize, squatter, make.org_number(500 + number))

    with pytest.raises(Refused, match="i morgen"):
        begin(prize, squatter, make.org_number(600))


def test_deleting_the_draft_does_not_bring_new_invitations():
    prize, sender = make.prize(), make.user()
    for number in range(5):
        draft = begin(prize, sender)
        for guest in range(4):
            address = f"gjest{number}{guest}@demo.example"
            invitations.invite(draft, address, "editor", by=sender, at=make.now())
        actions.discard(draft, by=sender, at=make.now())

    with pytest.raises(Refused):
        invitations.invite(
            begin(prize, sender), "enda@demo.example", "editor", by=sender, at=make.now()
        )
    assert Letter.objects.filter(kind="invitation").count() == 20


def test_a_draft_that_is_deleted_meanwhile_is_told_of_in_a_sentence():
    draft = make.nomination()
    stale = Nomination.objects.get(pk=draft.pk)
    actions.discard(draft, by=draft.begun_by, at=make.now())

    with pytest.raises(Refused, match="slettet"):
        actions.save_answers(stale, {"company-name": "Ny"}, by=stale.begun_by, at=make.now())


@pytest.mark.parametrize("charset", ["undefined", "hex", "idna", "utf-7", "unicode_escape", "x"])
def test_a_strange_alphabet_is_refused_and_breaks_nothing(client, charset):
    answer = client.generic(
        "POST",
        "/foresla/",
        b"--x\r\n",
        content_type=f"multipart/form-data; boundary=x; charset={charset}",
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("typed", ["9" * 5000, "-1", "x", "", "\x00", "9" * 30])
def test_an_odd_number_of_an_earlier_text_is_not_found(client, typed):
    draft = make.nomination()
    answer = draft.answers.first()
    company = make.signed_in(client, draft.begun_by)

    said = company.post(
        reverse("nominations:history", args=[draft.pk, answer.question]), {"text": typed}
    )

    assert said.status_code == 404


@pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "main'--", ""])
def test_an_odd_prize_on_a_yes_leads_to_the_main_prize(client, typed):
    prize = make.prize()
    proposal = make.proposal(prize.competition)
    company = make.signed_in(client, make.user())

    said = company.post(reverse("nominations:accept_proposal", args=[proposal.pk]), {"pris": typed})

    assert "/nominer/main/" in said.url


def test_a_company_of_more_people_than_a_column_holds_is_sent_in():
    draft = make.nomination()
    key = {"company-employees": "99999999999"}
    actions.save_answers(draft, key, by=draft.begun_by, at=make.now())

    actions.submit(draft, by=draft.begun_by, at=make.now())

    assert Company.objects.get().employees is None


def test_a_name_on_several_lines_becomes_one_and_a_novel_is_no_name():
    draft = make.nomination()
    by = draft.begun_by

    actions.save_answers(draft, {"company-name": "Støperi\r\n\x01AS"}, by=by, at=make.now())
    with pytest.raises(Refused, match="Kutt"):
        actions.save_answers(draft, {"company-name": "x" * 2000}, by=by, at=make.now())

    assert draft.answers.get(question="company-name").text == "Støperi AS"


def test_control_characters_do_not_get_in_with_the_companys_name(client):
    make.prize()
    company = make.signed_in(client, make.user())
    facts = {"org_number": "310000043", "name": "Støperi\x01 AS", "confirmed": "yes"}

    company.post(reverse("nominations:begin", args=["main"]), facts)

    assert not Company.objects.filter(name__contains="\x01").exists()


def test_a_visitors_session_is_not_filled_from_outside():
    draft = make.nomination()
    page = reverse("nominations:section", args=[draft.pk, groups(draft.prize)[0].key])
    visitor = Client()

    visitor.post(page, {f"k{number:0>2000}": "" for number in range(500)})

    assert not visitor.session.get("typed_when_signed_out")


def test_the_ledger_holds_no_word_of_a_draft():
    draft = make.nomination(text="HEMMELIG")
    by = draft.begun_by
    actions.submit(draft, by=by, at=make.now())
    actions.withdraw(draft, by=by, at=make.now())

    told = str(list(Event.objects.values_list("facts", flat=True)))
    assert not any(word in told for word in ("HEMMELIG", by.email, draft.company.name))
