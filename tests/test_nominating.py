"""A company nominates itself: what is kept, what is refused, and in which words."""

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from nominations import actions
from nominations.models import Company, Nomination, Submission
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make.user("Kari Kontakt")


@pytest.fixture
def company(client, owner):
    return make.signed_in(client, owner)


FACTS = {"org_number": "310 000 019", "name": "Eksempel Støperi AS"}


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (("yes", "yes", "no"), "main"),
        (("yes", "yes", "yes"), "main"),
        (("yes", "no", "yes"), "special"),
        (("yes", "no", "no"), None),
        (("no", "yes", "yes"), None),
    ],
)
def test_three_questions_lead_to_the_right_prize(client, answers, kind):
    year = make.competition()
    prizes = {k: make.prize(year, kind=k, name=f"Prisen {k}") for k in ("main", "special")}

    page = client.get(
        reverse("nominations:start"),
        dict(zip(("goods", "results", "starting"), answers, strict=True)),
    )

    assert page.context["prize"] == prizes.get(kind)


@pytest.mark.parametrize("typed", ["310000019", "310 000 019", "NO 310 000 019 MVA", "310.000.019"])
def test_the_number_is_accepted_as_people_write_it(company, typed):
    make.prize()

    company.post(reverse("nominations:begin", args=["main"]), FACTS | {"org_number": typed})

    assert Nomination.objects.get().company.org_number == "310000019"


@pytest.mark.parametrize(
    "typed", ["310000018", "12345678", "abc", "31000006", "310000060", "9" * 40, "\x00"]
)
def test_a_wrong_number_gets_a_sentence_and_nothing_is_lost(company, typed):
    make.prize()

    page = company.post(reverse("nominations:begin", args=["main"]), FACTS | {"org_number": typed})

    assert page.context["form"]["org_number"].errors
    assert page.context["form"]["name"].value() == FACTS["name"]
    assert not Company.objects.exists()


def test_a_company_that_is_known_already_is_found(company):
    known = make.company(org_number="310000019", name="Eksempel Støperi AS")
    make.prize()

    company.post(reverse("nominations:begin", args=["main"]), FACTS)

    assert Nomination.objects.get().company == known


def test_a_second_nomination_of_the_same_company_is_refused(company):
    first = make.nomination(company=make.company(org_number="310000019"))

    page = company.post(reverse("nominations:begin", args=["main"]), FACTS)

    assert len(page.context["form"].non_field_errors()) == 1
    assert Nomination.objects.get() == first


def test_a_draft_needs_nothing_and_keeps_everything(company, owner):
    nomination = make.nomination(owner=owner)
    first, second = nomination.answers.order_by("pk")

    company.post(
        nomination.get_absolute_url(), {f"answer-{first.criterion_id}": "Æ, ø\r\nog å " * 2000}
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.text, first.version) == ("Æ, ø\nog å " * 2000, 2)
    assert second.version == 1


def test_nothing_is_written_when_nothing_changed(company, owner):
    nomination = make.nomination(owner=owner)
    answer = nomination.answers.first()
    before = Event.objects.count()

    company.post(nomination.get_absolute_url(), {f"answer-{answer.criterion_id}": answer.text})

    assert Event.objects.count() == before


def test_autosave_says_when(company, owner):
    nomination = make.nomination(owner=owner)
    answer = nomination.answers.first()

    said = company.post(
        nomination.get_absolute_url(),
        {f"answer-{answer.criterion_id}": "Nytt"},
        headers={"HX-Request": "true"},
    )

    assert said.content.decode().startswith("Lagret kl. ")


def test_sending_in_gives_a_receipt_with_number_and_time(company, owner):
    nomination = make.nomination(owner=owner)

    page = company.post(reverse("nominations:submit", args=[nomination.pk]), follow=True)

    submission = Submission.objects.get()
    assert page.context["submission"] == submission
    assert submission.receipt_number in page.content.decode()
    assert submission.content["answers"].keys() == {
        str(c.pk) for c in nomination.prize.criteria.all()
    }


@pytest.mark.parametrize("text", ["", "   \n "])
def test_missing_answers_are_named_and_nothing_is_sent(company, owner, text):
    nomination = make.nomination(owner=owner)
    empty = nomination.answers.first()
    nomination.answers.filter(pk=empty.pk).update(text=text)

    page = company.post(reverse("nominations:submit", args=[nomination.pk]), follow=True)

    assert empty.criterion.name in str(next(iter(page.context["messages"])))
    assert not Submission.objects.exists()


def test_an_answer_that_is_too_long_is_kept_but_not_sent(owner):
    nomination = make.nomination(owner=owner, text="x" * 2501)

    with pytest.raises(Refused, match=nomination.prize.criteria.first().name):
        actions.submit(nomination, by=owner, at=make.now())


def test_the_same_form_twice_gives_one_receipt(company, owner):
    nomination = make.nomination(owner=owner)
    events = Event.objects.count()

    for _time in range(3):
        company.post(reverse("nominations:submit", args=[nomination.pk]))

    assert Submission.objects.count() == 1
    assert Event.objects.count() == events + 1


def test_what_was_sent_in_can_not_be_changed(company, owner):
    nomination = make.nomination(owner=owner, status="submitted")
    answer = nomination.answers.first()

    page = company.post(
        nomination.get_absolute_url(), {f"answer-{answer.criterion_id}": "Angret meg"}
    )

    answer.refresh_from_db()
    assert page.status_code == 422
    assert answer.text != "Angret meg"
    assert "Angret meg" in page.content.decode()


def test_numbers_follow_each_other_within_the_year():
    prize = make.prize(make.competition(year=2099))

    numbers = [make.nomination(prize, status="submitted").number for _each in range(3)]

    assert numbers == ["2099-001", "2099-002", "2099-003"]


def test_the_owner_can_withdraw_and_a_colleague_can_not(owner):
    nomination = make.nomination(owner=owner, status="submitted")
    colleague = make.user()
    nomination.members.create(user=colleague, role="editor")

    with pytest.raises(Refused):
        actions.withdraw(nomination, by=colleague, at=make.now())
    actions.withdraw(nomination, by=owner, at=make.now())

    nomination.refresh_from_db()
    assert nomination.status == "withdrawn"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_takes_the_same_queries_for_one_as_for_three(
    how_many, company, owner, django_assert_num_queries
):
    prize = make.prize()
    for _each in range(how_many):
        make.nomination(prize, owner=owner)

    with django_assert_num_queries(8):
        company.get(reverse("nominations:list"))
