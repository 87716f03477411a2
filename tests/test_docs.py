"""What the README and the other documents say is so."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "site/config/settings.py").read_text(encoding="utf-8")


def test_every_setting_in_the_readme_is_read_and_every_one_read_is_there():
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))

    assert told == read


def test_every_command_in_the_readme_exists():
    told = set(re.findall(r"manage\.py\s+([a-z_]+)", README))

    assert told
    assert told - set(get_commands()) == set()


@pytest.mark.parametrize("target", ["run", "test", "check"])
def test_the_promised_targets_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_every_path_in_the_readme_exists():
    told = re.findall(r"`((?:tests|jury|docs)/[\w./-]*)`|\]\(([\w./-]+)\)", README)
    paths = [one or other for one, other in told]

    assert len(paths) > 3
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_decisions_are_numbered_and_short():
    files = sorted((ROOT / "docs/decisions").glob("*.md"))

    assert [path.name[:4] for path in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert max(len(path.read_text().splitlines()) for path in files) < 30


def test_the_change_log_names_the_version():
    assert re.search(r"^## \d+\.\d+\.\d+$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
