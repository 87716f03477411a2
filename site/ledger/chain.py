"""Adds a link to the chain, and finds the first link that does not hold."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from accounts.models import User
from ledger.models import Event, Head


def canonical(value: Any) -> bytes:
    """The one way to write a value as JSON, so that equal values have equal hashes."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def digest_of(event: Event) -> str:
    """What the event's digest must be, every column of it included."""
    return digest(
        {
            "number": event.number,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "action": event.action,
            "actor": event.actor_id,
            "subject_type": event.subject_type,
            "subject_id": event.subject_id,
            "facts": event.facts,
            "previous": event.previous,
        }
    )


def record(
    action: str, subject: models.Model, *, by: User | None, at: datetime, **facts: Any
) -> Event:
    """Write one event at the end of the chain, inside the transaction of what it tells about."""
    if not transaction.get_connection().in_atomic_block:
        raise TypeError("An event belongs to the transaction of its action")
    head = _locked_head()
    event = Event(
        number=head.number + 1,
        at=at,
        action=action,
        actor=by,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        facts=json.loads(canonical(facts)),
        previous=head.digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    Head.objects.filter(pk=1).update(number=event.number, digest=event.digest)
    return event


def _locked_head() -> Head:
    head = Head.objects.select_for_update().filter(pk=1).first()
    return head or Head.objects.select_for_update().get_or_create(pk=1)[0]


def faults() -> Iterator[str]:
    """Everything that does not hold in the chain, a sentence each; nothing when all holds."""
    number, previous = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        if event.number != number + 1:
            yield f"event {number + 1} is missing: the next one is {event.number}"
        if event.previous != previous:
            yield f"event {event.number} does not follow the event before it"
        if event.digest != digest_of(event):
            yield f"event {event.number} ({event.action}) was changed"
        number, previous = event.number, event.digest
    head = Head.objects.filter(pk=1).first() or Head(number=0, digest="")
    if (head.number, head.digest) != (number, previous):
        yield f"the chain ends at event {number}, its head says {head.number}"
