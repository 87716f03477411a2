"""Finds companies by name, for those who don't know the number."""

from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache

from nominations.register.asking import OK, ask
from nominations.register.extracts import Extract
from nominations.register.lookup import DAY, SECONDS
from nominations.register.reading import read_list

SHORTEST, MOST = 3, 10


def search(name: str, *, at: datetime) -> list[Extract]:
    """The ten that fit best. None at all when the register is silent: the number is enough."""
    name = " ".join(name.split())
    if settings.REGISTER == "off" or len(name) < SHORTEST:
        return []
    query = urlencode({"navn": name[:180].lower(), "size": MOST})
    key = f"register:{settings.REGISTER}:{sha256(query.encode()).hexdigest()}"
    if (kept := cache.get(key)) is not None:
        return [Extract.from_facts(facts) for facts in kept]
    answer = ask(f"enheter?{query}", seconds=SECONDS)
    hits = read_list(answer, at=at)[:MOST]
    if answer.status == OK and answer.facts is not None:
        cache.set(key, [hit.facts() for hit in hits], DAY)
    return hits
