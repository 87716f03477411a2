"""What all tests share: the data that migrations bring, and a browser."""

import importlib
import os
import time

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError
from django.test import TransactionTestCase

from tests import find_browser

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop
BLOCKER = pytest.StashKey()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """The database, with what migrations put there even when a browser test emptied it before."""
    request.config.stash[BLOCKER] = django_db_blocker
    bring_back(django_db_blocker)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A test in real transactions empties the database: bring back what migrations put there."""
    outcome = yield
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction") and BLOCKER in item.config.stash:
        bring_back(item.config.stash[BLOCKER])
    return outcome


@pytest.fixture(scope="session", autouse=True)
def _emptying_waits_for_the_last_request():
    """A page that was closed may have one more request on its way, which holds the tables."""
    empty = TransactionTestCase._fixture_teardown  # noqa: SLF001 -- Django has no other place

    def patiently(case):
        for rest in (0.5, 1, 2, 4):
            try:
                return empty(case)
            except (CommandError, OperationalError):
                time.sleep(rest)
        return empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", patiently)
        yield


def bring_back(blocker):
    """The site's pages, the groups' permissions and the earlier winners."""
    from django.apps import apps

    from desk.permissions import grant
    from pages.planting import plant
    from winners.models import Edition

    with blocker.unblock():
        plant()
        grant()
        if not Edition.objects.exists():
            importlib.import_module("winners.migrations.0002_earlier_winners").load(apps, None)


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path, monkeypatch):
    """Letters in memory, files in a folder of the test's own, an invented Enhetsregisteret."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MEDIA_ROOT = tmp_path / "media"
    _keep_attachments_in(tmp_path / "private", settings, monkeypatch)
    settings.SCANNER = ""
    settings.REGISTER = "fake"
    settings.REGISTER_ADDRESS = "http://127.0.0.1:9"  # nobody; a test never reaches the real one


def _keep_attachments_in(folder, settings, monkeypatch):
    from django.core.files.storage import storages

    from nominations.models import Attachment

    private = settings.STORAGES["private"] | {"OPTIONS": {"location": folder, "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"private": private}
    monkeypatch.setattr(Attachment.file.field, "storage", storages["private"])


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium; Playwright's own download is never needed."""
    path = find_browser.find()
    if path is None and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail("no Chromium, and REQUIRE_BROWSER is set")
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium")
    return {"executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "nb-NO", "viewport": {"width": 1280, "height": 900}}
