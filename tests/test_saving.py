"""Nothing that was acknowledged is lost, and nobody's text is written over unseen."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.refusals import Refused
from nominations import actions, texts
from nominations.actions import Typed
from nominations.questions import groups
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.nomination(text="Slik var det.")


@pytest.fixture
def answer(draft):
    return draft.answers.filter(criterion__isnull=False).first()


@pytest.fixture
def page(draft):
    return reverse("nominations:section", args=[draft.pk, groups(draft.prize)[0].key])


@pytest.fixture
def owner(client, draft):
    return make.signed_in(client, draft.begun_by)


def colleague(draft):
    person = make.user("Kari Kollega")
    draft.members.create(user=person, role="editor")
    return person


def from_page(answer, text, page="a"):
    """What an open page sends that was made when the answer was as it is now."""
    return {
        answer.question: text,
        f"base-{answer.question}": answer.base,
        "page": page,
    }


def autosave(client, address, typed):
    return client.post(address, typed, headers={"X-Autosave": "yes"})


def test_a_save_is_acknowledged_with_the_time_and_what_the_page_holds_now(owner, page, answer):
    said = autosave(owner, page, from_page(answer, "Slik er det."))

    answer.refresh_from_db()
    assert (said.status_code, answer.text) == (200, "Slik er det.")
    assert said.json()["said"].startswith("Lagret kl. ")
    assert said.json()["bases"] == {answer.question: answer.base}


def test_of_two_who_write_the_second_is_told_and_both_texts_are_kept(owner, page, draft, answer):
    theirs, yours = from_page(answer, "Karis tekst"), from_page(answer, "Min tekst", "b")
    autosave(make.signed_in(Client(), colleague(draft)), page, theirs)

    said = autosave(owner, page, yours)

    answer.refresh_from_db()
    panel = said.json()["clashes"][answer.question]
    assert (said.status_code, answer.text) == (409, "Karis tekst")
    assert all(text in panel for text in ("Karis tekst", "Min tekst", "Kari Kollega"))
    assert list(answer.earlier.filter(clashed=True).values_list("text", flat=True)) == ["Min tekst"]


def test_the_loser_can_choose_to_win_and_the_other_text_is_kept(owner, page, draft, answer):
    stale = from_page(answer, "Min tekst", "b")
    autosave(make.signed_in(Client(), colleague(draft)), page, from_page(answer, "Karis tekst"))
    base = autosave(owner, page, stale).json()["bases"][answer.question]

    autosave(owner, page, stale | {f"base-{answer.question}": base})

    answer.refresh_from_db()
    assert answer.text == "Min tekst"
    assert "Karis tekst" in answer.earlier.filter(clashed=False).values_list("text", flat=True)


def test_without_javascript_the_clash_is_a_page_with_both_texts(owner, page, draft, answer):
    stale = from_page(answer, "Min tekst", "b")
    autosave(make.signed_in(Client(), colleague(draft)), page, from_page(answer, "Karis tekst"))

    shown = owner.post(page, stale)
    owner.post(page, stale | {"take": answer.question})

    answer.refresh_from_db()
    assert shown.status_code == 409
    assert all(text in shown.content.decode() for text in ("Karis tekst", "Min tekst"))
    assert answer.text == "Karis tekst"


def test_two_tabs_of_the_same_person_clash_too(owner, page, answer):
    one, other = from_page(answer, "Fra den ene", "a"), from_page(answer, "Fra den andre", "b")

    autosave(owner, page, one)

    assert autosave(owner, page, other).status_code == 409


def test_even_a_short_text_from_another_page_is_kept(owner, page, answer):
    autosave(owner, page, from_page(answer, "Kort", "a"))
    answer.refresh_from_db()

    autosave(owner, page, from_page(answer, "Nytt", "b"))

    assert "Kort" in answer.earlier.values_list("text", flat=True)


def test_a_page_never_clashes_with_itself_when_an_answer_got_lost_on_the_way(owner, page, answer):
    autosave(owner, page, from_page(answer, "Halvveis"))

    said = autosave(owner, page, from_page(answer, "Halvveis og videre"))

    answer.refresh_from_db()
    assert (said.status_code, answer.text) == (200, "Halvveis og videre")


def test_an_old_page_that_changed_another_answer_disturbs_nobody(owner, page, draft, answer):
    second = draft.answers.filter(criterion__isnull=False).last()
    old = from_page(answer, answer.text, "b") | from_page(second, "Nytt her", "b")
    autosave(make.signed_in(Client(), colleague(draft)), page, from_page(answer, "Karis tekst"))

    said = autosave(owner, page, old)

    texts_now = dict(draft.answers.values_list("question", "text"))
    assert said.status_code == 200
    assert (texts_now[answer.question], texts_now[second.question]) == ("Karis tekst", "Nytt her")


def test_the_same_post_again_and_again_gives_one_answer_and_one_lost_text(
    owner, page, draft, answer
):
    stale = from_page(answer, "Min tekst", "b")
    autosave(make.signed_in(Client(), colleague(draft)), page, from_page(answer, "Karis tekst"))

    for _time in range(20):
        autosave(owner, page, stale)

    answer.refresh_from_db()
    assert (answer.version, answer.earlier.filter(clashed=True).count()) == (2, 1)


def test_a_sitting_is_one_step_in_the_history_and_a_pause_begins_the_next(draft, answer):
    begun, by = make.now(), draft.begun_by

    for minutes, text in ((0, "Slik"), (2, "Slik er"), (30, "Slik er det nå"), (31, "Slik blir")):
        at = begun + timedelta(minutes=minutes)
        actions.save_answers(draft, {answer.question: text}, by=by, at=at)

    assert [earlier.text for earlier in answer.earlier.all()] == ["Slik er"]


@pytest.mark.parametrize("after", ["", "Noe helt annet som er omtrent like langt. " * 8])
def test_taking_out_a_piece_keeps_what_stood_there(draft, answer, after):
    long = "Et helt avsnitt. " * 20
    at, by = make.now(), draft.begun_by
    actions.save_answers(draft, {answer.question: long}, by=by, at=at)

    actions.save_answers(draft, {answer.question: after}, by=by, at=at + timedelta(seconds=5))

    assert long.strip() in [earlier.text.strip() for earlier in answer.earlier.all()]


def test_an_earlier_text_stands_again_with_one_press_and_the_other_is_kept(owner, draft, answer):
    at = make.now() - timedelta(hours=1)
    kari = colleague(draft)
    actions.save_answers(draft, {answer.question: "Karis tekst"}, by=kari, at=at)
    before = answer.earlier.get()
    history = reverse("nominations:history", args=[draft.pk, answer.question])

    shown = owner.get(history).content.decode()
    owner.post(history, {"text": before.pk})

    answer.refresh_from_db()
    assert "Karis tekst" in shown
    kept = set(answer.earlier.values_list("text", flat=True))
    assert (answer.text, kept) == ("Slik var det.", {"Slik var det.", "Karis tekst"})


def test_fifty_earlier_texts_are_kept_of_each_and_nobody_flushes_anothers_out(draft, answer):
    people = [draft.begun_by, colleague(draft)]

    for number in range(110):
        actions.save_answers(
            draft, {answer.question: f"Tekst {number}"}, by=people[number % 2], at=make.now()
        )

    kept = [answer.earlier.filter(saved_by=person).count() for person in people]
    assert kept == [50, 50]
    assert answer.earlier.first().text == "Tekst 108"


def test_another_companys_history_does_not_exist(owner, answer):
    other = make.nomination()
    theirs = other.answers.first()
    earlier = theirs.earlier.create(text="HEMMELIG", saved_at=make.now(), saved_by=other.begun_by)

    address = reverse("nominations:history", args=[answer.nomination_id, answer.question])
    swapped = owner.post(address, {"text": earlier.pk})

    assert swapped.status_code == 404


def test_a_session_that_is_over_keeps_the_text_until_the_person_is_back(draft, page, answer):
    visitor = Client()

    away = visitor.post(page, from_page(answer, "Skrevet etter at økten var slutt"))
    make.signed_in(visitor, draft.begun_by)
    back = visitor.get(away.url.partition("next=")[2])

    assert away.url.startswith("/konto/login/")
    assert "Skrevet etter at økten var slutt" in back.content.decode()
    visitor.post(page, from_page(answer, "Skrevet etter at økten var slutt"))
    answer.refresh_from_db()
    assert answer.text == "Skrevet etter at økten var slutt"
    assert "Du ble logget ut" not in visitor.get(page).content.decode()


def test_an_autosave_without_a_session_says_so_and_changes_nothing(page, answer):
    said = autosave(Client(), page, from_page(answer, "Utlogget"))

    answer.refresh_from_db()
    assert (said.status_code, answer.text) == (401, "Slik var det.")
    assert "logget ut" in json.loads(said.content)["said"]


def test_what_one_person_typed_signed_out_is_never_shown_to_another(draft, page, answer):
    browser = Client()
    browser.post(page, from_page(answer, "HEMMELIG"))

    stranger = make.signed_in(browser, make.user())

    assert stranger.get(page).status_code == 404
    other = make.nomination(owner=make.user())
    theirs = reverse("nominations:section", args=[other.pk, groups(other.prize)[0].key])
    assert "HEMMELIG" not in make.signed_in(browser, other.begun_by).get(theirs).content.decode()


def test_more_than_anybody_reads_is_refused_with_a_sentence(draft, answer):
    with pytest.raises(Refused, match="Kutt"):
        actions.save_answers(
            draft, {answer.question: "x" * 100_001}, by=draft.begun_by, at=make.now()
        )


def test_a_stranger_saves_nothing(draft, answer):
    with pytest.raises(Refused):
        actions.save_answers(draft, {answer.question: "Inn"}, by=make.user(), at=make.now())

    answer.refresh_from_db()
    assert answer.text == "Slik var det."


@pytest.mark.parametrize("may", [True, False])
def test_each_answer_says_whether_it_may_be_published(owner, page, answer, may):
    typed = from_page(answer, answer.text) | ({f"publish-{answer.question}": "on"} if may else {})

    autosave(owner, page, typed)

    answer.refresh_from_db()
    assert answer.may_publish == may


def test_a_key_that_is_no_question_is_left_alone(draft):
    saved = actions.save_answers(draft, {"x": "y"}, by=draft.begun_by, at=make.now())

    assert (saved.answers, draft.answers.filter(question="x").exists()) == ({}, False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1 234,5", "1234.5"), ("1234.5", "1234.5"), ("12,5 %", "12.5"), ("−3", "-3"), ("0", "0"),
        ("1\u00a0234", "1234"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("ca. 12", None), ("", None), ("1e5", None), ("٣", None), ("1,2,3", None), ("-", None),
    ],
)  # fmt: skip
def test_numbers_are_read_with_comma_and_with_point(typed, read):
    number = texts.number(typed)

    assert (number is None and read is None) or str(number) == read


@pytest.mark.parametrize(
    ("text", "units"), [("æøå", 3), ("a\r\nb", 3), ("👩‍🏭", 5), ("é", 1), ("", 0)]
)
def test_length_is_what_the_browser_counts(text, units):
    assert texts.length(texts.clean(text)) == units


def test_an_autosave_takes_few_queries(owner, page, answer, django_assert_max_num_queries):
    typed = from_page(answer, "Kort og raskt")
    autosave(owner, page, from_page(answer, "Først", "a"))

    with django_assert_max_num_queries(11):  # eight, and the savepoints of the test's own
        autosave(owner, page, typed)


def test_a_save_that_knows_no_version_is_a_program_that_knows_best(draft, answer):
    actions.save_answers(draft, {answer.question: Typed("Ny")}, by=draft.begun_by, at=make.now())

    answer.refresh_from_db()
    assert answer.text == "Ny"
