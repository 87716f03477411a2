"""The tree is as the design says, and site/ stays a plain folder that nothing mistakes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_site_is_a_plain_folder():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert Path(sys.modules["site"].__file__ or "").parent != ROOT / "site"


def test_git_does_not_ignore_site():
    ignored = subprocess.run(
        ["git", "check-ignore", "-q", "site/config/settings.py"], cwd=ROOT, check=False
    )

    assert ignored.returncode == 1


def test_the_top_level_is_what_the_readme_promises():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")

    assert {name.split("/")[0] for name in tracked if name} == {
        ".ci", ".gitignore", "CHANGELOG.md", "Makefile", "README.md", "docs", "jury", "manage.py",
        "nominations", "pyproject.toml", "requirements-test.txt", "requirements.txt", "site",
        "templates", "tests", "winners",
    }  # fmt: skip


def test_the_locked_requirements_name_no_address():
    for name in ("requirements.txt", "requirements-test.txt"):
        assert "://" not in (ROOT / name).read_text()


def test_every_migration_says_what_it_changes():
    names = [path.name for path in ROOT.glob("**/migrations/0*.py") if ".venv" not in path.parts]

    assert len(names) > 5
    assert [name for name in names if "auto" in name] == []
