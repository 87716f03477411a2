"""The door closes on time: to the second, in summer time and in winter time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from jury import actions as jury_actions
from ledger.models import Event
from nominations import actions
from nominations.models import Competition, Submission
from nominations.questions import groups
from tests import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
DEADLINES = [
    datetime(2027, 3, 1, 23, 59, tzinfo=OSLO),  # winter time
    datetime(2027, 3, 28, 1, 59, tzinfo=OSLO),  # the last minute before the clock jumps to 3
    datetime(2027, 3, 28, 3, 0, tzinfo=OSLO),  # the first minute after
    datetime(2027, 4, 2, 23, 59, tzinfo=OSLO),  # summer time
    datetime(2027, 10, 31, 2, 30, fold=0, tzinfo=OSLO),  # the hour that comes twice
    datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=OSLO),
]


def closing_at(deadline):
    """A competition that closes then; the opening is on the other side of the jump in March."""
    calendar = make.calendar("open", at=deadline - timedelta(days=10))
    return make.competition(**calendar | {"deadline_at": deadline})


@pytest.mark.parametrize("deadline", DEADLINES)
@pytest.mark.parametrize(
    ("seconds", "accepted"),
    [(-1, True), (0, True), (59, True), (60, True), (659, True), (660, False), (661, False)],
)
def test_the_whole_minute_of_the_deadline_counts_and_a_silent_grace_after_it(
    deadline, seconds, accepted
):
    nomination = make.nomination(make.prize(closing_at(deadline)))
    at = datetime.fromtimestamp(deadline.timestamp() + seconds, tz=OSLO)

    if accepted:
        actions.submit(nomination, by=nomination.begun_by, at=at)
        assert Event.objects.get(action="nominations.submit").facts["late"] == (seconds > 59)
    else:
        with pytest.raises(Refused, match="Fristen var"):
            actions.submit(nomination, by=nomination.begun_by, at=at)

    assert Submission.objects.exists() == accepted


@pytest.mark.parametrize(("seconds", "begun"), [(59, True), (60, False)])
def test_the_grace_is_for_those_who_have_begun(seconds, begun):
    prize = make.prize(closing_at(DEADLINES[0]))
    at = DEADLINES[0] + timedelta(seconds=seconds)
    facts = {"org_number": "310000019", "name": "Sent Ute AS"}

    if begun:
        actions.begin(prize, facts, by=make.user(), at=at)
    else:
        with pytest.raises(Refused, match="Fristen var"):
            actions.begin(prize, facts, by=make.user(), at=at)

    assert prize.nominations.exists() == begun


def test_nothing_can_be_sent_in_before_the_opening():
    year = make.competition("before")
    nomination = make.nomination(make.prize(year))

    with pytest.raises(Refused, match="åpner"):
        actions.submit(nomination, by=nomination.begun_by, at=year.opens_at - timedelta(seconds=1))
    actions.submit(nomination, by=nomination.begun_by, at=year.opens_at)


def test_a_draft_that_is_open_at_the_deadline_keeps_its_text(client):
    nomination = make.nomination(make.prize(make.competition("screening")))
    company = make.signed_in(client, nomination.begun_by)
    answer = nomination.answers.first()
    address = reverse("nominations:section", args=[nomination.pk, groups(nomination.prize)[0].key])

    page = company.post(address, {answer.question: "For sent"})
    read = company.get(reverse("nominations:check", args=[nomination.pk]))

    assert page.status_code == 422
    assert "For sent" in page.content.decode()
    assert answer.text in read.content.decode()


def test_a_late_click_on_send_gets_a_sentence(client):
    nomination = make.nomination(make.prize(make.competition("screening")))
    company = make.signed_in(client, nomination.begun_by)

    page = company.post(reverse("nominations:submit", args=[nomination.pk]), follow=True)

    assert "Fristen var" in str(next(iter(page.context["messages"])))
    assert not Submission.objects.exists()


@pytest.mark.parametrize(("seconds", "accepted"), [(-1, True), (59, True), (60, False)])
def test_a_score_is_judged_by_the_clock(seconds, accepted):
    round_ = make.round_(make.prize(make.competition("scoring")))
    assignment = make.assignment(
        round_,
        make.nomination(round_.prize, status="eligible"),
        make.juror(round_.prize.competition),
    )
    at = round_.closes_at.replace(second=0, microsecond=0) + timedelta(seconds=seconds)
    values = {round_.prize.criteria.first().pk: 4}

    if accepted:
        jury_actions.score(assignment, values, by=assignment.juror.user, at=at)
    else:
        with pytest.raises(Refused, match="stengte"):
            jury_actions.score(assignment, values, by=assignment.juror.user, at=at)


@pytest.mark.parametrize("phase", make.CALENDARS)
def test_the_calendar_says_the_phase(phase):
    assert make.competition(phase).phase(make.now()) == phase


def test_a_calendar_out_of_order_is_refused():
    year = make.competition()

    assert not Competition.objects.filter(opens_at__gte=year.deadline_at).exists()
    with pytest.raises(Exception, match="competition_calendar_in_order"):
        make.competition(opens_at=year.announcement_at)
