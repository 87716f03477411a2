"""One file per type of page."""

from pages.models.article import ArticlePage
from pages.models.criteria import CriteriaPage
from pages.models.home import HomePage
from pages.models.jury import JuryPage

__all__ = ["ArticlePage", "CriteriaPage", "HomePage", "JuryPage"]
