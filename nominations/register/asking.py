"""One question to the register over HTTP, and a hard limit on how long it takes."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpx2
from django.conf import settings

from nominations.register import fake, gate

OK, BAD_REQUEST, TOO_MANY, SERVER_ERROR = 200, 400, 429, 500
LONGEST_BODY = 1_000_000
# The version is asked for, or the answer would be in the latest one, whatever that is.
ENHET = "application/vnd.brreg.enhetsregisteret.enhet.v2+json;charset=UTF-8"
UNDERENHET = "application/vnd.brreg.enhetsregisteret.underenhet.v2+json;charset=UTF-8"
# The limit of the HTTP client is for each read, and none for the look-up of the host's name. A
# thread can be left behind; few of them, so that a dead register ties up no more than that.
threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="register")


@dataclass(frozen=True)
class Answer:
    """What came back. Status 0: nothing did."""

    status: int = 0
    facts: dict[str, Any] | None = None
    retry_after: str = ""

    @property
    def is_final(self) -> bool:
        """Asking again would not help."""
        if self.status == OK:
            return self.facts is not None
        return BAD_REQUEST <= self.status < SERVER_ERROR


def ask(path: str, *, seconds: float) -> Answer:
    """The answer to «enheter/310000019», or an empty one when those seconds have passed."""
    if not gate.may_ask():
        return Answer(TOO_MANY)
    transport = fake.transport(seconds) if settings.REGISTER == "fake" else None
    asked = threads.submit(_fetch, path, transport, seconds)
    try:
        answer = asked.result(timeout=seconds)
    except TimeoutError:
        asked.cancel()
        return Answer()
    if answer.status == TOO_MANY:
        gate.pause(answer.retry_after)
    return answer


def _fetch(path: str, transport: httpx2.BaseTransport | None, seconds: float) -> Answer:
    deadline = monotonic() + seconds
    address = f"{settings.REGISTER_ADDRESS}/{path}"
    headers = {"accept": UNDERENHET if path.startswith("underenheter") else ENHET}
    try:
        with (
            httpx2.Client(transport=transport, timeout=seconds) as client,
            client.stream("GET", address, headers=headers) as response,
        ):
            facts = _facts(_body(response, deadline))
            return Answer(response.status_code, facts, response.headers.get("retry-after", ""))
    except (httpx2.HTTPError, OSError):
        return Answer()


def _body(response: httpx2.Response, deadline: float) -> bytes:
    """Cut where it gets too long or too slow: half an answer is no JSON, so it counts as none."""
    body = b""
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > LONGEST_BODY or monotonic() > deadline:
            return body[:LONGEST_BODY]
    return body


def _facts(body: bytes) -> dict[str, Any] | None:
    try:
        facts = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None
