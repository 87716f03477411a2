"""Somebody proposes a company; the company sees who, and says yes or has it all deleted."""

import uuid

import pytest
from django.urls import reverse

from accounts.refusals import Refused
from ledger.models import Event
from letters.models import Letter
from nominations import actions
from nominations.models import Proposal
from tests import make

pytestmark = pytest.mark.django_db
PROPOSE = "/foresla/"
TYPED = {
    "company_name": "Fjell Verk AS",
    "company_email": "post@fjell.example",
    "reason": "De måler alt.",
    "proposer_name": "Kari Nabo",
    "proposer_email": "kari@nabo.example",
}
BAD = "<script>alert('x')</script><img src=x onerror=alert(1)>{{ 7|add:7 }}{link}"


@pytest.fixture
def prize():
    return make.prize(make.competition("open"))


@pytest.fixture
def waiting(prize):
    return make.proposal(prize.competition, company_name="Fjell Verk AS", reason="De måler alt.")


def answer(name, proposal):
    return reverse(f"nominations:{name}_proposal", args=[proposal.pk])


@pytest.mark.usefixtures("prize")
def test_a_company_is_proposed_without_an_account_and_gets_one_letter(client):
    page = client.post(PROPOSE, TYPED, follow=True)

    proposal, letter = Proposal.objects.get(), Letter.objects.get()
    assert page.redirect_chain == [("/foresla/?sendt=ja", 302)]
    assert (proposal.company_name, proposal.proposer_name) == ("Fjell Verk AS", "Kari Nabo")
    assert (letter.to, letter.kind) == ("post@fjell.example", "proposal")
    assert proposal.get_absolute_url() in letter.text
    assert "Kari Nabo" in letter.text
    assert "De måler alt." not in letter.text


@pytest.mark.parametrize(
    "spelled", ["post@fjell.example", "POST@Fjell.Example", "post+jury@fjell.example"]
)
def test_nobody_learns_whether_the_company_was_proposed_before(client, prize, spelled):
    first = client.post(PROPOSE, TYPED, follow=True)

    second = client.post(PROPOSE, TYPED | {"company_email": spelled, "proposer_name": "Ola"})

    assert second.url == first.redirect_chain[0][0]
    assert client.get(second.url).content == first.content
    assert Letter.objects.count() == Proposal.objects.count() == 1


def test_a_company_that_said_no_is_not_written_to_again(client, prize):
    client.post(PROPOSE, TYPED)
    client.post(answer("decline", Proposal.objects.get()))

    client.post(PROPOSE, TYPED)

    assert not Proposal.objects.exists()
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("company_name", " "),
        ("company_name", "x" * 201),
        ("company_name", "Vinn mer på https://lokkemat.example"),
        ("proposer_name", "\x00"),
        ("proposer_name", "Din bank, www.lokkemat.example"),
        ("company_email", "post"),
        ("company_email", "post@fjell.example\nBcc: alle@fjell.example"),
        ("proposer_email", "x" * 250 + "@nabo.example"),
        ("reason", "😀" * 251),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_stays(client, prize, field, typed):
    page = client.post(PROPOSE, TYPED | {field: typed})

    assert list(page.context["form"].errors) == [field]
    assert page.content.count(b"data-error-summary") == 1
    assert not Letter.objects.exists()


def test_a_name_can_not_end_a_header(client, prize):
    client.post(PROPOSE, TYPED | {"company_name": "Fjell\r\nBcc: alle\u202e AS\u2028"})

    assert Proposal.objects.get().company_name == "Fjell Bcc: alle AS"
    assert Letter.objects.get().subject.splitlines() == [Letter.objects.get().subject]


def test_what_is_typed_is_only_words_on_the_page_and_in_the_letter(client, prize):
    client.post(PROPOSE, TYPED | {"company_name": BAD, "proposer_name": BAD[:100], "reason": BAD})

    page = client.get(Proposal.objects.get().get_absolute_url()).content.decode()
    shown = [page, Letter.objects.get().html]
    assert [text.count("<script>") + text.count("<img") for text in shown] == [0, 0]
    assert page.count("&lt;script&gt;") > 3
    assert "{{ 7|add:7 }}{link}" in page


def test_what_was_typed_stays_only_words_when_the_form_comes_back(client, prize):
    page = client.post(PROPOSE, dict.fromkeys(TYPED, f'"><script>{BAD}')).content.decode()

    assert page.count("<script>") == page.count("<img") == 0


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, prize):
    page = client.post(PROPOSE, TYPED | {"hjemmeside": "https://lokkemat.example"})

    assert page.url == "/foresla/?sendt=ja"
    assert not Proposal.objects.exists()


def test_a_proposer_gets_three_letters_a_day(client, prize):
    pages = [client.post(PROPOSE, TYPED | {"company_email": f"post@{n}.example"}) for n in range(4)]

    assert [page.status_code for page in pages] == [302, 302, 302, 429]
    assert pages[-1].content.count(b"data-error-summary") == 1
    assert b"post@3.example" in pages[-1].content
    assert Letter.objects.count() == 3


