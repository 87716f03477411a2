"""How long we wait for Enhetsregisteret, how often we ask it, and what we keep."""

from datetime import UTC, datetime
from time import monotonic, sleep

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.core.management import CommandError, call_command

from nominations import register
from nominations.register import asking, fake
from tests import fake_register_server

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FOUNDRY, REMOVED, UNKNOWN, SUB_UNIT, UNCOUNTED = (
    "310000019",
    "310000035",
    "310000043",
    "310000051",
    "310000078",
)
REFUSED, BUSY, DOWN, LATE, DRIPPING = (
    "310000183",
    "310000191",
    "310000205",
    "310000213",
    fake_register_server.DRIPPING,
)

pytestmark = pytest.mark.django_db


def look_up(org_number: str, **how: bool) -> register.Extract:
    return register.look_up(org_number, at=NOW, **how)


@pytest.fixture
def server(settings, monkeypatch):
    """The register on a socket, asked as the real one is."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    with fake_register_server.running() as server:
        settings.REGISTER, settings.REGISTER_ADDRESS = "brreg", server.address
        yield server
    cache.clear()


def test_no_test_reaches_the_real_register():
    assert configured.REGISTER == "fake"
    assert configured.REGISTER_ADDRESS.startswith("http://127.0.0.1")


def test_the_switch_to_the_real_one_reaches_nobody_in_a_test(settings):
    settings.REGISTER = "brreg"

    assert look_up(FOUNDRY).state == "down"


@pytest.mark.parametrize("org_number", [LATE, DRIPPING])
def test_a_slow_register_is_given_up_within_seven_seconds(server, org_number):
    began = monotonic()

    extract = look_up(org_number)

    assert extract.state == "down"
    assert 5.5 < monotonic() - began < 7
    assert server.asked == [f"/enheter/{org_number}"] * 2


def test_the_invented_register_keeps_nobody_waiting():
    began = monotonic()

    assert look_up(LATE).state == "down"
    assert monotonic() - began < 1


def test_a_company_and_a_sub_unit_come_over_a_real_connection(server):
    assert look_up(SUB_UNIT).parent == FOUNDRY
    assert server.asked == [f"/enheter/{SUB_UNIT}", f"/underenheter/{SUB_UNIT}"]


@pytest.mark.parametrize(
    ("org_number", "state", "tries"),
    [(REFUSED, "refused", 1), (REMOVED, "removed", 1), (BUSY, "busy", 1), (DOWN, "down", 2)],
)
def test_only_a_register_in_trouble_is_asked_twice(server, org_number, state, tries):
    assert look_up(org_number).state == state
    assert server.asked == [f"/enheter/{org_number}"] * tries


def test_nobody_s_roles_are_fetched(server):
    look_up(FOUNDRY)

    assert server.asked == [f"/enheter/{FOUNDRY}"]


def test_a_register_that_wants_quiet_gets_it(server):
    look_up(BUSY)

    assert look_up(FOUNDRY).state == "busy"
    assert server.asked == [f"/enheter/{BUSY}"]


def test_a_third_question_within_a_second_is_not_put(server):
    numbers = [number for number, shows in fake.examples() if "vanlig" in shows][-3:]
    began = monotonic()

    states = [look_up(number).state for number in numbers]

    assert states == ["found", "found", "busy"]
    assert monotonic() - began < 1
    assert len(server.asked) == 2


def test_after_a_second_there_is_room_again(server):
    look_up(SUB_UNIT)
    sleep(1.1)

    assert look_up(FOUNDRY).state == "found"


@pytest.mark.parametrize("org_number", [FOUNDRY, UNKNOWN, "310000027"])
def test_an_answer_is_kept_with_the_time_it_was_fetched(org_number):
    first = look_up(org_number)

    later = register.look_up(org_number, at=NOW.replace(hour=18))

    assert later == first


@pytest.mark.parametrize("org_number", [DOWN, BUSY, REFUSED, REMOVED])
def test_what_is_no_answer_is_not_kept(org_number):
    look_up(org_number)

    later = register.look_up(org_number, at=NOW.replace(hour=18))

    assert later.fetched_at.hour == 18


def test_who_asks_anew_gets_a_new_answer():
    look_up(FOUNDRY)

    assert register.look_up(FOUNDRY, at=NOW.replace(hour=18), fresh=True).fetched_at.hour == 18


def test_a_copy_goes_when_the_register_has_removed_the_company():
    key = f"register:fake:{REMOVED}"
    cache.set(key, {"org_number": REMOVED, "state": "found", "name": "BORTE AS"})

    extract = look_up(REMOVED, fresh=True)

    assert (extract.state, extract.name, cache.get(key)) == ("removed", "", None)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("eksempel  støperi", [FOUNDRY]), ("zzzz", []), ("ek", []), ("& Fjord's", ["310000167"])],
)
def test_companies_are_found_by_name(name, numbers):
    assert [hit.org_number for hit in register.search(name, at=NOW)] == numbers


def test_a_search_takes_a_slot_like_any_question_and_is_kept(server):
    found = [register.search(name, at=NOW) for name in ("eksempel", "tomt", "tindved", "Eksempel")]

    assert [len(hits) for hits in found] == [1, 1, 0, 1]
    assert server.asked == [f"/enheter?navn={name}&size=10" for name in ("eksempel", "tomt")]


def test_an_endless_answer_is_cut(settings):
    body = b'{"navn": "' + b"A" * 2_000_000 + b'"}'
    response = asking.httpx2.Response(200, content=body)

    cut = asking._body(response, monotonic() + 3)  # noqa: SLF001 -- no server sends this much

    assert len(cut) == asking.LONGEST_BODY


def test_the_daily_check_is_content_with_the_fields_we_know(capsys):
    call_command("register_check")

    assert capsys.readouterr().out == "Every field that we know is there.\n"


def test_the_daily_check_tells_of_new_fields(capsys):
    with pytest.raises(CommandError, match="gone: hjemmeside"):
        call_command("register_check", number="310000175")

    assert "new: paategninger\n" in capsys.readouterr().out


def test_the_daily_check_fails_when_a_field_is_gone():
    with pytest.raises(CommandError) as error:
        call_command("register_check", number=UNCOUNTED)

    assert str(error.value) == "gone: antallAnsatte\ngone: hjemmeside"


@pytest.mark.parametrize("org_number", [UNKNOWN, DOWN])
def test_the_daily_check_fails_without_an_answer(org_number):
    with pytest.raises(CommandError, match="No company came back"):
        call_command("register_check", number=org_number)
