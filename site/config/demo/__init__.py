"""Invented companies and people for a demo competition. Nothing here is real.

Names, organisation numbers, figures and statements are made up; only the municipalities exist.
The same seed gives the same data on every machine.
"""

from config.demo.companies import DemoCompany
from config.demo.forms import extract, typed
from config.demo.nominations import DemoNomination, nominations
from config.demo.people import DemoJuror, DemoPerson, jurors, staff
from config.demo.stories import DemoStory, citation, screening_reason, story

__all__ = [
    "DemoCompany",
    "DemoJuror",
    "DemoNomination",
    "DemoPerson",
    "DemoStory",
    "citation",
    "extract",
    "jurors",
    "nominations",
    "screening_reason",
    "staff",
    "story",
    "typed",
]
