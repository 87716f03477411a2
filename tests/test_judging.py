"""The jury: nothing before the declaration, nothing off the scale, nothing after the hand-in."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts import roles
from accounts.refusals import Refused
from jury import actions
from jury.models import ConflictDeclaration, Review, Score
from ledger.models import Event
from tests import make

pytestmark = pytest.mark.django_db
MARKER = "Hemmelig oppskrift nr. 7"


@pytest.fixture
def round_():
    return make.round_(make.prize(make.competition("scoring")))


@pytest.fixture
def juror(round_):
    return make.juror(round_.prize.competition)


@pytest.fixture
def assignment(round_, juror):
    return make.assignment(
        round_, make.nomination(round_.prize, status="eligible", text=MARKER), juror
    )


@pytest.fixture
def tablet(client, juror):
    return make.signed_in(client, juror.user)


def scores(assignment, *values):
    return {
        f"score-{c.pk}": v
        for c, v in zip(assignment.round.prize.criteria.all(), values, strict=True)
    }


def test_nothing_opens_before_the_undertaking_is_signed(client, round_):
    unsigned = make.juror(round_.prize.competition, signed=False)
    make.texts(round_.prize.competition)
    entry = make.nomination(round_.prize, status="eligible", text=MARKER)
    assignment = make.assignment(round_, entry, unsigned, ground="")
    tablet = make.signed_in(client, unsigned.user)

    assert tablet.get(reverse("jury:overview")).url == reverse("jury:sign")
    assert tablet.get(assignment.get_absolute_url()).status_code == 404
    tablet.post(reverse("jury:sign"), {"agreed": "on"})
    assert tablet.get(reverse("jury:overview")).status_code == 200


def test_before_the_declaration_only_the_name_shows(tablet, round_, juror):
    entry = make.nomination(round_.prize, status="eligible", text=MARKER)
    assignment = make.assignment(round_, entry, juror, ground="")

    pages = [
        tablet.get(reverse("jury:overview")),
        tablet.get(assignment.get_absolute_url(), follow=True),
    ]

    for page in pages:
        assert entry.company.name in page.content.decode()
        assert MARKER not in page.content.decode()


def test_after_the_declaration_the_answers_show(tablet, assignment):
    assert MARKER in tablet.get(assignment.get_absolute_url()).content.decode()


@pytest.mark.parametrize("ground", [g for g in ConflictDeclaration.Ground.values if g != "none"])
def test_a_tie_hides_the_nomination_at_once(tablet, assignment, ground):
    tablet.post(reverse("jury:declare", args=[assignment.pk]), {"ground": ground})

    assert tablet.get(assignment.get_absolute_url()).status_code == 404
    assert tablet.post(assignment.get_absolute_url(), scores(assignment, 6, 6)).status_code == 404
    assert tablet.post(reverse("jury:hand_in", args=[assignment.pk])).status_code == 404
    assert MARKER not in tablet.get(reverse("jury:overview")).content.decode()


def test_a_declared_tie_can_not_be_taken_back(tablet, assignment):
    tablet.post(reverse("jury:declare", args=[assignment.pk]), {"ground": "owner"})

    page = tablet.post(reverse("jury:declare", args=[assignment.pk]), {"ground": "none"})

    assert "står fast" in page.context["refusal"]
    assert page.context["aside"]
    assert tablet.get(assignment.get_absolute_url()).status_code == 404


def test_a_score_without_a_declaration_is_refused(round_, juror):
    entry = make.nomination(round_.prize, status="eligible")
    undeclared = make.assignment(round_, entry, juror, ground="")

    with pytest.raises(Refused, match="ingen bånd"):
        actions.score(
            undeclared, {round_.prize.criteria.first().pk: 4}, by=juror.user, at=make.now()
        )

    assert not Score.objects.exists()


@pytest.mark.parametrize("value", ["0", "7", "-1", "3.5", "six", "1e3", "999999999999", "\x00"])
def test_a_score_off_the_scale_gets_a_sentence_and_changes_nothing(tablet, assignment, value):
    page = tablet.post(
        assignment.get_absolute_url(), scores(assignment, 4, value) | {"comment": "Min tekst"}
    )

    assert page.status_code == 422
    assert "Min tekst" in page.content.decode()
    assert not Score.objects.exists()


@pytest.mark.parametrize("value", [0, 7, 100])
def test_the_action_refuses_what_the_form_never_sees(assignment, value):
    criterion = assignment.round.prize.criteria.first()

    with pytest.raises(Refused, match="fra 1 til 6"):
        actions.score(assignment, {criterion.pk: value}, by=assignment.juror.user, at=make.now())


def test_another_prize_has_other_criteria(assignment):
    other = make.prize(assignment.round.prize.competition, kind="special", name="Spesialprisen")

    with pytest.raises(Refused):
        actions.score(
            assignment, {other.criteria.first().pk: 4}, by=assignment.juror.user, at=make.now()
        )


def test_scores_are_saved_one_by_one_and_twice_is_once(tablet, assignment):
    first = scores(assignment, 4, "")
    events = Event.objects.count()

    for _time in range(3):
        tablet.post(assignment.get_absolute_url(), first)

    assert list(Score.objects.values_list("value", flat=True)) == [4]
    assert Event.objects.count() == events + 1


def test_a_tap_is_answered_with_when_it_was_saved(tablet, assignment):
    said = tablet.post(
        assignment.get_absolute_url(), scores(assignment, 4, ""), headers={"HX-Request": "true"}
    )

    assert said.content.decode().startswith("Lagret kl. ")


def test_a_score_can_be_taken_back(assignment):
    criterion = assignment.round.prize.criteria.first()
    by, at = assignment.juror.user, make.now()
    actions.score(assignment, {criterion.pk: 4}, by=by, at=at)

    actions.score(assignment, {criterion.pk: None}, by=by, at=at)

    assert not Score.objects.exists()


def test_a_review_is_handed_in_whole(tablet, assignment):
    page = tablet.post(reverse("jury:hand_in", args=[assignment.pk]), scores(assignment, 4, ""))

    assert page.status_code == 422
    assert Review.objects.get().handed_in_at is None
    tablet.post(reverse("jury:hand_in", args=[assignment.pk]), scores(assignment, 4, 5))
    assert Review.objects.get().handed_in_at is not None


def test_nothing_changes_after_the_hand_in(tablet, assignment):
    make.review(assignment, 4, 5)

    page = tablet.post(assignment.get_absolute_url(), scores(assignment, 1, 1))

    assert page.status_code == 422
    assert sorted(Score.objects.values_list("value", flat=True)) == [4, 5]


def test_another_jurors_assignment_does_not_exist(client, assignment):
    other = make.juror(assignment.round.prize.competition)
    tablet = make.signed_in(client, other.user)

    for name in ("review", "declare", "hand_in"):
        address = reverse(f"jury:{name}", args=[assignment.pk])
        assert tablet.post(address, scores(assignment, 1, 1)).status_code == 404
    assert MARKER not in tablet.get(reverse("jury:overview")).content.decode()


def test_nobody_in_the_secretariat_scores(assignment):
    assignment.juror.user.groups.add(Group.objects.get(name=roles.SECRETARIAT))

    with pytest.raises(Refused):
        actions.score(assignment, {}, by=assignment.juror.user, at=make.now())


def test_a_superuser_does_not_score_for_another(assignment):
    someone = make.user(is_superuser=True)

    with pytest.raises(Refused):
        actions.score(assignment, {}, by=someone, at=make.now())


def test_a_withdrawn_nomination_is_gone_for_the_jury(tablet, assignment):
    type(assignment.nomination).objects.update(status="withdrawn")

    assert tablet.get(assignment.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_takes_the_same_queries_for_one_as_for_three(
    how_many, tablet, round_, juror, django_assert_num_queries
):
    for _each in range(how_many):
        make.assignment(round_, make.nomination(round_.prize, status="eligible"), juror)

    with django_assert_num_queries(9):
        tablet.get(reverse("jury:overview"))
