"""Files of a nomination: kept whole or not at all, once each, and within the limits."""

from io import BytesIO

import pytest
from django.core.files.storage import storages

from accounts.refusals import Refused
from ledger.models import Event
from nominations import actions
from nominations import files as kept
from nominations.models import Attachment
from tests import make
from tests.make import files

pytestmark = pytest.mark.django_db
LONG_AGO = make.timedelta(days=1)


def attach(nomination, name="rapport.pdf", content=None, *, by=None, at=None):
    content = files.pdf() if content is None else content
    by = by or nomination.begun_by
    return actions.attach(nomination, name, BytesIO(content), by=by, at=at or make.now())


def remove(attachment, *, by=None, at=None):
    by = by or attachment.nomination.begun_by
    actions.remove_attachment(attachment, by=by, at=at or make.now())


def on_disk():
    """Every file in the private storage."""
    storage = storages["private"]

    def walk(folder):
        folders, names = storage.listdir(folder) if storage.exists(folder) else ([], [])
        found = [f"{folder}/{name}" for name in names]
        return found + [path for one in folders for path in walk(f"{folder}/{one}")]

    return walk("nominations")


def test_a_file_is_kept_whole_under_a_name_of_our_own():
    nomination, content = make.nomination(), files.pdf()

    added = attach(nomination, "Årsrapport.pdf", content)

    assert on_disk() == [f"nominations/{nomination.pk}/{added.pk}"] == [added.file.name]
    assert added.file.read() == content
    assert (added.name, added.kind, added.size) == ("Årsrapport.pdf", "pdf", len(content))
    assert added.state == "waiting"


def test_the_ledger_names_the_file_by_hash_and_never_by_name():
    added = attach(make.nomination(), "Hemmelig prosjekt.pdf")
    remove(added)

    events = Event.objects.filter(action__contains="attach").order_by("number")

    facts = {"attachment": str(added.pk), "sha256": added.sha256}
    assert [(event.action, event.facts) for event in events] == [
        ("nominations.attach", facts),
        ("nominations.remove_attachment", facts),
    ]


def test_the_same_content_twice_is_one_file_whatever_its_name():
    nomination, content = make.nomination(), files.pdf()

    first, again = attach(nomination, "a.pdf", content), attach(nomination, "b.pdf", content)

    assert first == again
    assert len(on_disk()) == nomination.attachments.count() == 1
    assert attach(make.nomination(), "a.pdf", content) != first


def test_nothing_is_left_of_a_file_that_is_refused():
    nomination = make.nomination()

    with pytest.raises(Refused):
        attach(nomination, "a.pdf", files.picture())

    assert (on_disk(), Attachment.objects.count()) == ([], 0)


def test_no_file_is_left_when_its_row_could_not_be_written(monkeypatch):
    nomination = make.nomination()
    monkeypatch.setattr("nominations.files.MOST_FILES", 0)

    with pytest.raises(Refused):
        attach(nomination)

    assert on_disk() == []


def test_the_twenty_first_file_is_refused(monkeypatch):
    nomination = make.nomination()
    monkeypatch.setattr("nominations.files.MOST_FILES", 1)
    first = attach(nomination, "a.png", files.picture())

    with pytest.raises(Refused, match="1 vedlegg fra før"):
        attach(nomination)
    remove(first)

    assert attach(nomination).name == "rapport.pdf"


def test_more_than_the_limit_together_is_refused(monkeypatch):
    nomination, content = make.nomination(), files.pdf()
    monkeypatch.setattr("nominations.files.MOST_BYTES", len(content))
    attach(nomination, "a.pdf", content)

    with pytest.raises(Refused, match="til sammen"):
        attach(nomination, "a.png", files.picture())


@pytest.mark.parametrize("who", ["stranger", "secretariat"])
def test_only_those_who_work_on_it_add_and_remove(who):
    nomination = make.nomination()
    person = make.secretariat() if who == "secretariat" else make.user()
    added = attach(nomination)

    for act in (lambda: attach(nomination, by=person), lambda: remove(added, by=person)):
        with pytest.raises(Refused):
            act()
    assert nomination.attachments.filter(removed_at=None).count() == 1


def test_nothing_is_added_or_removed_after_the_deadline():
    nomination = make.nomination()
    added, late = attach(nomination), nomination.competition.deadline_at + LONG_AGO

    for act in (lambda: attach(nomination, at=late), lambda: remove(added, at=late)):
        with pytest.raises(Refused, match="Fristen"):
            act()


def test_a_removed_file_is_deleted(django_capture_on_commit_callbacks):
    added = attach(make.nomination())

    with django_capture_on_commit_callbacks(execute=True):
        remove(added)
        remove(added)

    assert on_disk() == []
    assert not Attachment.objects.get(pk=added.pk).file
    assert Event.objects.filter(action="nominations.remove_attachment").count() == 1


def test_a_file_that_was_sent_in_stays_when_it_is_removed(django_capture_on_commit_callbacks):
    nomination = make.nomination()
    added = attach(nomination)
    copy = actions.submit(nomination, by=nomination.begun_by, at=make.now())

    with django_capture_on_commit_callbacks(execute=True):
        remove(added)

    assert on_disk() == [added.file.name]
    assert list(kept.files_of(copy)) == [added]
    assert kept.room_taken(nomination) == (0, 0)


def test_another_nominations_file_is_not_named_by_a_copy_even_when_the_copy_says_so():
    nomination, other = make.nomination(), attach(make.nomination())
    attach(nomination)
    copy = actions.submit(nomination, by=nomination.begun_by, at=make.now())
    copy.content["attachments"].append({"id": str(other.pk)})

    assert other not in kept.files_of(copy)
