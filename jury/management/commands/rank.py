"""`manage.py rank`: ranks any score sheet, without a database."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jury import wording
from jury.ranking import RULES, Fault, Rule, ScoreInput, ScoreSheetError, canonical, rank
from jury.ranking.ranking_files import as_csv, as_xlsx
from jury.ranking.sheet_files import read_scores, read_weights
from jury.ranking.text_table import text_table

Result = dict[str, Any]

EPILOG = """\
FILE is CSV or XLSX. Long form: entry,juror,criterion,score. Wide form: one row for each entry
and juror, and a column for each criterion; an empty cell means not given.
--format json prints one object for one file; for several, a list of objects with the key
"file" added. csv adds a column "file", xlsx a sheet for each file. With any fault in any file
nothing is ranked: every fault goes to stderr with its row, and the exit code is 1."""


class Command(BaseCommand):
    """Ranks score sheets."""

    help = "Ranks score sheets (CSV or XLSX) by severity-adjusted scores. Needs no database."
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Django's parser, with the lines of the epilog kept."""
        kwargs |= {"epilog": EPILOG, "formatter_class": RawDescriptionHelpFormatter}
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of design.md, section 5."""
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--weights", metavar="FILE", type=Path, help="table criterion,weight")
        parser.add_argument("--shortlist", metavar="K", type=int, default=3)
        parser.add_argument("--scale", nargs=2, metavar=("LOW", "HIGH"), type=float)
        parser.add_argument("--step", type=float, help="distance between two neighbouring scores")
        parser.add_argument("--level", type=float, default=0.9, help="of the place intervals")
        parser.add_argument("--rule", choices=RULES, default="adjusted", help="the official number")
        parser.add_argument(
            "--width", type=float, default=1.0, help="points from the mean, for --rule clamped"
        )
        parser.add_argument("--format", choices=("table", "json", "csv", "xlsx"), default="table")
        parser.add_argument("--output", metavar="FILE", type=Path, help="instead of stdout")

    def handle(self, **options: Any) -> None:
        """Read everything, refuse it all if anything is wrong, else rank and write."""
        settings = _settings(options)
        rule = _rule(options)
        inputs = _inputs(options["files"], settings)
        results = {
            name: rank(given, level=options["level"], rule=rule) for name, given in inputs.items()
        }
        self._write(_content(results, options["format"]), options)

    def _write(self, content: str | bytes, options: Mapping[str, Any]) -> None:
        if options["output"]:
            _save(options["output"], content)
        elif isinstance(content, str):
            self.stdout.write(content, ending="")
        elif self.stdout.isatty() or (binary := getattr(self.stdout, "buffer", None)) is None:
            raise CommandError(_("A workbook needs a file to go to: add --output FILE."))
        else:
            binary.write(content)


def _settings(options: Mapping[str, Any]) -> ScoreInput:
    scale = options["scale"]
    return ScoreInput(
        rows=(),
        weights=_weights(options["weights"]),
        scale=None if scale is None else (scale[0], scale[1]),
        shortlist=options["shortlist"],
        step=options["step"],
    )


def _rule(options: Mapping[str, Any]) -> Rule:
    if not 0 < options["level"] < 1:
        raise CommandError(_("The level must lie between 0 and 1."))
    try:
        return Rule(options["rule"], options["width"])
    except ValueError as error:
        raise CommandError(_("The width cannot be negative.")) from error


def _weights(path: Path | None) -> dict[str, float] | None:
    if path is None:
        return None
    try:
        return read_weights(_bytes(path))
    except ScoreSheetError as refused:
        raise CommandError(_said(path, refused.faults)) from refused


def _inputs(paths: Iterable[Path], settings: ScoreInput) -> dict[str, ScoreInput]:
    """Every file's scores, or every fault of every file."""
    inputs: dict[str, ScoreInput] = {}
    faults: list[str] = []
    for path in paths:
        try:
            inputs[str(path)] = read_scores(_bytes(path), settings)
        except ScoreSheetError as refused:
            faults.append(_said(path, refused.faults))
    if faults:
        raise CommandError("\n".join(faults))
    return inputs


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _said(path: Path, faults: Iterable[Fault]) -> str:
    return "\n".join(f"{path}: {wording.fault(fault)}" for fault in faults)


def _content(results: Mapping[str, Result], form: str) -> str | bytes:
    if form == "json":
        return _json(results)
    if form == "csv":
        return as_csv(results)
    if form == "xlsx":
        return as_xlsx(results)
    return "\n".join(_text(name, result) for name, result in results.items())


def _json(results: Mapping[str, Result]) -> str:
    """Canonical JSON: its digest is that of a frozen ranking."""
    objects = [canonical(result).decode() for result in results.values()]
    if len(objects) == 1:
        return f"{objects[0]}\n"
    named = [canonical({**result, "file": name}).decode() for name, result in results.items()]
    return f"[{','.join(named)}]\n"


def _text(name: str, result: Result) -> str:
    """A readable table with what must be said below it."""
    said = [wording.note(note) for note in result["notes"]]
    if result["unranked"]:
        said.append(_("Not ranked, nobody scored them: %s.") % ", ".join(result["unranked"]))
    if result["silent_jurors"]:
        said.append(_("Jurors without scores: %s.") % ", ".join(result["silent_jurors"]))
    if result["bridges"]:
        said.append(
            _("Jurors without whom the rest could not be compared: %s.")
            % ", ".join(result["bridges"])
        )
    zones = {"in": _("In"), "undecided": _("Undecided"), "out": _("Out"), None: ""}
    entries = [{**entry, "zone": zones[entry["zone"]]} for entry in result["entries"]]
    return "\n".join([name, *text_table(_columns(result), entries), *said]) + "\n"


def _columns(result: Result) -> dict[str, str]:
    """The headings; the official number has its own where it is not the adjusted one."""
    other = result["method"]["rule"] != "adjusted"
    return {
        "place": _("place"),
        "entry": _("nomination"),
        "reviews": _("reviews"),
        "plain": _("plain mean"),
        "adjusted": _("adjusted"),
        **({"official": _("official")} if other else {}),
        "se": _("± se"),
        "place_low": _("from place"),
        "place_high": _("to place"),
        "p_first": _("chance of first"),
        "p_shortlist": _("of shortlist"),
        "zone": _("zone"),
    }


def _save(path: Path, content: str | bytes) -> None:
    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
