"""What the secretariat asks a company to change after it was sent in, and for how long."""

import pytest

from accounts.refusals import Refused
from letters.models import Letter
from nominations import actions, rules
from tests import make

pytestmark = pytest.mark.django_db


def asked(nomination, *, by=None, days=3, at=None):
    """The secretariat asks for a change."""
    at = at or make.now()
    due_at = at + make.timedelta(days=days)
    return actions.request_change(
        nomination, "Rett tallet.", due_at, by=by or make.secretariat(), at=at
    )


@pytest.mark.parametrize("status", ["submitted", "on_hold"])
def test_a_change_is_asked_for_by_letter(status):
    year = make.competition("screening")
    nomination = make.nomination(make.prize(year), status=status)

    request = asked(nomination)

    letter = Letter.objects.get(kind="change_request")
    assert (letter.to, "Rett tallet" in letter.text) == (nomination.begun_by.email, False)
    assert rules.shown(request.due_at) in letter.text
    assert rules.may_edit(nomination.begun_by, nomination, make.now())


@pytest.mark.parametrize("status", ["draft", "eligible", "ineligible", "withdrawn"])
def test_no_change_is_asked_of_what_is_not_being_checked(status):
    nomination = make.nomination(make.prize(make.competition("screening")), status=status)

    with pytest.raises(Refused):
        asked(nomination)


def test_nobody_asks_for_a_change_in_their_own():
    secretary = make.secretariat()
    nomination = make.nomination(status="submitted", owner=secretary)

    with pytest.raises(Refused):
        asked(nomination, by=secretary)


def test_a_company_does_not_ask_itself():
    nomination = make.nomination(status="submitted")

    with pytest.raises(Refused):
        asked(nomination, by=nomination.begun_by)


@pytest.mark.parametrize(("seconds", "allowed"), [(-1, False), (0, False), (1, True)])
def test_a_change_is_due_after_now(seconds, allowed):
    at = make.now()
    nomination = make.nomination(status="submitted")
    due_at = at + make.timedelta(seconds=seconds)

    try:
        actions.request_change(nomination, "Rett", due_at, by=make.secretariat(), at=at)
    except Refused:
        assert not allowed

    assert nomination.change_requests.exists() == allowed


@pytest.mark.parametrize(("seconds", "allowed"), [(0, True), (1, False)])
def test_a_change_is_due_before_the_jury_meets(seconds, allowed):
    nomination = make.nomination(status="submitted")
    due_at = nomination.competition.meeting_at + make.timedelta(seconds=seconds)

    try:
        actions.request_change(nomination, "Rett", due_at, by=make.secretariat(), at=make.now())
    except Refused:
        assert not allowed

    assert nomination.change_requests.exists() == allowed


def test_one_request_is_open_at_a_time():
    nomination = make.nomination(status="submitted")
    asked(nomination)

    with pytest.raises(Refused):
        asked(nomination)

    assert nomination.change_requests.count() == 1


def test_a_request_that_ran_out_gives_way_to_a_new_one():
    nomination = make.nomination(status="submitted")
    first = asked(nomination, days=1)

    second = asked(nomination, at=first.due_at)

    assert rules.open_change_request(nomination, first.due_at) == second


def test_taking_the_request_back_ends_the_editing():
    nomination = make.nomination(make.prize(make.competition("screening")), status="submitted")
    asked(nomination)

    actions.withdraw_change_request(nomination, by=make.secretariat(), at=make.now())

    assert not rules.may_edit(nomination.begun_by, nomination, make.now())
    with pytest.raises(Refused):
        actions.withdraw_change_request(nomination, by=make.secretariat(), at=make.now())


@pytest.mark.parametrize(("outcome", "open_still"), [("eligible", False), ("on_hold", True)])
def test_an_outcome_closes_the_request(outcome, open_still):
    nomination = make.nomination(status="submitted")
    asked(nomination)

    actions.screen(nomination, outcome, reason="Fint", by=make.secretariat(), at=make.now())

    assert bool(rules.open_change_request(nomination, make.now())) == open_still
