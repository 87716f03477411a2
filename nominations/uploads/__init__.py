"""What comes in as a file: examined before it is kept, and shown to a virus scanner after."""

from nominations.uploads.examining import Found, clean_name, examine, megabytes
from nominations.uploads.kinds import ACCEPT, KINDS, LARGEST

__all__ = ["ACCEPT", "KINDS", "LARGEST", "Found", "clean_name", "examine", "megabytes"]
