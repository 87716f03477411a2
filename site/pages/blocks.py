"""The few blocks that an article is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class ArticleBlocks(blocks.StreamBlock):
    """What an editor can put into an article."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="pages/blocks/heading.html"
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["h3", "bold", "italic", "link", "ol", "ul"],
        template="pages/blocks/text.html",
    )
    picture = ImageBlock(label=_("Picture"), template="pages/blocks/picture.html")
    calendar = blocks.StaticBlock(
        label=_("The year's calendar"),
        icon="date",
        admin_text=_("Shows the dates of the competition as they are set, never typed twice."),
        template="pages/blocks/calendar.html",
    )
