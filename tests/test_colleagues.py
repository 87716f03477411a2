"""Who works on a nomination: one owner, seats handed over, given up and taken away."""

from threading import Thread

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations.actions import colleagues as actions
from nominations.models import NominationMember
from tests import make

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def nomination():
    return make.nomination(text="HEMMELIG")


@pytest.fixture
def owner(nomination):
    return nomination.members.get(role="owner").user


def owners(nomination):
    return [seat.user for seat in nomination.members.filter(role="owner")]


def page(nomination, name="colleagues", *more):
    return reverse(f"nominations:{name}", args=[nomination.pk, *more])


def test_the_page_shows_everybody_with_name_address_and_role(client, nomination, owner):
    colleague = make.colleague(nomination, make.user("Kari Nordmann"))
    invitation = make.invitation(nomination)
    make.signed_in(client, owner)

    text = client.get(page(nomination)).content.decode()

    for shown in ("Kari Nordmann", colleague.user.email, owner.email, invitation.email):
        assert shown in text


def test_a_collaborator_sees_the_page_without_the_owners_buttons(client, nomination):
    colleague = make.colleague(nomination)
    invitation = make.invitation(nomination)
    make.signed_in(client, colleague.user)

    text = client.get(page(nomination)).content.decode()

    assert invitation.email in text
    assert page(nomination, "leave") in text
    assert page(nomination, "invite") not in text
    assert page(nomination, "remove_member", colleague.pk) not in text


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_takes_the_same_queries_for_one_as_for_three(
    how_many, client, nomination, owner, django_assert_num_queries
):
    for _number in range(how_many):
        make.colleague(nomination)
        make.invitation(nomination)
        nomination.access_requests.create(user=make.user(), asked_at=make.now())
    make.signed_in(client, owner)

    with django_assert_num_queries(12):
        assert client.get(page(nomination)).status_code == 200


def test_ownership_is_handed_over_with_one_letter(nomination, owner):
    colleague = make.colleague(nomination)

    actions.hand_over(colleague, by=owner, at=make.now())

    assert owners(nomination) == [colleague.user]
    assert nomination.members.get(user=owner).role == "editor"
    letter = Letter.objects.get(kind="ownership")
    assert (letter.to, nomination.get_absolute_url() in letter.text) == (colleague.user.email, True)


def test_the_former_owner_can_not_hand_over_again(nomination, owner):
    first, second = make.colleague(nomination), make.colleague(nomination)
    actions.hand_over(first, by=owner, at=make.now())

    with pytest.raises(Refused):
        actions.hand_over(second, by=owner, at=make.now())

    assert owners(nomination) == [first.user]


def test_two_owners_are_impossible(nomination):
    with pytest.raises(IntegrityError):
        make.colleague(nomination, role="owner")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_time_leave_one_owner():
    nomination = make.nomination()
    owner = nomination.members.get().user
    seats = [make.colleague(nomination) for _number in range(4)]

    def press(seat):
        try:
            actions.hand_over(seat, by=owner, at=make.now())
        except Refused:
            pass
        finally:
            connection.close()

    threads = [Thread(target=press, args=[seat]) for seat in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(owners(nomination)) == 1
    assert Event.objects.filter(action="nominations.hand_over").count() == 1


def test_an_owner_can_not_leave_without_handing_over(client, nomination, owner):
    make.colleague(nomination)
    make.signed_in(client, owner)

    answer = client.post(page(nomination, "leave"))

    assert (answer.url, owners(nomination)) == (page(nomination), [owner])


def test_an_owner_can_not_be_removed(nomination, owner):
    with pytest.raises(Refused):
        actions.remove_member(nomination.members.get(), by=owner, at=make.now())

    assert owners(nomination) == [owner]


def test_a_collaborator_leaves_and_the_nomination_is_gone_for_them(client, nomination):
    colleague = make.colleague(nomination)
    make.signed_in(client, colleague.user)

    answer = client.post(page(nomination, "leave"))

    assert answer.url == reverse("nominations:list")
    assert client.get(nomination.get_absolute_url()).status_code == 404


def test_a_removed_colleague_loses_every_page_at_the_next_press(client, nomination, owner):
    colleague = make.colleague(nomination)
    make.signed_in(client, colleague.user)
    presence = page(nomination, "presence", "bedriften")
    open_tab = reverse("nominations:section", args=[nomination.pk, "bedriften"])
    assert client.post(presence).status_code == 200

    actions.remove_member(colleague, by=owner, at=make.now())

    for address in (nomination.get_absolute_url(), page(nomination), open_tab):
        assert client.get(address).status_code == 404
    assert client.post(open_tab, {"company-name": "Ny"}).status_code == 404
    assert client.post(presence).status_code == 404
    assert make.signed_in(Client(), owner).post(presence).json() == {"others": []}


@pytest.mark.parametrize("name", ["remove_member", "hand_over"])
def test_a_collaborator_decides_about_nobody(client, nomination, owner, name):
    colleague, other = make.colleague(nomination), make.colleague(nomination)
    make.signed_in(client, colleague.user)

    client.post(page(nomination, name, other.pk))

    assert owners(nomination) == [owner]
    assert nomination.members.count() == 3


def test_ids_of_another_nomination_do_not_exist_under_ones_own(client, nomination, owner):
    other = make.nomination()
    seat, invitation = make.colleague(other), make.invitation(other)
    asked = other.access_requests.create(user=make.user(), asked_at=make.now())
    make.signed_in(client, owner)

    answers = [
        client.post(page(nomination, name, pk))
        for name, pk in [
            ("remove_member", seat.pk),
            ("hand_over", seat.pk),
            ("take_back_invitation", invitation.pk),
            ("answer_access", asked.pk),
        ]
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert other.members.count() == 2
    assert not other.invitations.get().answered_at


@pytest.mark.parametrize("name", ["leave", "invite"])
def test_looking_at_an_address_of_a_change_changes_nothing(client, nomination, owner, name):
    make.signed_in(client, owner)

    assert client.get(page(nomination, name)).status_code == 405


def test_names_are_words_and_never_code(client, nomination, owner):
    colleague = make.colleague(nomination, make.user(SCRIPT))
    nomination.access_requests.create(user=make.user(SCRIPT), asked_at=make.now())
    make.signed_in(client, owner)

    text = client.get(page(nomination)).content.decode()
    removed = client.post(page(nomination, "remove_member", colleague.pk), follow=True)

    assert SCRIPT not in text
    assert SCRIPT not in removed.content.decode()
    assert "&lt;script&gt;" in removed.content.decode()


def test_the_ledger_holds_ids_and_roles_and_no_address(nomination, owner):
    colleague = make.colleague(nomination)
    make.invitation(nomination, "hemmelig@bedrift.example", role="owner")
    actions.hand_over(colleague, by=owner, at=make.now())
    actions.remove_member(
        NominationMember.objects.get(user=owner), by=colleague.user, at=make.now()
    )

    facts = [event.facts for event in Event.objects.filter(subject_id=str(nomination.pk))]

    assert "@" not in str(facts)
    assert facts[-2:] == [{"to": colleague.user.pk}, {"person": owner.pk}]
