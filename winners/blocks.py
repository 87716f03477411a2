"""The few blocks that a winner story is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words."""

    text = blocks.TextBlock(label=_("quote"))
    by = blocks.CharBlock(label=_("said by"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "winners/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    """One figure worth remembering."""

    number = blocks.CharBlock(label=_("figure"), max_length=30)
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)


class StoryBlocks(blocks.StreamBlock):
    """What an editor can put into a story."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="winners/blocks/heading.html"
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["bold", "italic", "link", "ol", "ul"],
        template="winners/blocks/text.html",
    )
    quote = QuoteBlock()
    facts = blocks.ListBlock(
        FactBlock(),
        label=_("Facts and figures"),
        icon="list-ol",
        template="winners/blocks/facts.html",
    )
    picture = ImageBlock(label=_("Picture"), template="winners/blocks/picture.html")
    lesson = blocks.RichTextBlock(
        label=_("What others can learn"),
        icon="help",
        features=["bold", "italic", "link", "ul"],
        template="winners/blocks/lesson.html",
    )
