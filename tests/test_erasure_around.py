"""What lies around nominations goes too: invitations, proposals, letters, accounts, lost files."""

from io import BytesIO

import pytest
from django.core.files.storage import storages

from accounts.refusals import Refused
from letters.actions import send_again
from letters.models import Letter
from nominations import actions
from nominations.actions import erasure
from nominations.models import AccessRequest, Invitation, Proposal
from tests import make
from tests.make.erasing import SECOND, days, erase, on_disk, with_file
from tests.make.letters import letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answered", [True, False])
def test_invitations_and_requests_go_60_days_after_the_last_word(answered):
    nomination, at = make.nomination(), make.now() - days(30)
    invitation, asked = make.invitation(nomination), make.user()
    request = nomination.access_requests.create(user=asked, asked_at=at)
    last = make.now() if answered else at
    Invitation.objects.update(invited_at=at, answered_at=last if answered else None)
    AccessRequest.objects.update(answered_at=last if answered else None)

    assert erase(last + days(60) - SECOND) == {}
    assert erase(last + days(60)) == {"invitations": 1, "requests": 1}

    assert not Invitation.objects.filter(pk=invitation.pk).exists()
    assert not AccessRequest.objects.filter(pk=request.pk).exists()


def test_a_proposal_goes_when_the_company_begins_or_the_year_is_over():
    year = make.competition()
    waiting, said_yes, begun = (make.proposal(year) for _number in range(3))
    for proposal in (said_yes, begun):
        actions.accept_proposal(proposal, by=make.user(), at=make.now())
    begun.refresh_from_db()
    make.nomination(make.prize(year), owner=begun.accepted_by)

    assert erase(make.now()) == {"proposals": 1}
    assert set(Proposal.objects.all()) == {waiting, said_yes}
    assert erase(year.deadline_at + days(30) - SECOND) == {}
    assert erase(year.deadline_at + days(30)) == {"proposals": 2}


def test_a_letter_is_emptied_90_days_after_it_was_sent_and_keeps_its_row():
    sent, waits = letter(), letter()
    Letter.objects.filter(pk=sent.pk).update(state="sent", sent_at=make.now())
    Letter.objects.filter(pk=waits.pk).update(state="waiting")
    sent.refresh_from_db()

    assert erase(sent.sent_at + days(90) - SECOND) == {}
    assert erase(sent.sent_at + days(90)) == {"letters": 1}

    empty = Letter.objects.get(pk=sent.pk)
    assert (empty.to, empty.person, empty.subject, empty.text, empty.html) == ("", None, "", "", "")
    assert (empty.kind, empty.state, empty.sent_at) == ("message", "sent", sent.sent_at)
    assert Letter.objects.get(pk=waits.pk).text


def test_an_emptied_letter_is_not_sent_again():
    sent = letter()
    Letter.objects.update(state="sent", sent_at=make.now())
    erase(make.now() + days(91))
    sent.refresh_from_db()

    with pytest.raises(Refused, match="slettet"):
        send_again(sent, by=make.secretariat(), at=make.now())


def test_an_account_goes_24_months_after_it_was_last_used():
    person, juror = make.user(), make.juror(make.competition())
    used = make.now()
    type(person).objects.update(last_login=used)

    assert erase(used + days(730) - SECOND) == {}
    assert erase(used + days(730)) == {"accounts": 1}

    person.refresh_from_db()
    juror.user.refresh_from_db()
    assert (person.name, person.email) == ("Slettet person", f"{person.pk}@slettet.invalid")
    assert (person.is_active, juror.user.is_active) == (False, True)


def test_a_file_that_no_row_knows_of_goes_after_a_day(django_capture_on_commit_callbacks):
    known = with_file(make.nomination())
    storages["private"].save(f"nominations/{known.nomination_id}/lost", BytesIO(b"noe"))
    now = make.now()

    assert erase(now) == {}
    assert erase(now + days(1) + SECOND) == {"files": 1}

    assert on_disk() == [known.file.name]


def test_a_file_that_got_its_row_meanwhile_stays():
    known = with_file(make.nomination())

    erasure.erase_file(known.file.name, at=make.now())

    assert on_disk() == [known.file.name]
