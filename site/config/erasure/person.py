"""All that is stored about one e-mail address, for the person whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Field, FileField, ForeignKey, Model, Q
from wagtail.fields import StreamField

from accounts.models import User
from config.erasure import data_map, sessions
from config.erasure.data_map import Entry
from nominations.models import Answer, Attachment, Submission


def account_of(address: str) -> User | None:
    return User.objects.filter(email=address).first()


def everything(address: str, *, at: datetime) -> dict[str, Any]:
    """Kind by kind, each with what it is for and how long it is kept; empty for a stranger."""
    person = account_of(address)
    telling = Telling(person)
    parts = [part for entry in data_map.entries() if (part := telling.part(entry, address))]
    if contact := list(_as_contact(address)):
        parts.append({"what": "kontaktperson", "rows": contact})
    if person and (open_now := sessions.of(person)):
        ends = [{"ends": session.expire_date.isoformat()} for session in open_now]
        parts.append({"what": "innlogginger", "rows": ends})
    return {"address": address, "at": at.isoformat(), "data": parts} if parts else {}


def files(address: str) -> Iterator[tuple[str, Attachment]]:
    """The files that the person has added, each with a name for it in the archive."""
    person = account_of(address)
    added = Attachment.objects.filter(added_by=person).exclude(file="") if person else []
    for attachment in added:
        yield f"filer/{attachment.pk}.{attachment.kind}", attachment


@dataclass
class Telling:
    """Puts rows into words. Each thing they point to is looked up once."""

    person: User | None
    names: dict[tuple[type[Model], Any], str] = field(default_factory=dict)

    def part(self, entry: Entry, address: str) -> dict[str, Any] | None:
        rows = [self.row(entry, row) for row in entry.rows(self.person, address)]
        return rows and {  # type: ignore[return-value]  # an empty list is nothing
            "what": str(entry.model._meta.verbose_name_plural),
            "purpose": entry.purpose,
            "basis": data_map.told()["bases"][entry.basis],
            "kept": data_map.kept(entry.classes),
            "rows": rows,
        }

    def row(self, entry: Entry, row: Model) -> dict[str, Any]:
        """Every column but the secret ones."""
        columns = [f for f in row._meta.concrete_fields if f.name not in entry.never_shown]
        return {column.name: self.value(column, row) for column in columns}

    def value(self, column: "Field[Any, Any]", row: Model) -> Any:
        """In words. Of other people only that it was somebody else."""
        value = getattr(row, column.attname)
        if isinstance(column, FileField | StreamField):
            return str(value)
        if value is None or not isinstance(column, ForeignKey):
            return value
        if column.related_model is User:
            return self.person.email if self.person and value == self.person.pk else "en annen"
        known = (column.related_model, value)
        if known not in self.names:
            self.names[known] = str(getattr(row, column.name))
        return self.names[known]


def _as_contact(address: str) -> Iterator[dict[str, Any]]:
    """Where a company has named the person as its contact, with an account or without."""
    named = Answer.objects.filter(question="contact-email", text__iexact=address)
    answers = Answer.objects.filter(
        Q(question__startswith="contact-"), nomination__in=named.values("nomination")
    )
    for answer in answers.select_related("nomination__company").order_by("pk"):
        where = str(answer.nomination)
        yield {"nomination": where, "question": answer.question, "text": answer.text}
    for copy in Submission.objects.filter(content__contact__email__iexact=address):
        yield {"receipt": copy.receipt_number, "contact": copy.content["contact"]}
