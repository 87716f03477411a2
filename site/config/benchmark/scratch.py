"""A database and a folder of the benchmark's own, which are gone afterwards."""

import os
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from accounts.models import User
from nominations.models import Competition

NAME = "benchmark"
KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "VIRTUAL_ENV")
Environment = dict[str, str]


@contextmanager
def place(*, copy_tables: bool) -> Iterator[Environment]:
    """What a process must be told to work there, and not where the real competition is.

    Nothing else is passed on: no mail server, no scanner, no register.
    """
    with TemporaryDirectory(prefix=f"{NAME}-") as folder:
        (Path(folder) / NAME).touch()
        told = {name: os.environ[name] for name in KEPT if name in os.environ}
        told |= {name: value for name, value in os.environ.items() if name.startswith("PG")}
        told |= {"DATA_DIR": folder, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        if connection.vendor == "postgresql":
            with _database(copy_tables=copy_tables) as address:
                yield told | {"DATABASE_URL": address}
        elif connection.vendor == "sqlite":
            if copy_tables:
                _copy(Path(folder) / "db.sqlite3")
            yield told
        else:
            raise CommandError("The benchmark knows SQLite and PostgreSQL.")


def refuse_any_other() -> None:
    """Only the folder that was made for it, and a database that holds nobody and nothing."""
    named = connection.vendor == "sqlite" or str(connection.settings_dict["NAME"]).startswith(NAME)
    if not (named and (settings.DATA_DIR / NAME).exists()):
        raise CommandError("This is not a benchmark's own database.")


def refuse_what_is_in_use() -> None:
    """Tables may have been copied, rows of a competition never."""
    if User.objects.exists() or Competition.objects.exists():
        raise CommandError("Tables are copied only from a database without people.")


@contextmanager
def _database(*, copy_tables: bool) -> Iterator[str]:
    """A new database on the same server; the one that is there is only asked to make it."""
    name = f"{NAME}_{secrets.token_hex(4)}"
    _make(name, copy_tables=copy_tables)
    try:
        real = urlsplit(os.environ["DATABASE_URL"])
        yield urlunsplit((real.scheme, real.netloc, name, real.query, ""))
    finally:
        _tell_server(f"DROP DATABASE {name} WITH (FORCE)")


def _make(name: str, *, copy_tables: bool) -> None:
    """With the tables that are there, unless somebody else is using them just now."""
    if copy_tables:
        there = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
        try:
            return _tell_server(f"CREATE DATABASE {name} TEMPLATE {there}")
        except OperationalError:
            connection.close()
    return _tell_server(f"CREATE DATABASE {name}")


def _tell_server(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(what)
    connection.close()


def _copy(path: Path) -> None:
    name = str(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(name)) as there, closing(sqlite3.connect(path)) as here:
        there.backup(here)
