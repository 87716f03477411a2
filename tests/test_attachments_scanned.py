"""The virus scanner over a real socket: what it says, and what happens when it says nothing."""

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from io import BytesIO

import pytest

from accounts.refusals import Refused
from ledger import chain
from ledger.models import Event
from nominations import actions
from nominations.uploads.scanner import Answer, Scanner
from tests import make
from tests.make import files
from tests.test_attachments_kept import attach, on_disk

pytestmark = pytest.mark.django_db
LIMIT = b"INSTREAM size limit exceeded. ERROR\0"


@contextmanager
def clamd(answer, *, unix=None, early=False):
    """A small clamd: takes one file after another, and gives this answer to each."""
    seen = []
    with socket.socket(socket.AF_UNIX if unix else socket.AF_INET) as listening:
        listening.bind(str(unix) if unix else ("127.0.0.1", 0))
        listening.listen()
        threading.Thread(target=serve, args=(listening, answer, seen, early), daemon=True).start()
        address = f"unix://{unix}" if unix else f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        yield address, seen


def serve(listening, answer, seen, early):
    with suppress(OSError):
        while True:
            line, _from = listening.accept()
            with line:
                seen.append(b"" if early else heard(line))
                if answer is None:
                    line.recv(1)  # hangs until the other side gives up
                line.sendall(answer or b"")


def heard(line):
    stream = line.makefile("rb")
    assert stream.read(10) == b"zINSTREAM\0"
    content = b""
    while size := int.from_bytes(stream.read(4), "big"):
        content += stream.read(size)
    return content


ANSWERS = {
    "clean": (b"stream: OK\0", Answer.CLEAN),
    "infected": (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", Answer.INFECTED),
    "too large for it": (LIMIT, Answer.UNWILLING),
    "garbage": (b"\xff\xfe hello\0", Answer.SILENT),
    "a clean word in garbage": (b"stream: OK, I think\0", Answer.SILENT),
    "hung up": (b"", Answer.SILENT),
    "no end to it": (b"x" * 10_000, Answer.SILENT),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_only_a_clear_answer_is_a_verdict(case):
    answer, meant = ANSWERS[case]
    content = b"x" * 200_000

    with clamd(answer) as (address, seen):
        assert Scanner(address).ask(BytesIO(content)) == meant

    assert seen == [content]


def test_a_scanner_behind_a_unix_socket_answers_too(tmp_path):
    with clamd(b"stream: OK\0", unix=tmp_path / "clamd") as (address, _seen):
        assert Scanner(address).ask(BytesIO(b"x")) == Answer.CLEAN


def test_a_scanner_that_hangs_up_while_we_send_has_not_judged():
    with clamd(LIMIT, early=True) as (address, _seen):
        answer = Scanner(address).ask(BytesIO(bytes(20 * 1024 * 1024)))

    assert answer in {Answer.UNWILLING, Answer.SILENT}


def test_a_scanner_that_hangs_or_is_away_is_reported(caplog):
    with clamd(None) as (hanging, _seen):
        assert Scanner(hanging, patience=0.2).ask(BytesIO(b"x")) == Answer.SILENT
    assert Scanner("unix:///nowhere").ask(BytesIO(b"x")) == Answer.SILENT

    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


def test_a_scanner_that_drips_is_not_waited_for_longer_than_one_that_hangs():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        started = time.monotonic()

        answer = Scanner(f"tcp://127.0.0.1:{listening.getsockname()[1]}", 0.5).ask(BytesIO(b"x"))

    assert (answer, time.monotonic() - started < 3) == (Answer.SILENT, True)


def drip(listening):
    line, _from = listening.accept()
    with line, suppress(OSError):
        for _byte in range(100):
            line.sendall(b"x")
            time.sleep(0.1)


@pytest.mark.parametrize("address", ["clamd", "tcp://host", "http://host:1", "tcp://a:1\n"])
def test_a_scanner_that_nobody_could_find_keeps_the_server_from_starting(address):
    started = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env=os.environ | {"SCANNER": address},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (started.returncode, "SCANNER" in started.stderr) == (1, True)


def test_a_clean_file_is_checked_as_it_comes_in(settings):
    content = files.pdf()

    with clamd(b"stream: OK\0") as (settings.SCANNER, seen):
        added = attach(make.nomination(), content=content)

    assert (added.state, seen) == ("clean", [content])
    assert added.checked_at
    assert Event.objects.get(action="nominations.check_attachment").facts["state"] == "clean"


def test_an_infected_file_is_deleted_and_stays_as_a_row(
    settings, django_capture_on_commit_callbacks
):
    with (
        clamd(b"stream: Virus FOUND\0") as (settings.SCANNER, _seen),
        django_capture_on_commit_callbacks(execute=True),
    ):
        added = attach(make.nomination())

    added.refresh_from_db()
    assert (added.state, added.file.name, on_disk()) == ("infected", "", [])
    assert Event.objects.get(action="nominations.check_attachment").actor is None


@pytest.mark.parametrize("answer", [LIMIT, b"", b"?\0"])
def test_without_a_verdict_the_file_waits(settings, answer):
    with clamd(answer) as (settings.SCANNER, _seen):
        added = attach(make.nomination())

    assert (added.state, len(on_disk())) == ("waiting", 1)
    assert not Event.objects.filter(action="nominations.check_attachment").exists()


def test_those_that_wait_are_asked_about_again(settings):
    added = [attach(make.nomination()), attach(make.nomination(), "a.png", files.picture())]
    assert actions.check_waiting(at=make.now()) == 0

    with clamd(b"stream: OK\0") as (settings.SCANNER, _seen):
        answers = [actions.check_waiting(at=make.now(), limit=1) for _time in range(3)]

    assert answers == [1, 1, 0]
    assert {type(one).objects.get(pk=one.pk).state for one in added} == {"clean"}


def test_a_silent_scanner_is_asked_once_and_not_for_every_file(settings):
    for _file in range(3):
        attach(make.nomination())

    with clamd(b"") as (settings.SCANNER, seen):
        assert actions.check_waiting(at=make.now()) == 0

    assert len(seen) == 1


@pytest.fixture
def waiting():
    """A file of a nomination that was sent in, and no scanner."""
    nomination = make.nomination()
    added = attach(nomination)
    actions.submit(nomination, by=nomination.begun_by, at=make.now())
    return added


def test_the_secretariat_releases_a_file_for_a_reason_that_stays_secret(waiting):
    secretary = make.secretariat()

    actions.release(waiting, "Skannet på egen maskin", by=secretary, at=make.now())

    waiting.refresh_from_db()
    assert (waiting.state, waiting.checked_by) == ("clean", secretary)
    facts = Event.objects.get(action="nominations.release_attachment").facts
    assert facts == {
        "attachment": str(waiting.pk),
        "reason": chain.digest("Skannet på egen maskin"),
    }


@pytest.mark.parametrize("why_not", ["stranger", "member", "no reason", "draft", "judged"])
def test_a_file_is_not_released_otherwise(waiting, why_not):
    person, reason = make.secretariat(), "Skannet"
    if why_not == "stranger":
        person = waiting.nomination.begun_by
    if why_not == "member":
        waiting.nomination.members.create(user=person, role="editor")
    if why_not == "no reason":
        reason = "  "
    if why_not == "draft":
        waiting = attach(make.nomination())
    if why_not == "judged":
        actions.release(waiting, "Skannet", by=make.secretariat(), at=make.now())

    with pytest.raises(Refused):
        actions.release(waiting, reason, by=person, at=make.now())

    waiting.refresh_from_db()
    assert waiting.state == ("clean" if why_not == "judged" else "waiting")
