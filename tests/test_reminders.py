"""Reminders of drafts: a week, a day and two hours before the deadline, each of them once."""

from datetime import UTC, datetime

import pytest

from ledger.models import Event
from letters import due
from letters.models import Letter
from nominations import actions, reminders
from tests import make

pytestmark = pytest.mark.django_db
DEADLINE = datetime(2027, 4, 2, 21, 59, tzinfo=UTC)  # kl. 23.59, and summer time since Sunday
WEEK, DAY, HOURS = (
    datetime(2027, 3, 26, 22, 59, tzinfo=UTC),  # kl. 23.59 in winter time
    datetime(2027, 4, 1, 21, 59, tzinfo=UTC),
    datetime(2027, 4, 2, 19, 59, tzinfo=UTC),
)
SECOND = make.timedelta(seconds=1)


@pytest.fixture
def draft():
    """Begun two months before, with everything answered."""
    days = {"opens_at": -60, "deadline_at": 0, "scoring_opens_at": 5, "scoring_closes_at": 30}
    days |= {"meeting_at": 35, "announcement_at": 60}
    calendar = {step: DEADLINE + make.timedelta(days=number) for step, number in days.items()}
    return make.nomination(make.prize(make.competition(**calendar)))


def marks_due(at):
    return [reminder.key.split("-")[-2] for reminder in reminders.due(at)]


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (WEEK - SECOND, []),
        (WEEK, ["7d"]),
        (DAY - SECOND, ["7d"]),
        (DAY, ["24h"]),
        (HOURS - SECOND, ["24h"]),
        (HOURS, ["2h"]),
        (DEADLINE + 59 * SECOND, ["2h"]),
        (DEADLINE + 60 * SECOND, []),
        (DEADLINE + make.timedelta(days=400), []),
    ],
)
def test_both_sides_of_each_moment(at, found, draft):
    assert marks_due(at) == found


def test_a_week_is_the_same_time_of_day_when_winter_time_begins():
    deadline = datetime(2027, 11, 2, 11, 0, tzinfo=UTC)  # kl. 12.00, two days after the change

    moments = dict(reminders.marks(deadline))

    assert moments["7d"] == datetime(2027, 10, 26, 10, 0, tzinfo=UTC)
    assert moments["24h"] == deadline - make.timedelta(hours=24)


def test_each_reminder_is_written_once_to_each_person(draft):
    make.colleague(draft)

    for minutes in range(3):
        due.write_all(at=DAY + make.timedelta(minutes=minutes))

    assert Letter.objects.filter(kind="almost_sent").count() == 2
    assert Event.objects.filter(action="nominations.remind", actor=None).count() == 1


def test_they_are_written_whenever_letters_are_sent(draft):
    due.register(actions.remind)  # again changes nothing

    due.write_all(at=HOURS)

    assert Letter.objects.get().key == f"reminder-{draft.pk}-2h-{draft.begun_by.pk}"


@pytest.mark.parametrize("status", ["submitted", "withdrawn", "eligible", "ineligible"])
def test_nobody_is_reminded_of_what_was_sent_or_withdrawn(status, draft):
    other = make.nomination(draft.prize, status=status)

    found = reminders.due(DAY)

    assert [reminder.nomination for reminder in found] == [draft]
    assert other.members.exists()


def test_no_mark_counts_that_passed_before_the_draft_was_begun(draft):
    type(draft).objects.filter(pk=draft.pk).update(begun_at=WEEK + SECOND)

    assert (marks_due(WEEK + 2 * SECOND), marks_due(DAY)) == ([], ["24h"])


def test_a_closed_account_gets_nothing(draft):
    type(draft.begun_by).objects.update(is_active=False)

    assert reminders.due(DAY) == []


@pytest.mark.parametrize(
    ("text", "kind", "left"),
    [("Svar", "almost_sent", ""), (" \n", "reminder", "2 spørsmål"), ("x" * 9999, "reminder", "2")],
)
def test_the_letter_says_how_much_is_left(text, kind, left, draft):
    draft.answers.filter(question__startswith="criterion").update(text=text)

    actions.remind(at=DAY)

    letter = Letter.objects.get()
    assert (letter.kind, left in letter.text) == (kind, True)
    assert "fredag 2. april 2027 kl. 23.59" in letter.text


def test_each_reads_it_in_their_own_language(draft):
    make.colleague(draft, make.user(language="en"))

    actions.remind(at=DAY)

    english = Letter.objects.get(language="en")
    assert "Friday 2 April 2027" in english.text


@pytest.mark.parametrize("how_many", [1, 3])
def test_it_asks_the_same_questions_of_one_as_of_three(how_many, draft, django_assert_num_queries):
    for _company in range(how_many - 1):
        make.nomination(draft.prize)

    with django_assert_num_queries(7):
        assert len(reminders.due(DAY)) == how_many
