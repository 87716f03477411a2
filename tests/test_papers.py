"""What companies keep: the questions beforehand, the draft, and the receipt with all of it."""

import hashlib
import io
from datetime import UTC, datetime

import docx
import pikepdf
import pypdfium2
import pytest
from django.urls import reverse

from nominations import papers
from nominations.models import Submission
from nominations.questions import questions
from tests import make
from tests.pdf_reading import bookmarks, fonts, tags, text_of, unmarked

pytestmark = pytest.mark.django_db
AT = datetime(2027, 3, 4, 11, 22, 33, tzinfo=UTC)
CONTENT = {
    "company": {"org_number": "310000019", "name": "Støperiet & Sønner <AS>", "county": "Nordland"},
    "prize": "Hovedprisen",
    "order": ["12", "7"],
    "answers": {
        "7": {"criterion": "Sist", "question": "B?", "text": "<b>svar</b>", "may_publish": False},
        "12": {"criterion": "Først", "question": "A?", "text": "čđŋ\nto", "may_publish": True},
    },
    "figures": [{"key": "x", "label": "Omsetning", "unit": "millioner kroner", "text": "12,5"}],
    "attachments": [{"id": "1", "name": "årsrapport.pdf", "size": 2048, "sha256": "ab" * 32}],
    "contact": {"name": "Kari Kontakt", "phone": "400 00 000"},
    "consent": {"terms": "yes", "next-year": ""},
}

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def submission(content, **facts):
    """A frozen copy with this content, as it would come from the database."""
    made = make.nomination(status="submitted").submissions.get()
    facts = {"receipt_number": "2027-014", "submitted_at": AT, "digest": "d" * 64} | facts
    Submission.objects.filter(pk=made.pk).update(content=content, **facts)
    made.refresh_from_db()
    return made


def words(pdf):
    return " ".join(text_of(pdf).split())


def test_the_receipt_holds_everything_that_was_sent_in():
    sent = submission(CONTENT)

    said = words(papers.nomination_pdf(sent))

    for part in (
        "2027-014", "torsdag 4. mars 2027 kl. 12.22.33 norsk tid", sent.submitted_by.name,
        "d" * 64, "Støperiet & Sønner <AS>", "310000019", "Nordland", "Først A? čđŋ to",
        "Sist B? <b>svar</b>", "Kan publiseres", "Kun for juryen", "12,5 millioner kroner",
        "årsrapport.pdf", "2,0", "Kari Kontakt", "400 00 000",
    ):  # fmt: skip
        assert part in said
    assert "".join(said.split()).count("ab" * 32) == 1


def test_the_answers_stand_in_the_order_they_were_asked():
    asked = bookmarks(papers.nomination_pdf(submission(CONTENT)))

    assert [title for title in asked if title.startswith("> > ")] == ["> > Først", "> > Sist"]


def test_a_copy_without_an_order_goes_by_the_criteria():
    sent = make.nomination(make.prize(criteria=3), status="submitted").submissions.get()
    names = [f"> > {criterion.name}" for criterion in sent.nomination.prize.criteria.all()]
    del sent.content["order"]

    assert [t for t in bookmarks(papers.nomination_pdf(sent)) if t.startswith("> > ")] == names


@pytest.mark.parametrize("part", [*CONTENT, "all of them"])
def test_an_older_copy_may_lack_any_part(part):
    content = {k: v for k, v in CONTENT.items() if part not in {k, "all of them"}}

    assert "2027-014" in words(papers.nomination_pdf(submission(content)))


def test_the_receipt_is_made_again_byte_for_byte():
    sent = submission(CONTENT)
    first = papers.nomination_pdf(sent)
    company = sent.nomination.company
    company.name = "Et helt annet navn"
    company.save()

    assert papers.nomination_pdf(Submission.objects.get(pk=sent.pk)) == first


def test_anybody_can_check_the_fingerprint_with_what_lies_in_the_pdf():
    sent = make.nomination(status="submitted", text="Blåbær č").submissions.get()

    with pikepdf.open(io.BytesIO(papers.nomination_pdf(sent))) as pdf:
        [(name, file)] = pdf.attachments.items()
        digest = hashlib.sha256(file.get_file().read_bytes()).hexdigest()

    assert (name, digest) == (f"{sent.receipt_number}.json", sent.digest)


def test_the_receipt_is_accessible():
    pdf = papers.nomination_pdf(submission(CONTENT))

    assert [tag for tag in tags(pdf) if tag[0] == "H"][:4] == ["H1", "H2", "H2", "H2"]
    assert unmarked(pdf) == []
    assert all(fonts(pdf).values())


