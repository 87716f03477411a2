"""What the secretariat does that reaches over several apps, or that no app has as its own."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

import jury.actions
import nominations.actions
from accounts.actions import begin
from accounts.models import User
from accounts.refusals import Refused
from desk import locks
from jury.models import Juror, Round
from ledger import chain
from nominations.models import Competition, Criterion, Prize, Submission


@transaction.atomic
def plan_year(
    year: int, calendar: Mapping[str, datetime], *, by: User, at: datetime
) -> Competition:
    """Plan a year by the rules of the last one, or the default ones, ready for its jury."""
    previous = Competition.objects.order_by("-year").first()
    if previous:
        copy = nominations.actions.copy_competition
        planned = copy(previous, year, calendar, by=by, at=at)
    else:
        planned = nominations.actions.plan_competition(year, calendar, by=by, at=at)
    jury.actions.prepare(planned, by=by, at=at)
    return planned


@transaction.atomic
def keep_rules(changed: locks.Rule, fields: Collection[str], *, by: User, at: datetime) -> None:
    """Change the year's rules or calendar, unless they are locked."""
    year = Competition.objects.select_for_update().get(pk=locks.year_of(changed).pk)
    if refused := locks.why_not_change(year, fields):
        raise Refused(refused)
    nominations.actions.change_competition(changed, list(fields), by=by, at=at)


@transaction.atomic
def seat_juror(
    email: str, name: tuple[str, str], seat: Mapping[str, Any], *, by: User, at: datetime
) -> Juror:
    """Give the person with this address a seat on the jury, and an account to come in by."""
    person = begin(email)
    if person is None:
        raise Refused(_("The account of this person is closed. Ask an administrator to open it."))
    if Juror.objects.filter(user=person, competition=seat["competition"]).exists():
        raise Refused(_("%(name)s has a seat on this jury already.") % {"name": person.name})
    if not person.get_full_name():
        person.first_name, person.last_name = name
        person.save(update_fields=["first_name", "last_name"])
    about = {field: value for field, value in seat.items() if field not in {"competition", "role"}}
    return jury.actions.seat(seat["competition"], person, seat["role"], by=by, at=at, **about)


@transaction.atomic
def keep_seat(changed: Juror, fields: Collection[str], *, by: User, at: datetime) -> None:
    """Change a juror's role, or what is told about the juror."""
    changed.save(update_fields=list(fields))
    chain.record("jury.change_seat", changed, by=by, at=at, fields=sorted(fields))


@transaction.atomic
def keep_round(changed: Round, fields: Collection[str], *, by: User, at: datetime) -> None:
    """Change when a round opens or closes, or how many it lets through."""
    stored = Round.objects.select_for_update().get(pk=changed.pk)
    if refused := locks.why_not_change_round(stored, fields, at):
        raise Refused(refused)
    changed.save(update_fields=list(fields))
    chain.record("jury.change_round", changed, by=by, at=at, fields=sorted(fields))


@transaction.atomic
def remove(thing: Prize | Criterion | Juror | Round, *, by: User, at: datetime) -> None:
    """Delete what nothing depends on yet."""
    if isinstance(thing, Prize | Criterion):
        year = Competition.objects.select_for_update().get(pk=locks.year_of(thing).pk)
        if refused := locks.why_not_change(year, ["all of it"]):
            raise Refused(refused)
    chain.record("desk.remove", thing, by=by, at=at)
    try:
        thing.delete()
    except ProtectedError as protected:
        names = {str(obj._meta.verbose_name_plural) for obj in protected.protected_objects}
        raise Refused(
            _("%(name)s can't be deleted, because these belong to it: %(others)s.")
            % {"name": thing, "others": ", ".join(sorted(names))}
        ) from protected


@transaction.atomic
def read_submission(submission: Submission, *, by: User, at: datetime) -> None:
    """Note that the secretariat took a copy of a nomination out on paper."""
    facts = {"receipt": submission.receipt_number, "digest": submission.digest}
    chain.record("nominations.read", submission.nomination, by=by, at=at, **facts)
