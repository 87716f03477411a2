"""Posts that come late, twice, in halves or with nonsense in them change nothing that stands."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.middleware import time_of_receipt
from nominations import texts
from nominations.questions import groups
from tests import make
from tests.test_saving import answer, autosave, colleague, draft, from_page, owner, page

pytestmark = pytest.mark.django_db
__all__ = ["answer", "draft", "owner", "page"]
LONG = "Et helt avsnitt om linje 2. "


def turn(answer, text, number, page="a"):
    return from_page(answer, text, page) | {"turn": number}


def test_a_post_that_was_held_up_never_overwrites_a_later_one(owner, page, answer):
    first, later = turn(answer, "Kort", 1), turn(answer, "Kort og mer", 2)
    autosave(owner, page, later)

    said = autosave(owner, page, first)

    answer.refresh_from_db()
    assert (said.status_code, answer.text, answer.version) == (200, "Kort og mer", 2)
    assert said.json()["bases"] == {answer.question: answer.base}


def test_a_held_up_text_that_is_in_no_later_one_is_set_aside(owner, page, answer):
    first, later = turn(answer, LONG, 1), turn(answer, "Helt nytt", 2)
    autosave(owner, page, later)

    for _time in range(3):
        autosave(owner, page, first)

    answer.refresh_from_db()
    assert answer.text == "Helt nytt"
    assert list(answer.earlier.values_list("text", flat=True)) == [LONG]


def test_a_change_that_is_taken_back_is_taken_back_though_its_answer_got_lost(owner, page, answer):
    before = answer.text
    changed, back = turn(answer, before + " 100", 1), turn(answer, before, 2)
    autosave(owner, page, changed)

    autosave(owner, page, back)

    answer.refresh_from_db()
    assert answer.text == before


def test_the_same_page_by_another_persons_hand_is_another_page(owner, page, draft, answer):
    theirs, yours = turn(answer, "Karis tekst", 1, "b"), turn(answer, "Min tekst", 2, "a")
    autosave(make.signed_in(Client(), colleague(draft)), page, theirs)

    assert autosave(owner, page, yours).status_code == 409


FORMS = {
    "application/x-www-form-urlencoded": b"text=En+hel+tekst",
    "multipart/form-data; boundary=x": (
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nEn hel tekst\r\n--x--\r\n'
    ),
}


@pytest.mark.parametrize(("missing", "status"), [(0, 200), (1, 400), (9, 400)])
@pytest.mark.parametrize("kind", FORMS)
def test_half_a_post_is_no_post(rf, kind, missing, status):
    request = rf.generic("POST", "/", FORMS[kind], kind)
    whole = BytesIO(FORMS[kind][: len(FORMS[kind]) - missing])
    cut = WSGIRequest(request.environ | {"wsgi.input": whole})

    answer = time_of_receipt(lambda _request: HttpResponse())(cut)

    assert answer.status_code == status


@pytest.mark.parametrize("base", ["", ":", "x:y", "-1:", "9" * 5000, "٣:", "7:\x00", "99:abc"])
@pytest.mark.parametrize("sender", [("\x00", "1"), ("x" * 99, "9" * 99), ("", "x"), ("'", "-1")])
def test_nonsense_from_a_page_is_no_error(owner, page, draft, answer, base, sender):
    draft.answers.filter(pk=answer.pk).delete()
    typed = {answer.question: "Tekst", f"base-{answer.question}": base}

    said = autosave(owner, page, typed | {"page": sender[0], "turn": sender[1]})

    assert said.status_code == 200
    assert draft.answers.get(question=answer.question).text == "Tekst"


def test_what_was_typed_signed_out_is_as_old_as_it_was(draft, page, answer):
    visitor = Client()
    visitor.post(page, from_page(answer, "Min tekst"))
    stale = answer.base
    autosave(make.signed_in(Client(), colleague(draft)), page, from_page(answer, "Karis", "b"))

    shown = make.signed_in(visitor, draft.begun_by).get(page).content.decode()

    assert f'name="base-{answer.question}" value="{stale}"' in shown
    assert texts.fingerprint("Karis") not in shown


def test_an_answer_that_was_never_given_is_acknowledged_too(owner, draft):
    contact = reverse("nominations:section", args=[draft.pk, "kontakt"])

    said = autosave(owner, contact, {"contact-title": "", "base-contact-title": "0:e3b0c44298fc"})

    assert said.status_code == 200
    assert groups(draft.prize)[0].key not in said.json()["bases"]