def test_an_answer_of_fifty_pages_fits():
    content = CONTENT | {"answers": {"12": CONTENT["answers"]["12"] | {"text": "ord " * 60_000}}}

    pdf = pypdfium2.PdfDocument(papers.nomination_pdf(submission(content)))

    assert len(pdf) > 50


def test_a_draft_says_on_every_page_that_it_was_not_sent_in():
    draft = make.nomination(text="Et avsnitt.\n" * 300)

    pages = pypdfium2.PdfDocument(papers.draft_pdf(draft))

    assert len(pages) > 2
    assert all("UTKAST – ikke sendt inn" in p.get_textpage().get_text_range() for p in pages)


def test_an_empty_draft_shows_what_is_asked():
    draft = make.nomination()
    draft.answers.all().delete()

    said = words(papers.draft_pdf(draft))

    assert all(criterion.question in said for criterion in draft.prize.criteria.all())
    assert said.count("Ikke besvart.") == draft.prize.criteria.count()


def test_the_draft_is_the_same_bytes_until_it_is_saved_again():
    draft = make.nomination()

    assert papers.draft_pdf(draft) == papers.draft_pdf(draft)


def test_the_questions_have_everything_that_is_asked_and_why():
    prize = make.prize(about="For dem som støper")

    pdf = papers.questions_pdf(prize)

    said = words(pdf)
    for question in questions(prize).values():
        assert question.label in said
        assert question.help in said
    assert said.count("Hvorfor juryen spør: Hvorfor vi spør") == prize.criteria.count()
    assert said.count("Høyst 2 500 tegn") == prize.criteria.count()
    assert "For dem som støper" in said
    assert unmarked(pdf) == []


def test_the_word_document_has_real_headings_and_room_to_write():
    prize = make.prize()
    labels = {c.name for c in prize.criteria.all()}

    document = docx.Document(io.BytesIO(papers.questions_docx(prize)))

    headings = {p.text for p in document.paragraphs if p.style.name == "Heading 3"}
    fields = {field.get(f"{W}val") for field in document.element.iter(f"{W}alias")}
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        f"Spørsmålene til {prize.name}"
    ]
    assert labels < headings
    assert labels < fields
    assert document.tables == []
    assert (document.core_properties.language, document.core_properties.title) == (
        "nb-NO", f"Spørsmålene til {prize.name}",
    )  # fmt: skip
    assert {e.get(f"{W}val") for e in document.styles.element.iter(f"{W}lang")} == {"nb-NO"}


def test_the_mailbox_is_on_the_paper_when_there_is_one(settings):
    prize = make.prize()
    settings.SECRETARIAT_EMAIL = "nominasjon@demo.example"

    assert "nominasjon@demo.example" in words(papers.questions_pdf(prize))


@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_questions_are_for_everybody_and_may_be_kept_for_ten_minutes(client, suffix, start):
    year = make.prize(kind="special", name="Spesialprisen").competition.year

    answer = client.get(f"/nominer/sporsmal/special.{suffix}")

    name = f'attachment; filename="sporsmal-spesialprisen-{year}.{suffix}"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.headers["Cache-Control"] == "public, max-age=600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(start)
    assert client.get(f"/nominer/sporsmal/main.{suffix}").status_code == 404


def test_the_receipt_is_for_the_company_alone(client):
    sent = make.nomination(status="submitted")
    address = reverse("nominations:receipt_pdf", args=[sent.pk])
    owner = sent.members.get().user

    answer = make.signed_in(client, owner).get(address)

    assert answer.content == papers.nomination_pdf(sent.submissions.get())
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert f"kvittering-{sent.number}.pdf" in answer.headers["Content-Disposition"]
    assert make.signed_in(client, make.user()).get(address).status_code == 404


def test_a_draft_can_be_taken_home_after_the_deadline_by_its_own(client):
    draft = make.nomination(make.prize(make.competition("scoring")))
    address = reverse("nominations:draft_pdf", args=[draft.pk])
    owner = draft.members.get().user

    assert make.signed_in(client, owner).get(address).content == papers.draft_pdf(draft)
    assert client.get(reverse("nominations:receipt_pdf", args=[draft.pk])).status_code == 404
    assert make.signed_in(client, make.user()).get(address).status_code == 404


def test_what_was_sent_in_is_no_draft(client):
    sent = make.nomination(status="submitted")
    make.signed_in(client, sent.members.get().user)

    assert client.get(reverse("nominations:draft_pdf", args=[sent.pk])).status_code == 404
