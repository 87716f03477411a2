"""The ledger shows every touch, and so does everything that a frozen ranking rests on."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.refusals import Refused
from jury import actions as jury_actions
from jury import verification
from jury.models import Decision, Finalist, Ranking, Review, Score
from ledger import chain
from ledger.models import Event, Head
from nominations.models import Submission
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided():
    return make.decision()


def test_all_holds_after_an_honest_year(decided, capsys):
    call_command("verify")

    assert capsys.readouterr().out.startswith(("All holds", "Alt stemmer"))


CHANGED = {
    "at": lambda event: event.at + timedelta(microseconds=1),
    "action": lambda event: "jury.nothing",
    "actor": lambda event: make.user().pk,
    "subject_type": lambda event: "jury.other",
    "subject_id": lambda event: "0",
    "facts": lambda event: event.facts | {"and": "more"},
    "previous": lambda event: "0" * 64,
    "digest": lambda event: "f" * 64,
    "number": lambda event: 999_999,
}


def test_every_column_of_the_ledger_is_tried():
    columns = {field.name for field in Event._meta.concrete_fields}

    assert columns == set(CHANGED)


@pytest.mark.parametrize("column", CHANGED)
@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_a_touched_event_is_found(decided, column, which):
    events = list(Event.objects.order_by("number"))
    event = events[{"first": 0, "middle": len(events) // 2, "last": -1}[which]]

    Event.objects.filter(pk=event.pk).update(**{column: CHANGED[column](event)})

    with pytest.raises(CommandError):
        call_command("verify")


@pytest.mark.parametrize("which", [0, 5, -1])
def test_a_removed_event_is_found(decided, which):
    event = list(Event.objects.order_by("number"))[which]

    Event.objects.filter(pk=event.pk).delete()

    with pytest.raises(CommandError):
        call_command("verify")


@pytest.mark.parametrize("column", ["number", "digest"])
def test_a_touched_head_is_found(decided, column):
    Head.objects.update(**{column: {"number": 1, "digest": "0" * 64}[column]})

    assert list(chain.faults()) != []


def test_every_score_behind_a_frozen_ranking_is_watched(decided):
    for score in Score.objects.all():
        Score.objects.filter(pk=score.pk).update(value=score.value % 6 + 1)
        assert list(verification.faults()) != [], f"{score} was changed and nobody saw it"
        Score.objects.filter(pk=score.pk).update(value=score.value)
    assert list(verification.faults()) == []


def test_a_removed_score_is_found(decided):
    Score.objects.first().delete()

    assert len(list(verification.faults())) == 2


def test_an_added_score_is_found(decided):
    review = Review.objects.first()
    extra = make.criterion(review.assignment.round.prize)

    Score.objects.create(review=review, criterion=extra, value=6)

    assert len(list(verification.faults())) == 1


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Ranking, {"inputs": {"rows": []}}),
        (Ranking, {"result": {"entries": []}}),
        (Ranking, {"digest": "0" * 64}),
        (Ranking, {"method": "magic"}),
        (Ranking, {"method_version": "2"}),
        (Ranking, {"reason": "En annen grunn"}),
        (Submission, {"content": {"answers": {}}}),
        (Submission, {"digest": "0" * 64}),
        (Submission, {"receipt_number": "2000-001"}),
        (Review, {"handed_in_at": make.NEVER}),
        (Review, {"handed_in_at": None}),
        (Decision, {"citation": "Noe annet"}),
        (Decision, {"votes_for": 1}),
        (Decision, {"approved_at": None, "approved_by": None}),
    ],
)
def test_a_change_by_hand_is_found(decided, model, change):
    row = model.objects.first()

    model.objects.filter(pk=row.pk).update(**change)

    with pytest.raises(CommandError):
        call_command("verify")


def test_another_finalist_is_found(decided):
    loser = decided.prize.nominations.exclude(pk=decided.nomination_id).first()

    Finalist.objects.update(nomination=loser)

    assert list(verification.faults()) != []


def test_an_event_needs_a_transaction_and_is_never_changed(decided):
    event = Event.objects.first()

    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_no_event_outside_a_transaction(monkeypatch):
    someone = make.user()
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)

    with pytest.raises(TypeError, match="transaction"):
        chain.record("jury.sign", someone, by=None, at=make.now())


def test_a_refused_action_writes_no_event(decided):
    before = Event.objects.count()

    with pytest.raises(Refused):
        jury_actions.approve(decided, seen="", by=decided.decided_by, at=make.now())

    assert Event.objects.count() == before
