"""One command gives a person everything about them; another ends it, and says what is left."""

import json
import zipfile
from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command

from accounts.models import User
from jury import verification
from ledger.models import Event
from letters.models import Letter
from nominations import actions
from nominations.models import Invitation, Nomination, Proposal
from tests import make
from tests.make import files
from tests.make.letters import letter

pytestmark = pytest.mark.django_db
ADDRESS = "kari@bedrift.example"


@pytest.fixture
def kari():
    return make.user("Kari Nordbø", email=ADDRESS)


@pytest.fixture
def everywhere(kari, client):
    """An owner whose traces lie in every corner, beside a company that is none of hers."""
    nomination = make.nomination(owner=kari, text="Karis svar")
    content = BytesIO(files.pdf())
    actions.attach(nomination, "Karis fil.pdf", content, by=kari, at=make.now())
    answer = nomination.answers.first()
    answer.earlier.create(text="Karis gamle svar", saved_at=make.now(), saved_by=kari)
    actions.submit(nomination, by=kari, at=make.now())
    nomination.messages.create(
        text="Karis melding", written_at=make.now(), written_by=kari, from_secretariat=False
    )
    make.invitation(make.nomination(text="Andres svar"), ADDRESS)
    make.proposal(proposer_email=ADDRESS, proposer_name="Kari", reason="Karis forslag")
    Authenticator.objects.create(user=kari, type="totp", data={"secret": "HEMMELIG"})
    make.signed_in(client, kari)
    letter(to=kari)
    return nomination


def asked(*more, capsys, address=ADDRESS):
    call_command("person", address, *more)
    return capsys.readouterr().out


def test_everything_about_a_person_is_in_the_file(everywhere, capsys, tmp_path):
    path = tmp_path / "kari.zip"

    asked("--out", str(path), capsys=capsys)

    with zipfile.ZipFile(path) as archive:
        told, names = archive.read("data.json").decode(), archive.namelist()
        pdf = archive.read(names[1])
    for text in ("svar", "fil.pdf", "gamle svar", "melding", "forslag"):
        assert f"Karis {text}" in told
    kinds = {part["what"] for part in json.loads(told)["data"]}
    assert kinds >= {"innlogginger", "invitasjoner", "brev", "forslag", "innsendinger", "vedlegg"}
    assert (pdf, len(names)) == (files.pdf(), 2)
    assert path.stat().st_mode & 0o777 == 0o600


def test_no_secret_and_nothing_of_others_is_in_it(everywhere, kari, capsys):
    out = asked(capsys=capsys)

    assert "HEMMELIG" not in out
    assert kari.password not in out
    assert "Andres svar" not in out
    assert "password" not in out


def test_a_contact_without_an_account_gets_what_the_company_told_and_no_more(capsys):
    make.nomination(status="submitted", text="Bedriftens hemmelighet")
    make.nomination(status="submitted")

    out = asked(capsys=capsys, address="KARI@demo.example")

    assert ("Kari Kontakt" in out, "hemmelighet" in out) == (True, False)


def test_a_juror_gets_seat_declarations_and_scores(capsys):
    ranked = make.scored_round(((5, 4), (6, 5)))
    juror = ranked.prize.competition.jurors.first()

    found = json.loads(asked(capsys=capsys, address=juror.user.email))["data"]

    assert {"jurymedlemmer", "vurderinger", "poeng"} <= {part["what"] for part in found}


def test_nobody_is_told_in_a_plain_sentence(kari, capsys, tmp_path):
    path = tmp_path / "ingen.zip"

    out = asked("--erase", "--out", str(path), capsys=capsys, address="ingen@bedrift.example")

    assert out == "Det er ikke lagret noe om ingen@bedrift.example.\n"
    assert not path.exists()
    assert User.objects.filter(email=ADDRESS).exists()


def test_a_file_that_is_there_is_not_written_over(kari, capsys, tmp_path):
    path = tmp_path / "kari.zip"
    path.write_text("noe")

    with pytest.raises(CommandError):
        asked("--erase", "--out", str(path), capsys=capsys)

    assert path.read_text() == "noe"
    assert User.objects.filter(email=ADDRESS).exists()


def test_an_erased_person_is_nameless_and_signed_out(everywhere, kari, client, capsys):
    other = Nomination.objects.exclude(pk=everywhere.pk).get().begun_by

    asked("--erase", capsys=capsys)

    kari.refresh_from_db()
    assert (kari.name, kari.email, kari.is_active) == (
        "Slettet person", f"{kari.pk}@slettet.invalid", False,
    )  # fmt: skip
    assert (Session.objects.count(), Authenticator.objects.count()) == (0, 0)
    assert (Invitation.objects.count(), Proposal.objects.count()) == (0, 0)
    assert not Letter.objects.filter(to=ADDRESS).exists()
    assert User.objects.get(pk=other.pk).name == other.name
    assert Event.objects.filter(action="accounts.erase").count() == 1


def test_what_is_kept_is_told_with_its_reason_and_verify_is_clean(everywhere, capsys):
    out = asked("--erase", capsys=capsys)

    assert "kari@bedrift.example er slettet." in out
    assert "- innsendinger: 1 (" in out
    assert "12 måneder etter kåringen" in out
    assert "- hendelseslogg: " in out
    assert list(verification.faults()) == []
    assert everywhere.submissions.get().content["answers"] != {}


def test_a_draft_of_ones_own_goes_and_a_shared_one_is_handed_over(kari, capsys):
    shared = make.nomination(owner=kari)
    alone = make.nomination(owner=kari)
    colleague = make.colleague(shared)

    asked("--erase", capsys=capsys)

    assert not Nomination.objects.filter(pk=alone.pk).exists()
    left = shared.members.get()
    assert (left.user, left.role) == (colleague.user, "owner")
    assert "Kari" not in Letter.objects.get(kind="ownership").text


def test_a_juror_leaves_the_public_page_and_the_scores_stay(capsys):
    ranked = make.scored_round(((5, 4), (6, 5)))
    juror = ranked.prize.competition.jurors.first()
    type(juror).objects.update(is_public=True, biography="Født på Gjøvik")

    out = asked("--erase", capsys=capsys, address=juror.user.email)

    juror.refresh_from_db()
    assert (juror.is_public, juror.biography) == (False, "")
    assert "- poeng: 2 (" in out
    assert list(verification.faults()) == []


def test_to_erase_twice_is_to_erase_once(everywhere, capsys):
    asked("--erase", capsys=capsys)
    events = Event.objects.count()

    out = asked("--erase", capsys=capsys)

    assert (out, Event.objects.count()) == (f"Det er ikke lagret noe om {ADDRESS}.\n", events)
