"""The site's words: found in the code, kept in .po files, compiled without a system package."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
PACKAGES = ["nominations", "jury", "winners", "site"]
Message = tuple[str | None, str, str | None]  # context, singular, plural


def catalogues() -> list[Path]:
    """Every .po file of the project."""
    folders = [Path(folder) for folder in settings.LOCALE_PATHS]
    return sorted(path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po"))


def compile_all() -> None:
    """Makes the .mo files that are missing or older than their .po."""
    for path in catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))


def messages() -> set[Message]:
    """Every message in the code and the templates."""
    found: set[Message] = set()
    for package in PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            if "migrations" not in path.parts:
                found |= set(_calls(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted((settings.BASE_DIR / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            found |= set(_in_template(path.read_text(encoding="utf-8")))
    return found


def _calls(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [word for word in words if isinstance(word, str)]
        if name in CALLS and texts:
            yield _message(name, texts)


def _message(name: str, texts: list[str]) -> Message:
    context = texts.pop(0) if name.startswith("pgettext") else None
    plural = texts[1] if name.startswith("ngettext") else None
    return context, texts[0], plural


def _in_template(text: str) -> Iterator[Message]:
    """Django turns a template into calls between rubbish; the calls are found one by one."""
    code = templatize(text)
    literal = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
    pattern = rf"\b({'|'.join(sorted(CALLS))})\(({literal}(?:\s*,\s*{literal})*)"
    for call in re.finditer(pattern, code):
        texts = [ast.literal_eval(part) for part in re.findall(literal, call[2])]
        yield _message(call[1], texts)
