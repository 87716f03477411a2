"""Papers people can keep: one description, pressed as an accessible PDF or as a Word document."""

from paper.description import Paper

__all__ = ["Paper"]
