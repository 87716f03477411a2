"""The company's page for files: it works without JavaScript, and says what was not added."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nominations.uploads import body
from tests import make
from tests.make import files
from tests.test_attachments_kept import attach
from tests.test_attachments_scanned import clamd

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.nomination()


@pytest.fixture
def company(client, draft):
    return make.signed_in(client, draft.begun_by)


def page(nomination):
    return reverse("nominations:attachments", args=[nomination.pk])


def upload(name="rapport.pdf", content=None):
    return SimpleUploadedFile(name, files.pdf() if content is None else content)


def names(nomination):
    return sorted(nomination.attachments.filter(removed_at=None).values_list("name", flat=True))


def test_what_is_taken_stands_before_anything_is_chosen(company, draft):
    text = company.get(page(draft)).content.decode()

    assert text.index("20\xa0MB") < text.index('type="file"')
    assert 'accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx"' in text


def test_several_files_come_in_at_once(company, draft):
    chosen = [upload("a.pdf"), upload("b.png", files.picture())]

    answer = company.post(page(draft), {"files": chosen}, follow=True)

    assert names(draft) == ["a.pdf", "b.png"]
    assert "Lagt til: a.pdf, b.png." in answer.content.decode()


def test_one_that_is_refused_is_named_and_keeps_no_other_out(company, draft):
    chosen = [upload("a.pdf"), upload("virus.exe"), upload("tom.png", b"")]

    answer = company.post(page(draft), {"files": chosen})

    text = answer.content.decode()
    assert (answer.status_code, names(draft)) == (422, ["a.pdf"])
    assert "virus.exe: Filer av typen .exe tas ikke imot." in text
    assert "tom.png: Filen er tom." in text
    assert "data-error-summary" in text


@pytest.mark.parametrize(("answer", "asked"), [(b"", 1), (b"too much ERROR\0", 3)])
def test_a_silent_scanner_is_asked_about_the_first_of_several_files_only(
    company, draft, settings, answer, asked
):
    several = [upload("a.png", files.picture(size=(side, side))) for side in (5, 6, 7)]

    with clamd(answer) as (settings.SCANNER, seen):
        company.post(page(draft), {"files": several})

    assert (len(seen), draft.attachments.filter(state="waiting").count()) == (asked, 3)


def test_a_post_without_files_says_what_to_do(company, draft):
    answer = company.post(page(draft))

    assert answer.status_code == 422
    assert "Velg minst én fil." in answer.content.decode()


def test_the_same_post_again_gives_no_second_file(company, draft):
    for _time in range(2):
        company.post(page(draft), {"files": upload()})

    assert names(draft) == ["rapport.pdf"]


def test_a_file_is_removed(company, draft):
    added = attach(draft)

    company.post(reverse("nominations:remove_attachment", args=[draft.pk, added.pk]))

    assert names(draft) == []


def test_a_file_is_replaced_and_only_by_one_that_came_in(company, draft):
    old = attach(draft, "gammel.pdf")

    company.post(page(draft), {"files": upload("ny.exe"), "replaces": old.pk})
    assert names(draft) == ["gammel.pdf"]
    company.post(page(draft), {"files": upload("ny.png", files.picture()), "replaces": old.pk})

    assert names(draft) == ["ny.png"]


@pytest.mark.parametrize("odd", ["x", "\x00", "../"])
def test_an_odd_choice_of_what_to_replace_replaces_nothing(company, draft, odd):
    old, others = attach(draft, "gammel.png", files.picture()), attach(make.nomination())

    for chosen in (odd, str(others.pk)):
        company.post(page(draft), {"files": upload(), "replaces": chosen})

    assert names(draft) == ["gammel.png", "rapport.pdf"]
    assert names(others.nomination) == ["rapport.pdf"]
    assert old.nomination == draft


def test_the_sixty_first_file_of_an_hour_is_refused(company, draft, settings):
    settings.ACCOUNT_RATE_LIMITS = {"upload": "2/h/user"}
    for _time in range(2):
        company.post(page(draft), {"files": upload()})

    answer = company.post(page(draft), {"files": upload("b.png", files.picture())})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "Vent en time" in answer.content.decode()
    assert names(draft) == ["rapport.pdf"]


def test_a_colleague_behind_the_same_address_has_files_of_ones_own_to_add(company, draft, settings):
    settings.ACCOUNT_RATE_LIMITS = {"upload": "1/h/user"}
    colleague = make.signed_in(Client(), make.colleague(draft).user)
    company.post(page(draft), {"files": upload()})

    answer = colleague.post(page(draft), {"files": upload("b.png", files.picture())})

    assert answer.status_code == 302


def test_a_request_far_too_large_is_stopped_before_it_is_read(company, draft, monkeypatch):
    monkeypatch.setattr(body, "LARGEST_BODY", 1000)

    answer = company.post(page(draft), {"files": upload(content=bytes(2000))})

    assert answer.status_code in {400, 413}
    assert names(draft) == []


def test_after_the_deadline_the_files_are_only_to_read(client):
    draft = make.nomination(make.prize(make.competition("screening")))
    company = make.signed_in(client, draft.begun_by)

    text = company.get(page(draft)).content.decode()
    answer = company.post(page(draft), {"files": upload()})

    assert 'type="file"' not in text
    assert "Fristen var" in text
    assert (answer.status_code, names(draft)) == (422, [])


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_takes_the_same_queries_for_one_as_for_three(
    how_many, company, draft, django_assert_num_queries
):
    for number in range(how_many):
        attach(draft, f"{number}.png", files.picture(size=(8, number + 1)))

    with django_assert_num_queries(11):
        text = company.get(page(draft)).content.decode()

    assert text.count("Venter på kontroll") == how_many


def test_the_state_of_each_file_stands_in_words(company, draft):
    for number, state in enumerate(["clean", "waiting", "infected"]):
        added = attach(draft, f"{state}.png", files.picture(size=(8, number + 1)))
        where = added.file.name if state != "infected" else ""
        type(added).objects.filter(pk=added.pk).update(
            state=state, file=where, checked_at=make.now()
        )

    text = company.get(page(draft)).content.decode()

    for words in ("Kontrollert", "Venter på kontroll", "Stoppet av viruskontrollen"):
        assert words in text
    assert text.count("download>") == 2
