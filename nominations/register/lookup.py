"""Looks a company up in Enhetsregisteret. Nothing that the register does stops anybody."""

import re
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.core.cache import cache

from nominations.register.asking import Answer, ask
from nominations.register.extracts import Extract, State
from nominations.register.reading import read

SECONDS, SECONDS_IN_ALL = 3.0, 6.0  # a try; a look-up
DAY = 24 * 60 * 60
KEPT = {State.FOUND, State.DELETED, State.UNKNOWN}
ORG_NUMBER = re.compile("[0-9]{9}")


def look_up(org_number: str, *, at: datetime, fresh: bool = False) -> Extract:
    """What the register says, or said within the last day. It takes up to six seconds, so never
    within a transaction.

    `fresh` asks again. Roles, the people behind a company, are never fetched: no purpose for it.
    """
    if settings.REGISTER == "off":
        return Extract(org_number=org_number, fetched_at=at)
    if not ORG_NUMBER.fullmatch(org_number):
        return Extract(org_number=org_number, state=State.REFUSED, fetched_at=at)
    key = f"register:{settings.REGISTER}:{org_number}"
    if not fresh and (kept := cache.get(key)):
        return Extract.from_facts(kept)
    extract = _asked(org_number, at)
    if extract.state in KEPT:
        cache.set(key, extract.facts(), DAY)
    elif extract.state == State.REMOVED:
        cache.delete(key)
    return extract


def _asked(org_number: str, at: datetime) -> Extract:
    """A company, or else a sub-unit: each has a list of its own in the register."""
    deadline = monotonic() + SECONDS_IN_ALL
    extract = read(_answer(f"enheter/{org_number}", deadline), org_number, at=at)
    if extract.state == State.UNKNOWN:
        answer = _answer(f"underenheter/{org_number}", deadline)
        extract = read(answer, org_number, at=at, is_sub_unit=True)
    return extract


def _answer(path: str, deadline: float) -> Answer:
    answer = Answer()
    for _try in range(2):
        left = deadline - monotonic()
        if answer.is_final or left <= 0:
            break
        answer = ask(path, seconds=min(SECONDS, left))
    return answer
