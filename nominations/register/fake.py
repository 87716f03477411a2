"""An invented Enhetsregisteret, for demonstrations and tests. It never opens a connection.

Its companies and its bad days are in fake.json, each with what it shows. The numbers start with 3;
those in real use start with 8 or 9.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx2
from django.utils.translation import get_language

from nominations.register.names import shown

Reply = tuple[int, dict[str, str], bytes, float]  # status, headers, body, seconds of delay
JSON = {"content-type": "application/json"}
FILE = Path(__file__).with_name("fake.json")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


@cache
def _cases() -> dict[str, dict[str, Any]]:
    """Every case by the end of its address, such as «enheter/310000019»."""
    cases = {f"{case.get('list', 'enheter')}/{case['number']}": case for case in _data()["cases"]}
    plain = {f"enheter/{row[0]}": {"facts": _ordinary(row)} for row in _data()["ordinary"]}
    return plain | cases


def _ordinary(row: list[Any]) -> dict[str, Any]:
    """A company on which nothing is out of the ordinary, from a row of the file."""
    number, name, code, trade, employees, street, post, place, municipality, place_number = row
    usual: dict[str, Any] = _data()["template"]
    return usual | {
        "organisasjonsnummer": number,
        "navn": name,
        "naeringskode1": {"kode": code, "beskrivelse": trade},
        "antallAnsatte": employees,
        "forretningsadresse": {
            "land": "Norge",
            "landkode": "NO",
            "postnummer": post,
            "poststed": place,
            "adresse": [street],
            "kommune": municipality,
            "kommunenummer": place_number,
        },
    }


def examples() -> list[tuple[str, str]]:
    """Numbers to try, and what each of them shows."""
    language = "nb" if (get_language() or "nb").startswith("n") else "en"
    usual = _data()["ordinary_shows"][language]
    return [(case["number"], case["shows"][language]) for case in _data()["cases"]] + [
        (row[0], usual % shown(row[1])) for row in _data()["ordinary"]
    ]


def answer(path: str, query: str = "") -> Reply:
    """What the register would say to this address."""
    if path.endswith("/enheter"):
        return _found(parse_qs(query).get("navn", [""])[0])
    case = _cases().get("/".join(path.split("/")[-2:]))
    if case is None:
        if not re.search(r"/[0-9]{9}$", path):
            return 400, JSON, _as_bytes(_data()["refusal"] | {"sti": path}), 0
        return 404, {}, b"", 0
    body = case["body"].encode() if "body" in case else _as_bytes(case.get("facts"))
    headers = JSON | case.get("headers", {})
    return case.get("status", 200), headers, body, case.get("delay", 0)


def _found(name: str) -> Reply:
    """Those whose names hold these letters. Without any, `_embedded` is not there at all."""
    answers = [case.get("facts", {}) for end, case in _cases().items() if end[:7] == "enheter"]
    hits = [facts for facts in answers if name and name.upper() in facts.get("navn", "")]
    page = {"size": 20, "totalElements": len(hits), "totalPages": int(bool(hits)), "number": 0}
    found = {"_embedded": {"enheter": hits[:20]}} if hits else {}
    return 200, JSON, _as_bytes(found | {"page": page}), 0


def _as_bytes(facts: object) -> bytes:
    return b"" if facts is None else json.dumps(facts, ensure_ascii=False).encode()


def transport(seconds: float) -> httpx2.MockTransport:
    """The register inside this process; nobody waits for what would come too late."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        status, headers, body, delay = answer(request.url.path, request.url.query.decode())
        if delay > seconds:
            raise httpx2.ReadTimeout("Too late", request=request)
        return httpx2.Response(status, headers=headers, content=body)

    return httpx2.MockTransport(handle)
