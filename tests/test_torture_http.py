"""A server that is killed, cut off and restarted again and again loses no acknowledged save."""

import http.client
import json
import os
import queue
import random
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from django.db import connection

from tests.interruptions import SEED, Place, Server, planned, wait_until

pytestmark = pytest.mark.django_db  # its migrated database is copied
HOW_MANY = int(os.environ.get("INTERRUPTIONS", "200"))
WORDS = ["robot", "måler", "støpegods", "ovn", "kassasjon", "🏭", "ærlig", "øvelse"]
A_FEW_LINES = 80  # whoever changes less within a sitting is only mending a word
A_MEETING = 10  # posts by each of two people to the same answer
TOKEN = "t" * 32


@dataclass
class Ledger:
    """What the server has said that it kept."""

    kept: list[tuple[str, str, str]] = field(default_factory=list)  # address, question, text
    typed: set[tuple[str, str, str]] = field(default_factory=set)
    counts: Counter = field(default_factory=Counter)

    def note(self, place, question, text):
        self.kept.append((place.address, question, text))
        self.counts["acknowledged"] += 1


@dataclass(eq=False)
class Writer(threading.Thread):
    """One person on one open page, who behaves as draft.js does."""

    server: Server
    place: Place
    ledger: Ledger
    number: int
    together: bool = False

    def __post_init__(self):
        super().__init__(daemon=True)
        self.chance = random.Random(SEED + self.number)  # noqa: S311 -- the same each time
        self.orders, self.stop = queue.Queue(), threading.Event()
        self.bases, self.texts = dict(self.place.bases), dict.fromkeys(self.place.bases, "")
        self.kept = dict.fromkeys(self.place.bases, "")
        self.turn, self.posts = time.time_ns() // 1_000_000, 0

    def run(self):
        while not self.stop.is_set() and (question := self.question()):
            self.write(question)
            order = None if self.orders.empty() else self.orders.get()
            getattr(self, order or "save")(question)
            time.sleep(0.1 if self.together else 0.02)
        if not self.together:
            self.finish()

    def question(self):
        """Two people meet at one answer after the other; who is alone goes to and fro."""
        self.posts += 1
        keys = list(self.bases)
        if self.together:
            met = self.posts // A_MEETING
            return keys[met] if met < len(keys) else None
        return self.chance.choice(keys[:6])

    def write(self, question):
        """Some words more, and now and then everything anew."""
        if len(self.kept[question]) > A_FEW_LINES and self.chance.random() < 0.1:
            self.texts[question] = ""
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 6)))
        self.texts[question] += f" {words} {self.number}.{self.posts}"

    def save(self, question):
        self.heed(question, self.texts[question], self.post(self.body(question)))

    def finish(self):
        """The last of each text, however long it takes."""
        for question in list(self.bases)[:6]:
            self.write(question)
            acknowledged = self.ledger.counts["acknowledged"]
            wait_until(lambda q=question: self.saved(q), f"{acknowledged} saves, then none", 60)

    def saved(self, question):
        self.save(question)
        return (
            self.ledger.kept
            and (self.place.address, question, self.texts[question]) in (self.ledger.kept[-40:])
        )

    # --- What happens to a post on its way --------------------------------------------------
    def sending(self, question):
        """The line is cut when a part of it is sent."""
        body = self.body(question)
        self.post(body, sent=self.chance.randrange(len(body)))

    def reading(self, question):
        """The line is cut before the answer: it may have been kept, or not."""
        self.post(self.body(question), heard=False)

    def repeat(self, question):
        """The same post three times at once."""
        body, text, answers = self.body(question), self.texts[question], []
        posts = [
            threading.Thread(target=lambda: answers.append(self.post(body))) for _time in range(3)
        ]
        for one in posts:
            one.start()
        for one in posts:
            one.join()
        for answer in answers:
            self.heed(question, text, answer)

    def late(self, question):
        """A post is held up, and arrives after the one that was typed later."""
        held_up, old = self.body(question), self.texts[question]
        self.write(question)
        self.save(question)
        self.heed(question, old, self.post(held_up))

    # --- Sending and being answered ---------------------------------------------------------
    def body(self, question):
        self.ledger.typed.add((self.place.address, question, self.texts[question]))
        self.turn = max(self.turn + 1, time.time_ns() // 1_000_000)
        sent = {"page": f"page{self.number}", "turn": self.turn}
        sent |= {f"base-{question}": self.bases[question], question: self.texts[question]}
        return urlencode(sent).encode()

    def post(self, body, *, sent=None, heard=True):
        """The answer's status and content; nothing when the line broke."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        try:
            line.putrequest("POST", self.place.address)
            for name, value in self.headers(len(body)).items():
                line.putheader(name, value)
            line.endheaders(body[:sent])
            if sent is not None or not heard:
                return self.hang_up(line)
            answer = line.getresponse()
            content = answer.read()
            return answer.status, json.loads(content) if answer.status in {200, 409} else {}
        except (OSError, http.client.HTTPException):
            return None, {}
        finally:
            line.close()

    def headers(self, length):
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(length),
            "Cookie": f"sessionid={self.place.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "X-Autosave": "yes",
        }

    def hang_up(self, line):
        """Politely or not."""
        if self.chance.random() < 0.5:
            now = struct.pack("ii", 1, 0)
            line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
        return None, {}

    def heed(self, question, text, answer):
        status, said = answer
        self.ledger.counts[f"status {status}"] += 1
        if status is None:
            time.sleep(0.05)
        if status in {200, 409}:
            self.ledger.note(self.place, question, text)
            self.bases[question], self.kept[question] = said["bases"][question], text
        if status == 409 and self.chance.random() < 0.5:
            self.texts[question] = ""  # theirs stands; what is written next is new
        if status == 401:
            sign_in(self.server, self.place)


def sign_in(server, place):
    """The session that was thrown away comes back."""
    with server.database() as database:
        database.execute(
            "INSERT OR IGNORE INTO django_session SELECT * FROM thrown_away WHERE session_key = ?",
            [place.session],
        )


@pytest.fixture(scope="module")
def tortured(tmp_path_factory, django_db_setup):
    """The server after all of it, the ledger, and the writers."""
    server = Server(tmp_path_factory.mktemp("torture"))
    ready = connection.settings_dict["NAME"] if connection.vendor == "sqlite" else None
    *alone, one, other = server.prepare(ready)
    server.rows("CREATE TABLE thrown_away AS SELECT * FROM django_session")
    server.start()
    ledger = Ledger()
    writers = [Writer(server, place, ledger, n) for n, place in enumerate(alone)]
    pair = [Writer(server, p, ledger, 8 + n, together=True) for n, p in enumerate((one, other))]
    try:
        torture(server, writers, pair, ledger)
        yield server, ledger, writers
    finally:
        server.kill()


def torture(server, writers, pair, ledger):
    chance = random.Random(SEED)  # noqa: S311 -- the same each time
    for writer in [*writers, *pair]:
        writer.start()
    for kind in planned(HOW_MANY):
        before = ledger.counts["acknowledged"]
        interrupt(kind, server, chance.choice(writers), chance)
        ledger.counts[kind] += 1
        wait_until(lambda b=before: ledger.counts["acknowledged"] > b, f"a save after «{kind}»", 60)
    for writer in [*writers, *pair]:
        writer.stop.set()
    for writer in [*writers, *pair]:
        writer.join(120)
        assert not writer.is_alive()


def interrupt(kind, server, writer, chance):
    if kind == "server":
        server.kill()
        server.start()
    elif kind == "worker":
        server.kill_worker(chance)
    elif kind == "session":
        server.rows("DELETE FROM django_session WHERE session_key = ?", writer.place.session)
    else:
        writer.orders.put(kind)
        wait_until(writer.orders.empty, f"«{kind}» is carried out", 60)


def kept_texts(server):
    """By address and question: what stands, and what stood or lost."""
    found = {}
    for table in ("a.text FROM nominations_answer a", EARLIER):
        statement = f"SELECT a.nomination_id, a.question, {table}"
        for nomination, question, text in server.rows(statement):
            found.setdefault((nomination, question), []).append(text)
    return found


EARLIER = "e.text FROM nominations_earlieranswer e JOIN nominations_answer a ON a.id = e.answer_id"


def of(address, question):
    return address.split("/")[2].replace("-", ""), question


def test_every_acknowledged_text_stands_or_is_in_the_history(tortured):
    server, ledger, _writers = tortured
    texts = kept_texts(server)

    lost = [
        (address, question, text)
        for address, question, text in ledger.kept
        if not any(one.startswith(text) for one in texts[of(address, question)])
    ]

    print(f"\n{HOW_MANY} interruptions: {dict(sorted(ledger.counts.items()))}, lost: {len(lost)}")  # noqa: T201 -- the figures
    assert lost == []
    assert ledger.counts["acknowledged"] > HOW_MANY


def test_nothing_stands_that_nobody_typed(tortured):
    server, ledger, _writers = tortured
    typed = {(*of(address, question), text) for address, question, text in ledger.typed}

    kept = {(*key, text) for key, texts in kept_texts(server).items() for text in texts if text}

    written = {one for one in kept if one[1].startswith("criterion-")}
    assert written - typed == set()


def test_what_was_typed_last_is_what_stands(tortured):
    server, _ledger, writers = tortured
    texts = kept_texts(server)

    for writer in writers:
        for question in list(writer.bases)[:6]:
            stands = texts[of(writer.place.address, question)][0]
            assert stands == writer.texts[question]


def test_no_row_is_doubled_and_nothing_is_broken(tortured):
    server, ledger, _writers = tortured

    answers = (
        "SELECT 1 FROM nominations_answer GROUP BY nomination_id, question HAVING count(*) > 1"
    )
    losers = (
        "SELECT 1 FROM nominations_earlieranswer WHERE clashed"
        " GROUP BY answer_id, saved_by_id, text HAVING count(*) > 1"
    )

    assert (server.rows(answers), server.rows(losers)) == ([], [])
    assert server.rows("PRAGMA integrity_check") == [("ok",)]
    assert server.manage("verify").returncode == 0
    assert ledger.counts["status 500"] == 0
