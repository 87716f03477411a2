"""Erasing twice is erasing once, it can be proved, and it proves nothing about what was said."""

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from jury import verification
from ledger import chain
from ledger.models import Event
from nominations import erasing
from nominations.models import Nomination, Submission
from nominations.papers.written import nomination_pdf
from tests import make
from tests.make.erasing import days, erase, full, sent_in
from tests.pdf_reading import text_of

pytestmark = pytest.mark.django_db


def test_twice_is_once_and_a_dry_run_changes_nothing():
    sent_in(), full("screening")
    late = make.now() + days(4000)

    planned = erase(late, dry_run=True)
    events = Event.objects.count()
    first, again = erase(late), erase(late)

    assert (planned["drafts"], planned["submissions"]) == (1, 1)
    assert (first["drafts"], first["submissions"], again) == (1, 1, {})
    assert Event.objects.filter(action="nominations.erase").count() == 2
    assert events < Event.objects.count()


def test_the_command_names_each_class_and_no_content(capsys):
    sent_in(text="HEMMELIG")

    call_command("erase", "--dry-run")

    out = capsys.readouterr().out
    assert ("      0 drafts" in out, "HEMMELIG" in out) == (True, False)


def test_one_that_can_not_be_erased_keeps_no_other_back(caplog, capsys):
    stuck, other = full("screening", text="HEMMELIG"), full("screening")
    seat = make.juror(stuck.competition)
    make.assignment(make.round_(stuck.prize), stuck, seat, ground="")  # which holds the draft

    with time_machine.travel(erasing.goes_at(other) + days(1)), pytest.raises(CommandError):
        call_command("erase")

    assert list(Nomination.objects.all()) == [stuck]
    assert str(stuck.pk) in caplog.text
    assert "HEMMELIG" not in caplog.text + capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        {"answers": {}},
        {"answers": {}, "erased": True},
        {"answers": {"1": {"text": "Hei"}}, "erased": True},
    ],
)
def test_a_copy_emptied_without_an_event_is_a_fault(content):
    nomination = sent_in()

    Submission.objects.filter(nomination=nomination).update(content=content)

    assert len(list(verification.faults())) == 1


@pytest.mark.parametrize("how", ["filled again", "changed", "more than it should"])
def test_an_erased_copy_that_is_touched_is_a_fault(how):
    nomination = sent_in()
    before = nomination.submissions.get().content
    erase(nomination.competition.announcement_at + days(365))
    copy = nomination.submissions.get()
    assert list(verification.faults()) == []

    if how == "more than it should":
        facts = {"class": "submissions", "copies": {copy.receipt_number: chain.digest(before)}}
        chain.record("nominations.erase", nomination, by=None, at=make.now(), **facts)
    company = copy.content["company"] | {"name": "Noen andre"}
    copy.content = copy.content | {"company": company} if how == "changed" else before
    copy.save()

    assert len(list(verification.faults())) == 1


def test_the_ledger_holds_nothing_that_was_erased():
    nomination = sent_in(text="HEMMELIG")
    erase(nomination.competition.announcement_at + days(365))

    event = Event.objects.get(action="nominations.erase")

    copy = nomination.submissions.get()
    assert event.facts == {
        "class": "submissions",
        "rows": event.facts["rows"],
        "copies": {copy.receipt_number: chain.digest(copy.content)},
    }


def test_every_page_of_an_erased_nomination_still_opens(client):
    ranked = make.scored_round(((5, 4), (6, 5)), phase="announced")
    nomination, seat = ranked.prize.nominations.get(), ranked.prize.competition.jurors.first()
    erase(nomination.competition.announcement_at + days(366))
    own = ["nomination", "receipt", "receipt_pdf", "thread", "attachments"]

    pages = [(nomination.begun_by, reverse(f"nominations:{n}", args=[nomination.pk])) for n in own]
    pages += [(seat.user, seat.assignments.get().get_absolute_url())]
    pages += [(make.secretariat(), reverse("desk:screen", args=[nomination.pk]))]

    for person, url in pages:
        assert make.signed_in(client, person).get(url).status_code == 200, url


def test_the_receipt_of_an_erased_nomination_says_so():
    nomination = sent_in(text="HEMMELIG")
    erase(nomination.competition.announcement_at + days(365))

    told = text_of(nomination_pdf(nomination.submissions.get()))

    assert ("er slettet" in told, nomination.company.name in told) == (True, True)
    assert "HEMMELIG" not in told
