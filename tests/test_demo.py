"""The demonstration: every phase, always the same for the same seed, never beside a real year."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from config.demo_year import PHASES
from jury import verification
from jury.models import Score
from nominations.models import Competition, Nomination
from tests import make
from winners.models import Award, WinnerStoryPage

pytestmark = pytest.mark.django_db
ROLES = {
    "visitor", "company", "company_other", "juror", "juror_conflicted", "chair", "secretariat",
    "editor", "observer", "administrator",
}  # fmt: skip


def demo(**options):
    call_command("demo", **{"nominations": 12, "jurors": 3} | options)


def accounts(capsys):
    capsys.readouterr()
    call_command("demo_accounts", format="json")
    return {account["role"]: account for account in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_can_be_played_and_holds(phase, capsys):
    demo(phase=phase)

    assert Competition.objects.get().phase(make.now()) == phase
    assert list(verification.faults()) == []
    assert accounts(capsys).keys() >= ROLES


def test_the_announced_year_has_winners_and_stories():
    demo(phase="announced")

    year = Award.objects.public(make.now()).filter(edition__competition__isnull=False)
    assert sorted(year.winners().values_list("prize_kind", flat=True)) == ["main", "special"]
    assert WinnerStoryPage.objects.live().count() == 2


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_data(seed):
    def played():
        demo(phase="scoring", seed=seed, fresh=True)
        numbers = Nomination.objects.order_by("number").values_list("number", "company__name")
        scores = Score.objects.order_by("pk").values_list("value", flat=True)
        return list(numbers), list(scores)

    assert played() == played()


def test_a_real_year_is_never_touched():
    make.nomination(status="submitted")

    for fresh in (False, True):
        with pytest.raises(CommandError):
            demo(fresh=fresh)
    assert Nomination.objects.count() == 1


def test_a_demonstration_is_replaced_only_when_asked():
    demo(phase="open")
    before = Competition.objects.get().pk

    with pytest.raises(CommandError, match="--fresh"):
        demo(phase="scoring")
    demo(phase="scoring", fresh=True)

    assert Competition.objects.get().pk != before


@pytest.mark.parametrize("options", [{"nominations": 1}, {"nominations": 501}, {"jurors": 31}])
def test_an_impossible_size_is_refused(options):
    with pytest.raises(CommandError):
        demo(**options)


def test_each_demo_person_has_a_session_with_both_factors(client, capsys):
    demo(phase="scoring")

    for role, account in accounts(capsys).items():
        client.cookies.clear()
        if account["session"]:
            client.cookies[account["session"]["name"]] = account["session"]["value"]
        page = client.get(account["start_url"])
        assert page.status_code == 200, role


def test_one_press_signs_a_demo_person_in(client, capsys):
    demo(phase="scoring")
    page = client.get(reverse("account_request_login_code"))
    juror = next(part for part in page.context["demo_parts"] if part.role == "juror")

    answer = client.post(reverse("demo_sign_in"), {"person": juror.user.pk})

    assert answer.url == reverse("jury:overview")
    assert client.get(answer.url).status_code == 200


def test_outside_a_demonstration_there_is_none_of_it(client):
    make.nomination(status="submitted")
    person = make.secretariat()

    assert client.post(reverse("demo_sign_in"), {"person": person.pk}).status_code == 404
    assert person.name not in client.get(reverse("account_request_login_code")).content.decode()
    with pytest.raises(CommandError):
        call_command("demo_accounts")


def test_only_the_cast_can_be_signed_in(client):
    demo(phase="scoring")
    stranger = make.secretariat()

    assert client.post(reverse("demo_sign_in"), {"person": stranger.pk}).status_code == 404
