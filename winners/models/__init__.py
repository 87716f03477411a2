"""What the public learns, and from when."""

from winners.models.awards import Announcement, Award, Edition
from winners.models.pages import WinnersPage, WinnerStoryPage

__all__ = ["Announcement", "Award", "Edition", "WinnerStoryPage", "WinnersPage"]
