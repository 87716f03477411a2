"""Finds Chromium for the browser tests, or installs it where that is possible."""

import os
import shutil
import subprocess
import sys

NAMES = ["chromium", "chromium-browser", "google-chrome"]


def find() -> str | None:
    """The path of a Chromium that Playwright can start."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Debian's own package, where we are root on a Debian."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        command = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=False, **quiet)


if __name__ == "__main__":
    if not find():
        sys.stdout.write("No Chromium here: trying to install Debian's.\n")
        install()
    if not find():
        sys.stdout.write("Still none: the browser tests will be skipped, and counted as such.\n")
