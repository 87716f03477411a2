"""Who gets which answer from which address. A route without a row fails."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from pages.planting import plant
from tests import make

pytestmark = pytest.mark.django_db
ROLES = [
    "visitor",
    "company",
    "other",
    "juror",
    "conflicted",
    "chair",
    "secretariat",
    "editor",
    "observer",
    "administrator",
]

# in = sent to sign-in, away = sent to another page of one's own. Columns as in ROLES.
#                                     visit comp  other juror confl chair secr  edit  obs   admin
MATRIX = """
GET  my_work                          in    away  away  away  away  away  away  away  away  away
POST demo_sign_in                     404   404   404   404   404   404   404   404   404   404
GET  choose_language                  away  away  away  away  away  away  away  away  away  away
GET  nominations:start                200   200   200   200   200   200   200   200   200   200
GET  nominations:questions            200   200   200   200   200   200   200   200   200   200
GET  nominations:propose              200   200   200   200   200   200   200   200   200   200
GET  nominations:proposal             200   200   200   200   200   200   200   200   200   200
POST nominations:accept_proposal      in    422   422   422   422   422   422   422   422   422
POST nominations:decline_proposal     200   404   404   404   404   404   404   404   404   404
GET  nominations:begin                in    200   200   200   200   200   200   200   200   200
GET  nominations:list                 in    200   200   200   200   200   200   200   200   200
GET  nominations:nomination           in    200   404   404   404   404   404   404   404   404
GET  nominations:section              in    away  404   404   404   404   404   404   404   404
POST nominations:section              in    422   404   404   404   404   404   404   404   404
GET  nominations:history              in    200   404   404   404   404   404   404   404   404
POST nominations:history              in    404   404   404   404   404   404   404   404   404
POST nominations:copy_answers         in    away  404   404   404   404   404   404   404   404
POST nominations:discard              in    away  404   404   404   404   404   404   404   404
GET  nominations:check                in    200   404   404   404   404   404   404   404   404
POST nominations:submit               in    away  404   404   404   404   404   404   404   404
GET  nominations:receipt              in    200   404   404   404   404   404   404   404   404
GET  nominations:receipt_pdf          in    200   404   404   404   404   404   404   404   404
GET  nominations:draft_pdf            in    404   404   404   404   404   404   404   404   404
GET  nominations:questions_pdf        200   200   200   200   200   200   200   200   200   200
GET  nominations:questions_docx       200   200   200   200   200   200   200   200   200   200
POST nominations:withdraw             in    away  404   404   404   404   404   404   404   404
GET  nominations:attachments          in    200   404   404   404   404   404   404   404   404
POST nominations:attachments          in    422   404   404   404   404   404   404   404   404
GET  nominations:attachment           in    200   404   404   404   404   404   404   404   404
POST nominations:remove_attachment    in    away  404   404   404   404   404   404   404   404
GET  jury:attachment                  in    404   404   200   404   404   404   404   404   404
GET  nominations:colleagues           in    200   404   404   404   404   404   404   404   404
POST nominations:invite               in    422   404   404   404   404   404   404   404   404
POST nominations:take_back_invitation in    away  404   404   404   404   404   404   404   404
POST nominations:answer_access        in    away  404   404   404   404   404   404   404   404
POST nominations:remove_member        in    away  404   404   404   404   404   404   404   404
POST nominations:hand_over            in    away  404   404   404   404   404   404   404   404
POST nominations:leave                in    away  404   404   404   404   404   404   404   404
POST nominations:presence             in    200   404   404   404   404   404   404   404   404
GET  nominations:invitation           200   away  200   200   200   200   200   200   200   200
POST nominations:accept_invitation    in    away  away  away  away  away  away  away  away  away
POST nominations:decline_invitation   in    away  away  away  away  away  away  away  away  away
POST nominations:ask_access           in    away  away  away  away  away  away  away  away  away
GET  nominations:thread               in    200   404   404   404   404   404   404   404   404
POST nominations:thread               in    422   404   404   404   404   404   404   404   404
GET  jury:overview                    in    404   404   200   200   200   404   404   404   404
GET  jury:sign                        in    404   404   200   200   200   404   404   404   404
GET  jury:review                      in    404   404   200   404   404   404   404   404   404
POST jury:review                      in    404   404   away  404   404   404   404   404   404
GET  jury:declare                     in    404   404   200   404   404   404   404   404   404
POST jury:declare                     in    404   404   200   404   404   404   404   404   404
POST jury:hand_in                     in    404   404   422   404   404   404   404   404   404
GET  jury:progress                    in    404   404   404   404   200   200   404   200   404
GET  jury:rankings                    in    404   404   404   404   200   200   404   404   404
GET  jury:ranking                     in    404   404   404   404   404   200   404   404   404
GET  jury:workbook                    in    404   404   404   404   404   404   404   404   404
POST jury:shortlist                   in    404   404   404   404   404   422   404   404   404
GET  jury:decision                    in    404   404   404   404   200   200   404   404   404
POST jury:approve                     in    404   404   404   404   404   404   404   404   404
GET  sign_in                          in    in    in    in    in    in    in    in    in    in
GET  account_login                    in    in    in    in    in    in    in    in    in    in
GET  account_request_login_code       200   away  away  away  away  away  away  away  away  away
GET  account_confirm_login_code       in    away  away  away  away  away  away  away  away  away
GET  account_logout                   away  200   200   200   200   200   200   200   200   200
GET  account_inactive                 200   200   200   200   200   200   200   200   200   200
GET  account_reauthenticate           in    403   403   403   403   403   403   403   403   403
GET  mfa_index                        in    200   200   200   200   200   200   200   200   200
GET  mfa_authenticate                 in    away  away  away  away  away  away  away  away  away
GET  mfa_reauthenticate               in    403   403   403   403   403   403   403   403   403
GET  mfa_activate_totp                in    200   200   200   200   200   200   200   200   200
GET  mfa_deactivate_totp              in    404   404   404   404   404   404   404   404   404
GET  mfa_view_recovery_codes          in    404   404   404   404   404   404   404   404   404
GET  mfa_generate_recovery_codes      in    200   200   200   200   200   200   200   200   200
GET  mfa_download_recovery_codes      in    404   404   404   404   404   404   404   404   404
GET  mfa_list_webauthn                in    200   200   200   200   200   200   200   200   200
GET  mfa_add_webauthn                 in    200   200   200   200   200   200   200   200   200
GET  mfa_reauthenticate_webauthn      in    403   403   403   403   403   403   403   403   403
GET  mfa_remove_webauthn              in    404   404   404   404   404   404   404   404   404
GET  mfa_edit_webauthn                in    404   404   404   404   404   404   404   404   404
GET  mfa_login_webauthn               in    away  away  away  away  away  away  away  away  away
GET  sitemap                          200   200   200   200   200   200   200   200   200   200
"""
ROWS = [row.split() for row in MATRIX.strip().splitlines()]
# Pages for passwords and for signing up answer 404 to everybody, whatever their name.
CLOSED = [
    "account_signup", "account_email", "account_email_verification_sent", "account_change_password",
    "account_set_password", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "wagtailcore_login",
]  # fmt: skip
ELSEWHERE = {
    "": "the closed pages and the admin's redirects, tested below",
    "account_confirm_email": "below the closed pages",
    "account_reset_password_from_key": "below the closed pages",
    "wagtail_serve": "the public pages, tested in test_site_*.py",
    "wagtailcore_authenticate_with_password": "no page has a password",
}


@pytest.fixture
def world():
    """One of everybody, around one nomination that is being scored."""
    plant()
    year = make.competition("scoring")
    round_ = make.round_(make.prize(year))
    company, other = make.user(), make.user()
    entry = make.nomination(round_.prize, status="eligible", owner=company, text="HEMMELIG")
    make.nomination(round_.prize, status="eligible", owner=other)
    seats = {
        role: make.juror(year, role="chair" if role == "chair" else "member")
        for role in ("juror", "conflicted", "chair")
    }
    assignment = make.assignment(round_, entry, seats["juror"])
    make.assignment(round_, entry, seats["conflicted"], ground="owner")
    make.assignment(round_, entry, seats["chair"], ground="")
    colleague = make.colleague(entry)
    file = sent_in_file(entry)
    invitation = make.invitation(entry)
    asked = entry.access_requests.create(user=make.user(), asked_at=make.now())
    people = {"company": company, "other": other} | {
        role: seat.user for role, seat in seats.items()
    }
    people |= {
        "secretariat": make.secretariat(),
        "editor": make.editor(),
        "observer": make.observer(),
        "administrator": make.administrator(),
    }
    ids = {
        "nominations": entry.pk,
        "jury:re": assignment.pk,
        "jury:de": assignment.pk,
        "jury:h": assignment.pk,
    }
    return (
        people,
        ids,
        {
            "jury:ranking": round_.pk,
            "jury:shortlist": round_.pk,
            "jury:workbook": round_.pk,
            "jury:decision": round_.prize.pk,
            "jury:approve": round_.prize.pk,
            "nominations:begin": "main",
            "nominations:questions": (),
            "nominations:propose": (),
            "nominations:proposal": (proposal := make.proposal(year)).pk,
            "nominations:accept_proposal": proposal.pk,
            "nominations:decline_proposal": proposal.pk,
            "nominations:questions_pdf": "main",
            "nominations:questions_docx": "main",
            "nominations:ask_access": "main",
            "nominations:invitation": invitation.pk,
            "nominations:accept_invitation": invitation.pk,
            "nominations:decline_invitation": invitation.pk,
            "nominations:take_back_invitation": (entry.pk, invitation.pk),
            "nominations:answer_access": (entry.pk, asked.pk),
            "nominations:remove_member": (entry.pk, colleague.pk),
            "nominations:hand_over": (entry.pk, colleague.pk),
            "nominations:section": (entry.pk, "bedriften"),
            "nominations:history": (entry.pk, "company-name"),
            "nominations:attachments": entry.pk,
            "nominations:attachment": (entry.pk, file.pk),
            "nominations:remove_attachment": (entry.pk, file.pk),
            "jury:attachment": (assignment.pk, file.pk),
            "nominations:presence": (entry.pk, "bedriften"),
            "choose_language": "en",
        },
    )


def sent_in_file(nomination):
    """A file that has been found clean, in the copy that the jury reads."""
    made = nomination.attachments.create(
        name="HEMMELIG.pdf", kind="pdf", size=8, sha256="0" * 64, state="clean", file="x",
        added_at=make.now(), added_by=nomination.begun_by, checked_at=make.now(),
    )  # fmt: skip
    made.file.storage.save("x", ContentFile(b"HEMMELIG"))
    copy = nomination.submissions.latest()
    copy.content["attachments"] = [{"id": str(made.pk), "name": made.name}]
    copy.save()
    return made


def address(name, ids, exact):
    args = (
        list(exact[name] if isinstance(exact[name], tuple) else (exact[name],))
        if name in exact
        else [pk for start, pk in ids.items() if name.startswith(start)]
    )
    if name in {"nominations:start", "nominations:list"}:
        args = []
    if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"}:
        args = [1]
    return reverse(name, args=args)


def said(response):
    if response.status_code != 302:
        return str(response.status_code)
    to = response.url
    return "in" if to.startswith("/konto/login/") else "away"


@pytest.mark.parametrize(
    ("method", "name", "expected"),
    [(row[0], row[1], row[2:]) for row in ROWS],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_everybody_gets_the_answer_in_the_matrix(world, method, name, expected):
    people, ids, exact = world
    answers = []
    for role in ROLES:
        client = Client() if role == "visitor" else make.signed_in(Client(), people[role])
        response = client.generic(method, address(name, ids, exact))
        answers.append(said(response))
        assert role in {"company", "juror"} or b"HEMMELIG" not in response.content

    assert dict(zip(ROLES, answers, strict=True)) == dict(zip(ROLES, expected, strict=True))


@pytest.mark.parametrize("name", CLOSED)
def test_there_are_no_pages_for_passwords(name):
    assert Client().get(reverse(name)).status_code == 404


@pytest.mark.parametrize("path", ["/jury/", "/admin/", "/jury/rangering/"])
def test_nobody_reaches_private_pages_on_an_email_code_alone(world, path):
    people, _ids, _exact = world
    for role in ("juror", "chair", "secretariat", "editor", "administrator"):
        client = make.signed_in(Client(), people[role], second_factor=False)
        assert client.get(path).url == reverse("mfa_index")


def routes(resolver, namespaces=(), prefix=""):
    """Every route: full name, path, and the package of its view."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = namespaces + ((pattern.namespace,) if pattern.namespace else ())
            yield from routes(pattern, inner, prefix + str(pattern.pattern))
        else:
            yield (
                ":".join((*namespaces, pattern.name or "")),
                prefix + str(pattern.pattern),
                pattern,
            )


