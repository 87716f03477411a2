"""Ways in that were tried, and stay closed."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts import roles
from accounts.models import User
from accounts.refusals import Refused
from jury import actions, queries, rules, verification
from jury.models import Ranking, Review
from ledger.models import Event
from nominations import actions as nominations
from nominations.models import Competition, Nomination, ScaleStep
from nominations.questions import groups
from tests import make
from winners import actions as winners
from winners.models import Award

pytestmark = pytest.mark.django_db


def edit(client, person, **changes):
    facts = {"email": person.email, "first_name": "A", "last_name": "B", "is_active": "on"}
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    return client.post(address, facts | changes)


@pytest.mark.parametrize("role", [roles.SECRETARIAT, roles.ADMINISTRATOR])
def test_an_administrator_gives_nobody_power_over_the_competition(client, role):
    administrator, other = make.administrator(), make.user()
    desk = make.signed_in(client, administrator)
    group = Group.objects.get(name=role)

    edit(desk, other, groups=[group.pk])

    assert not other.plays(role)


def test_an_administrator_does_not_promote_oneself(client):
    administrator = make.administrator()
    desk = make.signed_in(client, administrator)
    groups = Group.objects.filter(name__in=[roles.ADMINISTRATOR, roles.SECRETARIAT])

    edit(desk, administrator, groups=[group.pk for group in groups])

    assert not administrator.plays(roles.SECRETARIAT)


def test_an_administrator_can_make_an_editor_and_the_ledger_tells(client):
    desk = make.signed_in(client, make.administrator())
    other = make.user()

    edit(desk, other, groups=[Group.objects.get(name=roles.EDITOR).pk])

    assert other.plays(roles.EDITOR)
    assert Event.objects.get(action="accounts.change").facts["roles"] == [roles.EDITOR]


@pytest.mark.parametrize("whose", ["secretariat", "juror", "superuser"])
def test_nobody_takes_over_an_account_by_its_address(client, whose):
    people = {
        "secretariat": make.secretariat(),
        "juror": make.user(),
        "superuser": make.user(is_superuser=True),
    }
    desk = make.signed_in(client, make.administrator())

    edit(desk, people[whose], email="min@demo.example")

    assert not User.objects.filter(email="min@demo.example").exists()
    assert User.objects.get(pk=people[whose].pk).is_superuser == (whose == "superuser")


@pytest.mark.parametrize("path", ["/admin/", "/jury/"])
def test_a_script_name_does_not_open_private_pages(path):
    client = make.signed_in(Client(), make.secretariat(), second_factor=False)

    assert client.get(path, SCRIPT_NAME="/x").status_code == 302


def test_no_score_after_the_shortlist_is_frozen_whatever_the_clock_said():
    round_ = make.scored_round(((5, 4), (6, 5)), ((2, 3), (1, 1)), lets_through=1)
    late = make.assignment(
        round_, round_.prize.nominations.first(), make.juror(round_.prize.competition)
    )
    make.frozen(round_)

    with pytest.raises(Refused, match="fryst"):
        make.review(late, 1, 1)


def test_the_second_person_approves_what_was_seen():
    decision = make.decision(approved=False)
    seen = actions.digest(decision)
    type(decision).objects.update(citation="En annen begrunnelse")

    with pytest.raises(Refused, match="på nytt"):
        actions.approve(decision, seen=seen, by=make.secretariat(), at=make.now())


def test_the_second_person_confirms_the_moment_that_was_seen():
    year = make.decision().prize.competition
    first = winners.propose_announcement(year, make.now(), by=make.secretariat(), at=make.now())
    sooner = make.now() - make.timedelta(days=1)
    winners.propose_announcement(year, sooner, by=first.proposed_by, at=make.now())

    with pytest.raises(Refused):
        winners.announce(first, seen=first.public_at, by=make.secretariat(), at=make.now())
    assert not Award.objects.public(make.now()).filter(edition__competition=year).exists()


@pytest.fixture
def own():
    """A juror who also works on a nomination for its company."""
    round_ = make.round_(make.prize(make.competition("scoring")))
    juror = make.juror(round_.prize.competition)
    return round_, juror, make.nomination(round_.prize, status="eligible", owner=juror.user)


def test_nobody_is_assigned_the_nomination_one_works_on(own):
    round_, juror, nomination = own

    assert actions.assign(round_, [juror], by=make.secretariat(), at=make.now()) == 0
    with pytest.raises(Refused):
        actions.declare(juror, nomination, "none", by=juror.user, at=make.now())


def test_a_score_of_ones_own_nomination_never_counts(own):
    round_, juror, _nomination = own
    other = make.nomination(round_.prize, status="eligible")
    make.review(make.assignment(round_, other, juror), 5, 5)
    other.members.create(user=juror.user, role="editor")

    assert not Review.objects.counting().exists()
    assert rules.stands_aside(juror.user, [other])


@pytest.mark.parametrize("status", ["withdrawn", "ineligible", "on_hold"])
def test_a_finalist_who_is_out_can_not_win(status):
    ranking = make.frozen()
    Nomination.objects.filter(finals__ranking=ranking).update(status=status)

    with pytest.raises(Refused):
        make.decision(ranking)


def test_a_nomination_is_not_moved_once_it_has_gone_to_the_jury():
    year = make.competition("scoring")
    main, special = make.prize(year), make.prize(year, kind="special", name="Spesialprisen")
    entry, secretary = make.nomination(main, status="submitted"), make.secretariat()
    for outcome in ("eligible", "on_hold"):
        nominations.screen(entry, outcome, by=secretary, at=make.now(), reason="Må avklares")

    with pytest.raises(Refused):
        nominations.screen(
            entry, "eligible", by=secretary, at=make.now(), reason="Flyttes", move_to=special
        )


def test_a_draft_score_off_a_shrunk_scale_is_not_handed_in():
    round_ = make.round_(make.prize(make.competition("scoring")))
    entry = make.nomination(round_.prize, status="eligible")
    assignment = make.assignment(round_, entry, make.juror(round_.prize.competition))
    make.review(assignment, 6, 6, handed_in=False)
    ScaleStep.objects.filter(value=6).delete()

    with pytest.raises(Refused):
        actions.hand_in(assignment, by=assignment.juror.user, at=make.now())
    assert queries.ranking(round_) is None


def test_two_finalists_of_the_same_name_both_get_their_award():
    ranking = make.frozen()
    make.company(name="Tvilling AS")
    type(ranking.round.prize.nominations.first().company).objects.update(name="Tvilling AS")
    other = ranking.round.prize.nominations.exclude(finals__ranking=ranking).first()
    ranking.finalists.create(nomination=other, place=2)
    year = make.decision(ranking).prize.competition

    winners.propose_announcement(year, make.now(), by=make.secretariat(), at=make.now())

    outcomes = Award.objects.filter(edition__competition=year).values_list("outcome", flat=True)
    assert sorted(outcomes) == ["finalist", "winner"]


def test_a_frozen_ranking_that_is_gone_is_missed():
    ranking = make.frozen()
    ranking.finalists.all().delete()
    Ranking.objects.all().delete()

    assert any("missing" in fault for fault in verification.faults())


def test_a_chair_with_any_tie_learns_nothing_from_the_decision_page(client):
    ranking = make.frozen()
    year = ranking.round.prize.competition
    chair = year.jurors.get(role="chair")
    loser = ranking.round.prize.nominations.exclude(finals__ranking=ranking).first()
    actions.declare(chair, loser, "owner", by=chair.user, at=make.now())
    address = reverse("jury:decision", args=[ranking.round.prize.pk])

    assert make.signed_in(client, chair.user).get(address).status_code == 404


def test_planning_next_year_leaves_this_one_where_it_is():
    this = make.competition("scoring", year=2090)
    make.competition("before", year=2091)

    assert Competition.objects.current() == this


@pytest.mark.parametrize("address", ["Ola.Nordmann@Demo.example", " ola@demo.example "])
def test_an_address_is_kept_in_lower_case(address):
    person = make.user(email=address)

    assert person.email == address.strip().lower()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/sprak/nb/?next=abc", None),
        ("/demo/logg-inn/", {"person": "abc"}),
        ("/demo/logg-inn/", {"person": "\x00"}),
        ("/konto/login/code/", {"email": "a" * 300 + "@demo.example"}),
        ("/nominer/%00/", None),
        ("/jury/rangering/99999999999999999999/", None),
    ],
)
def test_odd_requests_get_an_answer_and_never_an_error(client, path, data):
    make.prize()

    answer = client.post(path, data) if data else client.get(path)

    assert answer.status_code < 500


def test_what_can_not_be_seen_is_taken_out_and_the_rest_is_saved(client):
    nomination = make.nomination()
    company = make.signed_in(client, nomination.begun_by)
    answer = nomination.answers.first()
    address = reverse("nominations:section", args=[nomination.pk, groups(nomination.prize)[0].key])

    company.post(address, {answer.question: "H\x00ei\u200b på\x0bdeg\u00ad"})

    answer.refresh_from_db()
    assert answer.text == "Hei på\ndeg"
