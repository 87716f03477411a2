"""Papers that companies keep: the questions before, the draft on the way, the receipt after."""

from nominations.papers.asked import questions_docx, questions_pdf
from nominations.papers.written import draft_pdf, nomination_pdf

__all__ = ["draft_pdf", "nomination_pdf", "questions_docx", "questions_pdf"]
