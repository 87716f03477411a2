"""People who write to a real server on a line that breaks, and the ledger of what was kept."""

import http.client
import json
import queue
import random
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.interruptions import SEED, Place, Server, wait_until

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