def test_every_route_outside_the_admin_has_a_row():
    named = {
        name for name, path, _pattern in routes(get_resolver()) if not path.startswith("admin/")
    }

    assert named - {row[1] for row in ROWS} - set(CLOSED) - set(ELSEWHERE) == set()


OPEN_TO_ALL = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_login", ""}
SAMPLES = {"int": 1, "str": "x", "uuid": uuid.UUID(int=1), "slug": "x", "path": "x"}


def test_no_address_of_the_admin_opens_for_people_outside_it(world):
    people, _ids, _exact = world
    outside = [
        Client(),
        *(
            make.signed_in(Client(), people[role])
            for role in ("company", "juror", "chair", "observer")
        ),
    ]
    tried = 0
    for name, path, pattern in routes(get_resolver()):
        if not path.startswith("admin/") or name in OPEN_TO_ALL:
            continue
        kinds = {
            key: SAMPLES.get(
                type(c)
                .__name__.removesuffix("Converter")
                .lower()
                .replace("string", "str")
                .replace("integer", "int"),
                1,
            )
            for key, c in getattr(pattern.pattern, "converters", {}).items()
        }
        try:
            url = reverse(name, kwargs=kinds)
        except NoReverseMatch:  # patterns by regular expression take no sample
            continue
        for client in outside:
            assert client.get(url).status_code in {302, 403, 404}, f"{name} opened"
        tried += 1
    assert tried > 100
