"""Every field that can hold something about a person is accounted for, also on the page."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from wagtail.fields import StreamField

from accounts.models import User
from config.erasure import data_map
from config.erasure.classes import NIGHTLY

ROOT = Path(__file__).parents[1]
OURS = {"accounts", "desk", "jury", "ledger", "letters", "nominations", "pages", "winners"}
TYPED = (models.CharField, models.TextField, models.JSONField, models.FileField, StreamField)
MAP = data_map.told()


def page(name):
    """The page's list lines: what is named in bold, and when it goes."""
    text = json.loads((ROOT / f"site/pages/data/{name}.json").read_text(encoding="utf-8"))
    lines = [line for part in text["body"] for line in part.get("list", [])]
    return dict(re.findall(r"<b>(.+?):</b> (.+)", "\n".join(lines)))


def may_be_personal(field):
    """What people can type into, and who did it. A choice of ours says nothing about anybody."""
    if field.is_relation:
        return field.related_model is User
    return isinstance(field, TYPED) and not field.choices


def ours():
    models_of_ours = [m for m in apps.get_models() if m._meta.app_label in OURS]
    return [
        f"{model._meta.label_lower}.{field.name}"
        for model in models_of_ours
        for field in model._meta.local_fields
        if may_be_personal(field)
    ]


def registered():
    return {f"{entry.label}.{name}" for entry in data_map.entries() for name in entry.fields}


def test_every_field_is_registered_or_known_not_to_be_personal():
    known = registered() | set(MAP["not_personal"])

    assert len(ours()) > 80
    assert [name for name in ours() if name not in known] == []


def test_nothing_is_on_both_lists_and_nothing_is_on_either_that_is_not_there():
    assert registered() & set(MAP["not_personal"]) == set()
    for name in registered() | set(MAP["not_personal"]):
        label, _dot, field = name.rpartition(".")
        assert apps.get_model(label)._meta.get_field(field), name


@pytest.mark.parametrize("entry", data_map.entries(), ids=lambda entry: entry.label)
@pytest.mark.django_db
def test_every_entry_says_what_for_why_and_how_long_and_can_be_asked(entry):
    assert entry.purpose.endswith(".")
    assert entry.basis in MAP["bases"]
    assert set(entry.classes) <= set(MAP["classes"])
    assert entry.of or entry.address
    assert list(entry.rows(User(pk=0), "ingen@bedrift.example")) == []


def test_the_privacy_page_names_every_class_and_its_time():
    told = {facts["title"]: facts["time"] for facts in MAP["classes"].values()}
    lines = page("6_personvern")

    assert {name: lines.get(name, "")[: len(time)] for name, time in told.items()} == told


def test_what_goes_by_itself_stands_apart_from_what_does_not():
    text = (ROOT / "site/pages/data/6_personvern.json").read_text(encoding="utf-8")
    divide = text.index("Dette sletter ikke løsningen av seg selv")

    for name, facts in MAP["classes"].items():
        assert (text.index(f"<b>{facts['title']}") < divide) == facts["nightly"], name
        assert (name in {kind.name for kind in NIGHTLY}) == facts["nightly"], name


def test_the_terms_repeat_the_privacy_page():
    terms, privacy = page("9_vilkar"), page("6_personvern")
    promised = {name: time for name, time in terms.items() if re.search(r"\d|for godt", time)}

    assert len(promised) == 5
    assert {n: time.startswith(privacy[n].split(".")[0]) for n, time in promised.items()} == (
        dict.fromkeys(promised, True)
    )


@pytest.mark.parametrize(
    ("name", "days"),
    [("drafts", "60 dager"), ("withdrawn", "30 dager"), ("submissions", "12 måneder"),
     ("contacts", "24 måneder"), ("invitations", "60 dager"), ("proposals", "30 dager"),
     ("letters", "90 dager"), ("accounts", "24 måneder")],
)  # fmt: skip
def test_the_words_say_what_the_settings_do(name, days):
    number, unit = days.split()

    assert days in MAP["classes"][name]["time"]
    assert settings.KEEP_DAYS[name] == int(number) * (1 if unit == "dager" else 365 / 12)


def test_the_questions_page_says_the_same():
    text = (ROOT / "templates/nominations/questions_privacy.html").read_text(encoding="utf-8")

    assert re.findall(r"\d+ (?:days|months)", text) == [
        "60 days", "14 days", "12 months", "30 days",
    ]  # fmt: skip
    assert settings.KEEP_DAYS["warning"] == 14


@pytest.mark.parametrize("days", ["drafts=0", "drafts=ten", "everything=30"])
def test_a_malformed_time_stops_the_start(days):
    started = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=ROOT,
        env=os.environ | {"KEEP_DAYS": days, "PYTHONPATH": "site"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "KEEP_DAYS" in started.stderr
    assert started.returncode == 1
