"""The pages around files: who gets which file in which state."""

import uuid
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from jury.models import ConflictDeclaration
from nominations import actions
from nominations.models import Attachment, Nomination
from tests import make
from tests.make import files

pytestmark = pytest.mark.django_db
ROLES = ["company", "other", "juror", "conflicted", "undeclared", "chair", "secretariat"]
ROLES += ["editor", "observer", "administrator"]


@pytest.fixture
def world():
    """A nomination with one file, sent in and being judged, and one of everybody around it."""
    year = make.competition("open")
    round_ = make.round_(make.prize(year))
    entry = make.nomination(round_.prize)
    content = BytesIO(files.pdf())
    file = actions.attach(entry, "Årsrapport.pdf", content, by=entry.begun_by, at=make.now())
    actions.submit(entry, by=entry.begun_by, at=make.now())
    Nomination.objects.filter(pk=entry.pk).update(status="eligible")
    seats = {
        "juror": make.assignment(round_, entry, make.juror(year)),
        "conflicted": make.assignment(round_, entry, make.juror(year), ground="owner"),
        "undeclared": make.assignment(round_, entry, make.juror(year), ground=""),
    }
    people = {role: assignment.juror.user for role, assignment in seats.items()}
    people |= {"company": entry.begun_by, "other": make.nomination(round_.prize).begun_by}
    people |= {"chair": make.juror(year, role="chair").user, "secretariat": make.secretariat()}
    people |= {"editor": make.editor(), "observer": make.observer()}
    people |= {"administrator": make.administrator()}
    return people, file, seats


def answers(world, address_of):
    people, _file, _seats = world
    return {
        role: make.signed_in(Client(), people[role]).get(address_of(role)).status_code
        for role in ROLES
    }


def opens(world, state):
    """Which roles get the file at each of its three addresses, when it is in that state."""
    _people, file, seats = world
    at = make.now() if state in {"clean", "infected"} else None
    Attachment.objects.filter(pk=file.pk).update(state=state, checked_at=at)
    own = seats["juror"]
    got = {
        "company": answers(world, lambda _role: file.get_absolute_url()),
        "jury": answers(
            world,
            lambda role: reverse("jury:attachment", args=[seats.get(role, own).pk, file.pk]),
        ),
        "desk": answers(
            world, lambda _role: reverse("desk:attachment", args=[file.nomination_id, file.pk])
        ),
    }
    return {where: [role for role in ROLES if codes[role] == 200] for where, codes in got.items()}


def test_a_checked_file_opens_for_its_company_its_juror_and_the_secretariat(world):
    assert opens(world, "clean") == {
        "company": ["company"],
        "jury": ["juror"],
        "desk": ["secretariat"],
    }


def test_a_file_that_waits_does_not_open_for_the_jury(world):
    assert opens(world, "waiting") == {
        "company": ["company"],
        "jury": [],
        "desk": ["secretariat"],
    }


def test_a_stopped_file_opens_for_nobody(world):
    _people, file, _seats = world
    Attachment.objects.filter(pk=file.pk).update(file="")

    assert opens(world, "infected") == {"company": [], "jury": [], "desk": []}


def test_a_file_that_was_removed_after_it_was_sent_in_still_opens_for_those_who_judge(world):
    _people, file, _seats = world
    Attachment.objects.filter(pk=file.pk).update(removed_at=make.now())

    assert opens(world, "clean")["jury"] == ["juror"]


def test_a_withdrawn_nomination_takes_its_files_from_the_jury_at_once(world):
    _people, file, _seats = world
    Nomination.objects.filter(pk=file.nomination_id).update(status="withdrawn")

    assert opens(world, "clean") == {"company": ["company"], "jury": [], "desk": ["secretariat"]}


