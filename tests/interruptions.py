"""What the torture tests share: a server of its own to kill, and people who write in it.

As a command it fills the server's empty database: python -m tests.interruptions
"""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 20270402
KINDS = {  # how many of each two hundred
    "worker": 40, "server": 8, "sending": 50, "reading": 47, "session": 25, "repeat": 15,
    "late": 15,
}  # fmt: skip
APP = "tests.interruptions:application()"


def planned(how_many, kinds=KINDS):
    """So many interruptions, mixed as above, in an order that is the same each time."""
    chance = random.Random(SEED)  # noqa: S311 -- the same each time
    kinds = [kind for kind, number in kinds.items() for _one in range(number)]
    chance.shuffle(kinds)
    return [kinds[number % len(kinds)] for number in range(how_many)]


@dataclass
class Place:
    """Where one person writes."""

    address: str
    session: str
    person: int
    bases: dict[str, str]


class Server:
    """Gunicorn with two workers and a database file of its own."""

    def __init__(self, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        unset = {"DATABASE_URL", "SECRET_KEY", "EMAIL_URL"}
        self.env = {name: value for name, value in os.environ.items() if name not in unset}
        self.env |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
        self.file = folder / "db.sqlite3"
        self.process = None

    def prepare(self, migrated=None):
        """A database with companies that are writing: one by one, and two people as one."""
        if migrated:
            with sqlite3.connect(migrated) as ready, self.database() as ours:
                ready.backup(ours)
        else:
            self.manage("migrate", "-v0")
        made = self.run("-m", "tests.interruptions")
        return [Place(**place) for place in json.loads(made.stdout)]

    def manage(self, *arguments):
        return self.run("manage.py", *arguments)

    def run(self, *arguments):
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, env=self.env, cwd=ROOT, check=True, capture_output=True, text=True
        )

    def start(self):
        options = ["--workers=2", "--preload", "--log-level=critical", "--no-control-socket"]
        command = [sys.executable, "-m", "gunicorn", *options, f"--bind=127.0.0.1:{self.port}", APP]
        self.process = subprocess.Popen(command, env=self.env, cwd=ROOT, start_new_session=True)
        wait_until(self.answers, "the server starts", 60)

    def answers(self):
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self):
        """All of it at once, as when the power goes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_worker(self, chance):
        if workers := children(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)

    def database(self):
        return sqlite3.connect(self.file, timeout=30, isolation_level=None)

    def rows(self, statement, *values):
        with self.database() as database:
            return database.execute(statement, values).fetchall()


def children(parent):
    """Its processes, in the order they began."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append(int(stat.parent.name))
    return sorted(found)


def wait_until(holds, what, seconds=30, rest=time.sleep):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        rest(0.02)


def application():
    """The site with all its pages loaded: a worker that is born anew answers at once."""
    from django.core.wsgi import get_wsgi_application
    from django.urls import get_resolver

    site = get_wsgi_application()
    assert get_resolver().url_patterns
    return site


def fill(alone=4, questions=24):
    """Companies with one writer each, and one where two people write."""
    import django

    django.setup()
    from django.test import Client

    from nominations.questions import groups
    from tests import make

    prize = make.prize(criteria=questions)
    places = []
    for number in range(alone + 1):
        draft = make.nomination(prize, text="")
        people = [draft.begun_by]
        if number == alone:
            people.append(make.colleague(draft).user)
        key = groups(prize)[0].key
        bases = {a.question: a.base for a in draft.answers.exclude(criterion=None)}
        for person in people:
            session = make.signed_in(Client(), person).cookies["sessionid"].value
            address = f"/nominasjoner/{draft.pk}/del/{key}/"
            places.append(Place(address, session, person.pk, bases).__dict__)
    sys.stdout.write(json.dumps(places))


if __name__ == "__main__":
    fill()
