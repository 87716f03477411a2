"""A company nominates itself: what is kept, what is refused, and in which words."""

import html

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from nominations import actions, register
from nominations.models import Company, Nomination, Submission
from nominations.questions import groups
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make.user("Kari Kontakt")


@pytest.fixture
def company(client, owner):
    return make.signed_in(client, owner)


FACTS = {"org_number": "310 000 019", "name": "Eksempel Støperi AS", "confirmed": "yes"}


def begin(company, **typed):
    return company.post(reverse("nominations:begin", args=["main"]), FACTS | typed)


def page_of(nomination):
    """The section that a criterion's question stands on."""
    group = groups(nomination.prize)[0]
    return reverse("nominations:section", args=[nomination.pk, group.key])


def first_of(nomination):
    return nomination.answers.filter(criterion__isnull=False).first()


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

    begin(company, org_number=typed)

    assert Nomination.objects.get().company.org_number == "310000019"


@pytest.mark.parametrize(
    "typed", ["310000018", "12345678", "abc", "31000006", "310000060", "9" * 40, "\x00", ""]
)
def test_a_wrong_number_gets_a_sentence_and_nothing_is_lost(company, typed):
    make.prize()

    page = begin(company, org_number=typed)

    assert page.context["form"]["org_number"].errors
    assert page.context["form"]["org_number"].value() == typed
    assert not Company.objects.exists()


def test_the_register_fills_in_what_it_knows_and_nobody_is_asked_twice(company, owner):
    make.prize()

    begin(company)

    nomination = Nomination.objects.get()
    typed = dict(nomination.answers.values_list("question", "text"))
    assert (typed["company-name"], typed["company-employees"]) == ("Eksempel Støperi AS", "118")
    assert (typed["contact-name"], typed["contact-email"]) == (owner.name, owner.email)
    assert nomination.register["state"] == "found"


@pytest.mark.parametrize("number", [number for number, _what in register.fake.examples()])
def test_whatever_the_register_says_a_nomination_can_begin(company, number):
    make.prize()

    asked = begin(company, org_number=number, confirmed="")
    assert asked.context["sentence"] in html.unescape(asked.content.decode())
    begin(company, org_number=number, name="Skrevet for hånd AS")

    assert Nomination.objects.get().company.name == "Skrevet for hånd AS"


def test_a_company_that_is_known_already_is_found(company):
    known = make.company(org_number="310000019", name="Eksempel Støperi AS")
    make.prize()

    begin(company)

    assert Nomination.objects.get().company == known


def test_a_colleague_is_offered_to_ask_and_told_nothing(company):
    first = make.nomination(company=make.company(org_number="310000019", name="HEMMELIG AS"))

    page = begin(company)

    assert "Be om tilgang" in page.content.decode()
    assert not any(
        secret in page.content.decode()
        for secret in ("HEMMELIG", str(first.pk), first.begun_by.email, first.begun_by.name)
    )
    assert Nomination.objects.get() == first


def test_ones_own_nomination_is_found_again(company, owner):
    first = make.nomination(owner=owner, company=make.company(org_number="310000019"))

    assert begin(company).url == first.get_absolute_url()


def test_a_draft_needs_nothing_and_keeps_everything(company, owner):
    nomination = make.nomination(owner=owner)
    answer = first_of(nomination)
    text = "Æ, ø\r\nog å " * 2000

    company.post(page_of(nomination), {answer.question: text})

    kept = dict(nomination.answers.values_list("question", "version"))
    answer.refresh_from_db()
    assert answer.text == "Æ, ø\nog å " * 2000
    assert {key for key, version in kept.items() if version > 1} == {answer.question}


def test_nothing_is_written_when_nothing_changed(company, owner):
    nomination = make.nomination(owner=owner)
    answer = first_of(nomination)

    company.post(page_of(nomination), {answer.question: answer.text})

    answer.refresh_from_db()
    assert (answer.version, answer.earlier.count()) == (1, 0)


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
    empty = first_of(nomination)
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


@pytest.mark.parametrize("status", ["eligible", "ineligible", "withdrawn"])
def test_what_has_been_checked_can_not_be_changed(company, owner, status):
    nomination = make.nomination(owner=owner, status=status)
    answer = first_of(nomination)

    page = company.post(page_of(nomination), {answer.question: "Angret meg"})

    answer.refresh_from_db()
    assert page.status_code == 422
    assert answer.text != "Angret meg"
    assert "Angret meg" in page.content.decode()


def test_until_the_deadline_it_can_be_changed_and_sent_in_again(company, owner):
    nomination = make.nomination(owner=owner, status="submitted")
    answer = first_of(nomination)

    company.post(page_of(nomination), {answer.question: "Enda bedre"})
    offered = company.get(nomination.get_absolute_url()).context["changed"]
    company.post(reverse("nominations:submit", args=[nomination.pk]))

    first, second = nomination.submissions.all()
    assert (offered, second.receipt_number) == (True, f"{first.receipt_number}-2")
    assert second.answer_to(answer.criterion) == "Enda bedre"
    assert first.answer_to(answer.criterion) != "Enda bedre"


def test_a_copy_in_another_language_is_the_same_copy(company, owner):
    nomination = make.nomination(owner=owner, status="submitted")
    company.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    company.post(reverse("nominations:submit", args=[nomination.pk]))

    assert nomination.submissions.count() == 1


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

    with django_assert_num_queries(9):
        company.get(reverse("nominations:list"))


@pytest.fixture
def last_year(owner):
    """The same company's nomination of the year before, with the same criteria."""
    prize = make.prize(make.competition("announced", year=2090))
    return make.nomination(prize, owner=owner, status="eligible", text="Slik var det i fjor.")


def this_year(owner, last_year):
    prize = make.prize(make.competition("open", year=2091), criteria=0)
    for criterion in last_year.prize.criteria.all():
        criterion.copy_to(prize).save()
    company = {"org_number": last_year.company.org_number, "name": last_year.company.name}
    return actions.begin(prize, company, by=owner, at=make.now())


def test_a_returning_company_is_offered_its_answers_and_keeps_what_it_has_written(
    company, owner, last_year
):
    nomination = this_year(owner, last_year)
    first, second = groups(nomination.prize)[0].questions
    actions.save_answers(nomination, {first.key: "Nytt i år"}, by=owner, at=make.now())

    offered = company.get(nomination.get_absolute_url()).content.decode()
    company.post(reverse("nominations:copy_answers", args=[nomination.pk]))

    typed = dict(nomination.answers.values_list("question", "text"))
    assert "Dere var med i 2090" in offered
    assert (typed[first.key], typed[second.key]) == ("Nytt i år", "Slik var det i fjor.")


def test_nobody_gets_answers_that_others_wrote(client, owner, last_year):
    stranger = make.user()
    nomination = this_year(stranger, last_year)
    page = make.signed_in(client, stranger)

    offered = page.get(nomination.get_absolute_url()).content.decode()
    page.post(reverse("nominations:copy_answers", args=[nomination.pk]))

    assert "Dere var med" not in offered
    assert not nomination.answers.filter(text="Slik var det i fjor.").exists()


def test_a_draft_is_thrown_away_by_its_owner_alone_and_only_before_it_is_sent(owner):
    draft, sent = make.nomination(owner=owner), make.nomination(owner=owner, status="submitted")
    colleague = make.colleague(draft).user

    for nomination, by in ((draft, colleague), (sent, owner)):
        with pytest.raises(Refused):
            actions.discard(nomination, by=by, at=make.now())
    actions.discard(draft, by=owner, at=make.now())

    assert list(Nomination.objects.all()) == [sent]