def test_a_file_that_no_copy_names_is_the_companys_alone(world):
    people, file, seats = world
    own = file.nomination.attachments.create(
        name="ny.pdf", kind="pdf", size=1, sha256="0" * 64, file=file.file.name, state="clean",
        added_at=make.now(), added_by=people["company"], checked_at=make.now(),
    )  # fmt: skip

    got = answers((people, own, seats), lambda _role: own.get_absolute_url())
    jury = reverse("jury:attachment", args=[seats["juror"].pk, own.pk])
    desk = reverse("desk:attachment", args=[own.nomination_id, own.pk])

    assert [role for role in ROLES if got[role] == 200] == ["company"]
    assert make.signed_in(Client(), people["juror"]).get(jury).status_code == 404
    assert make.signed_in(Client(), people["secretariat"]).get(desk).status_code == 404


def test_a_file_opens_through_its_own_nomination_and_no_other(world, client):
    people, file, _seats = world
    other = people["other"].nomination_seats.get().nomination
    company = make.signed_in(client, people["other"])

    for route in ("attachment", "remove_attachment"):
        address = reverse(f"nominations:{route}", args=[other.pk, file.pk])
        assert company.post(address).status_code in {404, 405}
        assert company.get(address).status_code in {404, 405}
    assert not Attachment.objects.get(pk=file.pk).removed_at


def test_a_juror_who_declares_a_tie_afterwards_reads_no_more(world):
    _people, _file, seats = world
    assert opens(world, "clean")["jury"] == ["juror"]
    seat = seats["juror"]
    text = ConflictDeclaration.objects.filter(juror=seat.juror).get().text
    ConflictDeclaration.objects.create(
        juror=seat.juror, nomination=seat.nomination, ground="unsure", text=text,
        declared_at=make.now(),
    )  # fmt: skip

    assert opens(world, "clean")["jury"] == []


def test_the_juror_sees_the_files_beside_the_answers(world, client):
    people, file, seats = world
    juror = make.signed_in(client, people["juror"])
    address = reverse("jury:attachment", args=[seats["juror"].pk, file.pk])

    waiting = juror.get(seats["juror"].get_absolute_url()).content.decode()
    Attachment.objects.update(state="clean", checked_at=make.now())
    checked = juror.get(seats["juror"].get_absolute_url()).content.decode()

    assert "Venter på kontroll" in waiting
    assert address not in waiting
    assert address in checked


def test_the_secretariat_releases_a_file_from_the_screening_page(world, client):
    people, file, _seats = world
    desk = make.signed_in(client, people["secretariat"])
    page = reverse("desk:screen", args=[file.nomination_id])
    release = reverse("desk:release_attachment", args=[file.nomination_id, file.pk])

    assert release in desk.get(page).content.decode()
    desk.post(release, {f"{file.pk}-reason": ""})
    assert Attachment.objects.get(pk=file.pk).state == "waiting"
    desk.post(release, {f"{file.pk}-reason": "Skannet på egen maskin"})

    assert Attachment.objects.get(pk=file.pk).state == "clean"
    assert release not in desk.get(page).content.decode()


@pytest.mark.parametrize("role", ["company", "juror", "editor", "observer", "administrator"])
def test_nobody_else_releases_a_file(world, client, role):
    people, file, _seats = world
    release = reverse("desk:release_attachment", args=[file.nomination_id, file.pk])

    make.signed_in(client, people[role]).post(release, {f"{file.pk}-reason": "Skannet"})

    assert Attachment.objects.get(pk=file.pk).state == "waiting"


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(("role", "queries"), [("juror", 20), ("secretariat", 20)])
def test_the_lists_take_the_same_queries_for_one_as_for_three(
    world, client, how_many, role, queries, django_assert_num_queries
):
    people, file, seats = world
    copy = file.nomination.submissions.latest()
    for number in range(1, how_many):
        file.pk, file.sha256 = uuid.uuid4(), f"{number}" * 64
        file.save(force_insert=True)
        copy.content["attachments"].append({"id": str(file.pk)})
    copy.save()
    desk = reverse("desk:screen", args=[file.nomination_id])
    address = {"juror": seats["juror"].get_absolute_url(), "secretariat": desk}[role]
    reader = make.signed_in(client, people[role])
    reader.get(address)

    with django_assert_num_queries(queries):
        text = reader.get(address).content.decode()

    assert text.count("Venter på kontroll") == how_many
