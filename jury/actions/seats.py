"""What a juror promises and declares."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusals import Refused
from jury import rules
from jury.models import ConflictDeclaration, Juror, JuryText, Undertaking
from ledger import chain
from nominations.models import Competition, Nomination


@transaction.atomic
def seat(
    competition: Competition, user: User, role: str, *, by: User, at: datetime, **about: Any
) -> Juror:
    """Give a person a seat on the year's jury. Nobody both judges and runs the competition."""
    if user.has_perm("jury.see_ranking"):
        raise Refused(_("Somebody in the secretariat can't sit on the jury."))
    juror = Juror.objects.create(competition=competition, user=user, role=role, **about)
    chain.record("jury.seat", juror, by=by, at=at, role=role, person=user.pk)
    return juror


@transaction.atomic
def publish_text(
    competition: Competition, kind: str, text: str, *, by: User | None, at: datetime
) -> JuryText:
    """Put a new version of a text in force. What was signed before stays as it was signed."""
    versions = JuryText.objects.filter(competition=competition, kind=kind)
    last = versions.order_by("-version").values_list("version", flat=True).first() or 0
    published = JuryText.objects.create(
        competition=competition,
        kind=kind,
        version=last + 1,
        text=text.strip(),
        digest=chain.digest(text.strip()),
    )
    facts = {"kind": kind, "version": published.version, "digest": published.digest}
    chain.record("jury.publish_text", published, by=by, at=at, **facts)
    return published


@transaction.atomic
def sign(juror: Juror, *, by: User, at: datetime) -> Undertaking:
    """Sign this year's confidentiality undertaking, exactly as it reads today."""
    if juror.user_id != by.pk:
        raise Refused(_("Nobody can sign for somebody else."))
    text = JuryText.objects.in_force(juror.competition, JuryText.Kind.UNDERTAKING)
    signed, new = Undertaking.objects.get_or_create(
        juror=juror, defaults={"text": text, "signed_at": at}
    )
    if new:
        chain.record("jury.sign", juror, by=by, at=at, version=text.version, digest=text.digest)
    return signed


@transaction.atomic
def declare(
    juror: Juror, nomination: Nomination, ground: str, *, by: User, at: datetime, reason: str = ""
) -> ConflictDeclaration:
    """Say whether one has ties to the company. With a tie, the nomination is gone at once."""
    juror = Juror.objects.select_for_update().get(pk=juror.pk)
    if juror.user_id != by.pk:
        raise Refused(_("Nobody can declare for somebody else."))
    if refused := rules.why_not_declare(juror, nomination, ground):
        raise Refused(refused)
    text = JuryText.objects.in_force(juror.competition, JuryText.Kind.IMPARTIALITY)
    declaration = ConflictDeclaration.objects.create(
        juror=juror,
        nomination=nomination,
        ground=ground,
        reason=reason.strip(),
        text=text,
        declared_at=at,
    )
    facts = {"juror": juror.pk, "ties": ground != "none", "version": text.version}
    chain.record("jury.declare", nomination, by=by, at=at, **facts)
    return declaration
