"""manage.py translations: brings the .po file up to date with the code, or checks that it is."""

from argparse import ArgumentParser
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import translations

Known = dict[tuple[str | None, str], polib.POEntry]
BOKMAL = "nb/LC_MESSAGES/django.po"


class Command(BaseCommand):
    """Without an option it writes; with --check it only says what is missing, and exits 1."""

    help = "Collects the messages to translate, checks that none is missing, compiles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--compile", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            translations.compile_all()
            return
        path = settings.LOCALE_PATHS[0] / BOKMAL
        kept = polib.pofile(str(path)) if path.exists() else polib.POFile(encoding="utf-8")
        known: Known = {(entry.msgctxt, entry.msgid): entry for entry in kept}
        wanted = translations.messages()
        if options["check"]:
            self._check(known, wanted)
            return
        fresh = polib.POFile(encoding="utf-8", wrapwidth=100)
        fresh.metadata = {
            "Language": "nb",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        for context, text, plural in sorted(wanted, key=lambda m: (m[1], m[0] or "")):
            fresh.append(known.get((context, text)) or _entry(context, text, plural))
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.save(str(path))
        untranslated = len(fresh.untranslated_entries())
        self.stdout.write(f"{len(fresh)} messages, {untranslated} to translate")

    def _check(self, known: Known, wanted: set[translations.Message]) -> None:
        missing = [
            text
            for context, text, _plural in sorted(wanted, key=lambda m: m[1])
            if (context, text) not in known or not known[context, text].translated()
        ]
        unused = sorted(set(known) - {(context, text) for context, text, _plural in wanted})
        for text in missing:
            self.stderr.write(f"untranslated: {text}")
        for _context, text in unused:
            self.stderr.write(f"no longer used: {text}")
        if missing or unused:
            raise CommandError(f"{len(missing)} messages untranslated, {len(unused)} unused")


def _entry(context: str | None, text: str, plural: str | None) -> polib.POEntry:
    if plural:
        return polib.POEntry(
            msgctxt=context, msgid=text, msgid_plural=plural, msgstr_plural={0: "", 1: ""}
        )
    return polib.POEntry(msgctxt=context, msgid=text)
