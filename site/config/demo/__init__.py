"""Invented companies, people and texts for a demonstration. Nothing in here is real."""
