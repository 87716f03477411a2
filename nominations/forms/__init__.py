"""The forms for companies and for those who propose one."""

from nominations.forms.drafts import NameForm, NumberForm, SectionForm
from nominations.forms.proposals import ProposalForm
from nominations.forms.public import CheckForm

__all__ = ["CheckForm", "NameForm", "NumberForm", "ProposalForm", "SectionForm"]
