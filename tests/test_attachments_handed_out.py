"""How a file is handed out: nothing in it runs, nothing is cached, and every opening is noted."""

import uuid

import pytest
from django.test import Client

from ledger.models import Event
from nominations.models import Attachment
from tests import make
from tests.make import files
from tests.test_attachments_pages import opens, world

pytestmark = pytest.mark.django_db
__all__ = ["world"]


@pytest.mark.parametrize("start", ["/media/", "/private/", "/static/", "/var/private/", "/"])
def test_no_direct_address_leads_to_a_file(world, start):
    people, file, _seats = world

    for role in ("company", "secretariat"):
        answer = make.signed_in(Client(), people[role]).get(f"{start}{file.file.name}", follow=True)
        assert answer.status_code == 404


def test_a_file_is_handed_out_so_that_nothing_in_it_runs_or_stays(world, client):
    people, file, _seats = world

    answer = make.signed_in(client, people["company"]).get(file.get_absolute_url())

    assert b"".join(answer.streaming_content) == files.pdf()
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C3%85rsrapport.pdf"
    )
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("name", ['a"\r\nSet-Cookie: x=1;.pdf', "a\u2028b.pdf", '";b="c.pdf'])
def test_no_name_breaks_out_of_the_header(world, client, name):
    people, file, _seats = world
    Attachment.objects.filter(pk=file.pk).update(name=name)

    answer = make.signed_in(client, people["company"]).get(file.get_absolute_url())

    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename")
    assert not {"\r", "\n", "\u2028"} & set(told)
    assert told.count('"') in {0, 2}
    assert "Set-Cookie" not in answer.headers


def test_opening_is_noted_for_jurors_and_the_secretariat(world):
    people, file, seats = world
    opens(world, "clean")

    events = Event.objects.filter(action__endswith="read_attachment").order_by("number")

    facts = {"attachment": str(file.pk), "sha256": file.sha256}
    assert [(event.action, event.actor, event.subject_id, event.facts) for event in events] == [
        ("jury.read_attachment", people["juror"], str(seats["juror"].pk), facts),
        ("nominations.read_attachment", people["secretariat"], str(file.nomination_id), facts),
    ]


def test_a_file_that_is_gone_from_the_disk_is_not_found(world, client):
    people, file, _seats = world
    file.file.storage.delete(file.file.name)

    answer = make.signed_in(client, people["company"]).get(file.get_absolute_url())

    assert answer.status_code == 404


def test_odd_ids_find_nothing(world, client):
    people, file, _seats = world
    company = make.signed_in(client, people["company"])
    start = f"/nominasjoner/{file.nomination_id}/vedlegg/"

    for odd in (uuid.UUID(int=0), "x", "%00", "..%2f..%2fetc%2fpasswd", str(file.pk).upper() + "x"):
        assert company.get(f"{start}{odd}/").status_code == 404
