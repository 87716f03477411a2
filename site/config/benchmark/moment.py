"""The deadline's last moment: everybody saves at once, against two web processes."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from socket import create_server
from threading import Barrier
from time import perf_counter, sleep
from urllib.parse import urlencode

from django.conf import settings

from config.benchmark.figures import Figure
from config.benchmark.filling import Year
from config.benchmark.rows import first_answer, section_of, typed
from config.benchmark.visiting import TOKEN, session_of
from nominations.models import Answer, Nomination

WORKERS, EVERYBODY, PATIENCE = 2, 200, 120
TURNS = 5
OK = 200


@dataclass(frozen=True)
class Save:
    """One company's save, ready to be sent."""

    answer: Answer
    session: str

    def to_us(self, text: str, turn: int) -> tuple[str, dict[str, str]]:
        changed = typed(self.answer, text, page="deadline", turn=turn)
        return section_of(self.answer.nomination), changed

    def to_the_floor(self, text: str) -> tuple[str, dict[str, str]]:
        return "/floor/save/", {"nomination": str(self.answer.nomination_id), "text": text}

    def send(self, port: int, path: str, body: dict[str, str]) -> int:
        """The status of the answer; 0 when there was none."""
        cookies = {settings.SESSION_COOKIE_NAME: self.session, settings.CSRF_COOKIE_NAME: TOKEN}
        headers = {
            "Host": "localhost",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": TOKEN,
            "X-Autosave": "yes",
        }
        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            line.request("POST", path, urlencode(body), headers)
            return line.getresponse().status
        except OSError:
            return 0
        finally:
            line.close()


def everybody_at_once(year: Year) -> list[Figure]:
    """In turns with the floor; what is stored is read back."""
    saves = [Save(first_answer(one), session_of(one.begun_by)) for one in _writing(year)]
    what = f"{len(saves)} saves at one moment, {WORKERS} processes"
    times, failed = [], 0
    with _server() as port:
        for turn in range(TURNS):
            text = f"I siste liten, {turn}."
            floor, _failed = _all_at_once(port, saves, [s.to_the_floor(text) for s in saves])
            spent, refused = _all_at_once(port, saves, [s.to_us(text, turn) for s in saves])
            times.append(spent / floor)
            failed += refused
    stored = Answer.objects.filter(pk__in=[save.answer.pk for save in saves], text=text)
    return [
        Figure("P8", what, "x the floor's time", round(sorted(times)[TURNS // 2], 2), 2.5),
        Figure("P8", what, "errors", failed, 0),
        Figure("P8", what, "lost", len(saves) - stored.count(), 0),
    ]


def _writing(year: Year) -> list[Nomination]:
    """Those that may still be changed, a nomination that was sent in among them."""
    status = [Nomination.Status.DRAFT, Nomination.Status.SUBMITTED]
    found = year.prize.nominations.filter(status__in=status).select_related("begun_by")
    return list(found.order_by("pk")[:EVERYBODY])


def _all_at_once(
    port: int, saves: Sequence[Save], sent: Sequence[tuple[str, dict[str, str]]]
) -> tuple[float, int]:
    """Seconds until the last answer is there, and how many were not what they should be."""
    start = Barrier(len(saves) + 1)

    def send(save: Save, path: str, body: dict[str, str]) -> int:
        start.wait()
        return save.send(port, path, body)

    with ThreadPoolExecutor(len(saves)) as everybody:
        waiting = [everybody.submit(send, s, *what) for s, what in zip(saves, sent, strict=True)]
        start.wait()
        begun = perf_counter()
        answers = [one.result() for one in waiting]
    return perf_counter() - begun, sum(answer != OK for answer in answers)


@contextmanager
def _server() -> Iterator[int]:
    """The site and its floor on a port of their own, until the measuring is over."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "config.benchmark.server:application", "--preload"]
    command += [f"--workers={WORKERS}", f"--bind=127.0.0.1:{port}", "--log-level=error"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 -- ours
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _turn in range(PATIENCE * 10):
        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            line.request("GET", "/floor/fine/", headers={"Host": "localhost"})
            if line.getresponse().status == OK:
                return
        except OSError:
            sleep(0.1)
        finally:
            line.close()
    raise RuntimeError("The web server did not start.")
