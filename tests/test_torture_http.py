"""A server that is killed, cut off and restarted again and again loses no acknowledged save."""

import os
import random

import pytest
from django.db import connection

from tests.interruptions import SEED, Server, planned, wait_until
from tests.writers import Ledger, Writer

pytestmark = pytest.mark.django_db  # its migrated database is copied
HOW_MANY = int(os.environ.get("INTERRUPTIONS", "200"))


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
