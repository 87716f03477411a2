"""The press for PDF: looks, tagged drawing, and the structure that screen readers follow."""
