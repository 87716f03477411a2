"""What we promise to delete of a nomination is deleted: on its day, all of it, nothing else."""

import pytest

from jury import verification
from ledger.models import Event
from letters.models import Letter
from nominations import actions, erasing
from nominations.models import Nomination
from tests import make
from tests.make.erasing import SECOND, days, erase, full, left, on_disk, said, sent_in, with_file

pytestmark = pytest.mark.django_db


def test_a_draft_goes_60_days_after_the_deadline(django_capture_on_commit_callbacks):
    draft, other = full("screening"), full("screening")
    actions.submit(other, by=other.begun_by, at=other.competition.opens_at)
    with_file(draft)
    gone = draft.competition.deadline_at + days(60)

    assert erase(gone - SECOND) == {}
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(gone)["drafts"] == 1

    assert (list(Nomination.objects.all()), on_disk()) == ([other], [])
    assert left(other)[0] > 0
    assert Event.objects.get(action="nominations.erase").subject_id == str(draft.pk)


def test_its_people_are_told_14_days_before_once():
    draft = make.nomination(make.prize(make.competition("screening")))
    make.nomination(draft.prize, status="submitted")
    make.colleague(draft, make.user(language="en"))
    soon = erasing.goes_at(draft) - days(14)

    actions.warn(at=soon - SECOND)
    assert not Letter.objects.filter(kind="erasure").exists()
    actions.warn(at=soon)
    actions.warn(at=soon + days(1))

    told = Letter.objects.filter(kind="erasure")
    assert {letter.language for letter in told} == {"nb", "en"}
    assert told.count() == 2
    assert draft.company.name in told.first().subject


def test_nobody_is_told_of_what_is_gone_or_sent_in():
    draft = make.nomination(make.prize(make.competition("screening")), status="submitted")

    actions.warn(at=erasing.goes_at(draft) - days(1))
    other = make.nomination(draft.prize)
    actions.warn(at=erasing.goes_at(other))

    assert not Letter.objects.filter(kind="erasure").exists()


def test_a_withdrawn_nomination_goes_after_30_days(django_capture_on_commit_callbacks):
    nomination, other = sent_in("open"), sent_in("open")
    actions.withdraw(nomination, by=nomination.begun_by, at=make.now())
    gone = Event.objects.get(action="nominations.withdraw").at + days(30)

    assert erase(gone - SECOND) == {}
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(gone)["withdrawn"] == 1

    assert (left(nomination), len(on_disk())) == ([0, 0, 0, 0], 1)
    assert not said(nomination.submissions.get())
    assert left(other) == [6 + 1, 1, 1, 1]
    assert said(other.submissions.get())
    assert list(verification.faults()) == []


def test_what_was_sent_in_goes_12_months_after_the_announcement(
    django_capture_on_commit_callbacks,
):
    nomination, other = sent_in(), sent_in("meeting")
    Nomination.objects.filter(pk=nomination.pk).update(screening_reason="Ola Sund ringte")
    gone = nomination.competition.announcement_at + days(365)

    assert "submissions" not in erase(gone - SECOND)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(gone)["submissions"] == 1

    nomination.refresh_from_db()
    copy = nomination.submissions.get()
    assert (left(nomination), len(on_disk())) == ([0, 0, 0, 0], 1)
    assert (nomination.screening_reason, copy.content.keys()) == (
        "", {"company", "prize", "order", "answers", "erased"},
    )  # fmt: skip
    assert copy.content["company"]["org_number"] == nomination.company.org_number
    assert said(other.submissions.get())
    assert list(verification.faults()) == []


def test_the_contact_stays_another_year_when_the_company_wants_to_hear_of_the_next():
    wants, other = sent_in(), sent_in()
    wants.answers.create(
        question="consent-next-year", text="yes", saved_at=make.now(), saved_by=wants.begun_by
    )
    announced = max(n.competition.announcement_at for n in (wants, other))

    erase(announced + days(365))
    kept = set(wants.answers.values_list("question", flat=True))
    erase(announced + days(730) - make.timedelta(hours=1))
    still = wants.answers.count()
    last = erase(announced + days(730))

    assert kept == {"contact-name", "contact-email", "contact-phone", "consent-next-year"}
    assert (still, last["contacts"], wants.answers.count(), other.answers.count()) == (4, 1, 0, 0)
    assert not wants.submissions.filter(content__has_key="contact").exists()