def test_a_network_gets_ten_letters_an_hour(client, prize):
    codes = [
        client.post(
            PROPOSE,
            {
                **TYPED,
                "company_email": f"post@{n}.example",
                "proposer_email": f"kari{n}@nabo.example",
            },
        ).status_code
        for n in range(11)
    ]

    assert codes == [302] * 10 + [429]


@pytest.mark.parametrize("phase", ["before", "screening", "announced"])
def test_companies_are_proposed_only_while_they_can_take_part(client, phase):
    make.competition(phase)

    shown, sent = client.get(PROPOSE), client.post(PROPOSE, TYPED)

    assert shown.context["closed"] == sent.context["closed"] != ""
    assert b"<form method" not in shown.content
    assert not Proposal.objects.exists()


def test_without_a_competition_the_page_says_so(client):
    assert client.get(PROPOSE).context["closed"] != ""


def test_the_company_sees_who_and_why_and_the_address_stays_a_secret(client, waiting):
    page = client.get(waiting.get_absolute_url())

    words = page.content.decode()
    assert all(
        word in words for word in ("Kari Nabo", "kari@nabo.example", "De måler alt.", "gratis")
    )
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("method", ["get", "head"])
def test_to_open_the_page_changes_nothing(client, waiting, method):
    before = (list(Proposal.objects.values()), Event.objects.count())

    for _time in range(100):
        getattr(client, method)(waiting.get_absolute_url())
    codes = [getattr(client, method)(answer(a, waiting)).status_code for a in ("accept", "decline")]

    assert codes == [405, 405]
    assert (list(Proposal.objects.values()), Event.objects.count()) == before


def test_no_thanks_deletes_all_that_was_typed(client, prize):
    client.post(PROPOSE, TYPED)
    proposal = Proposal.objects.get()

    page = client.post(answer("decline", proposal))

    letter, event = Letter.objects.get(), Event.objects.latest("number")
    assert (page.status_code, client.get(proposal.get_absolute_url()).status_code) == (200, 404)
    assert not Proposal.objects.exists()
    assert letter.subject == letter.text == letter.html == ""
    assert (event.action, event.actor, event.facts) == ("nominations.decline_proposal", None, {})


def test_a_second_no_and_an_unknown_address_get_the_same_sentence(client, waiting):
    client.post(answer("decline", waiting))

    again = client.post(answer("decline", waiting))
    unknown = client.get(reverse("nominations:proposal", args=[uuid.uuid4()]))

    assert again.status_code == unknown.status_code == 404
    assert again.context["declined"] is unknown.context["declined"] is False
    assert b"Her er det ikke noe forslag" in again.content
    assert b"Her er det ikke noe forslag" in unknown.content
    assert unknown.headers["Referrer-Policy"] == "strict-origin"


def test_yes_asks_a_stranger_to_sign_in_and_leads_back(client, waiting):
    page = client.post(answer("accept", waiting))

    waiting.refresh_from_db()
    assert page.url == f"/konto/login/?next={waiting.get_absolute_url()}"
    assert waiting.accepted_at is None


@pytest.mark.parametrize(("chosen", "leads_to"), [("main", "main"), ("", "main"), ("x", "main")])
def test_yes_leads_to_the_nomination_with_the_name_filled_in(client, waiting, chosen, leads_to):
    person = make.user()
    make.signed_in(client, person)

    pages = [client.post(answer("accept", waiting), {"pris": chosen}) for _time in range(2)]

    waiting.refresh_from_db()
    assert {page.url for page in pages} == {f"/nominer/{leads_to}/?navn=Fjell+Verk+AS"}
    assert waiting.accepted_by == person
    assert Event.objects.filter(action="nominations.accept_proposal").count() == 1


def test_yes_leads_to_the_prize_that_was_chosen(client, waiting):
    make.prize(waiting.competition, kind="special", name="Spesialprisen")
    make.signed_in(client, make.user())

    page = client.post(answer("accept", waiting), {"pris": "special"})

    assert page.url.startswith("/nominer/special/")


def test_a_second_person_is_told_that_a_colleague_said_yes(client, waiting):
    actions.accept_proposal(waiting, by=make.user("Per Først"), at=make.now())

    page = make.signed_in(client, make.user()).post(answer("accept", waiting))

    assert page.status_code == 422
    assert "Per Først" not in page.content.decode()


def test_after_the_deadline_it_is_too_late_to_say_yes(waiting):
    late = waiting.competition.deadline_at + make.timedelta(minutes=2)

    with pytest.raises(Refused):
        actions.accept_proposal(waiting, by=make.user(), at=late)
    actions.decline_proposal(waiting, by=None, at=late)

    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("searched", "found"), [("Fjell", ["Fjell Verk AS"]), ("kari@nabo.example", [])]
)
def test_the_secretariat_finds_a_proposal_by_the_company(client, waiting, searched, found):
    make.proposal(waiting.competition, company_name="Dal Verk AS")
    make.signed_in(client, make.secretariat())

    page = client.get(reverse("desk_proposals:index"), {"q": searched})

    assert [row.company_name for row in page.context["object_list"]] == found
