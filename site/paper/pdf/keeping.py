"""How much room a heading needs below it, so that it never stands alone at the foot of a page."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from paper.blocks import Block, Facts, Heading, Room, Text, Voice

HEADINGS = {1: 30 * mm, 2: 19 * mm, 3: 13 * mm}
LINE, LETTERS = 5.4 * mm, 85  # of running text
ROW, STEP, OTHER = 9.5 * mm, 7.5 * mm, 20 * mm
ENOUGH = 3  # lines of a text, before it may go on overleaf


def room_for(blocks: Sequence[Block]) -> float:
    """For the heading that comes first, with the beginning of what it is about."""
    heading, *rest = blocks
    needed = HEADINGS[heading.level] if isinstance(heading, Heading) else 0
    for place, block in enumerate(rest):
        if isinstance(block, Heading):
            return needed + room_for(rest[place:])
        needed += _least(block)
        if not isinstance(block, Text) or (_lines(block) > ENOUGH and block.voice == Voice.PLAIN):
            break
    return needed


def _least(block: Block) -> float:
    match block:
        case Text():
            return min(_lines(block), ENOUGH) * LINE + 2 * mm
        case Facts(facts):
            return min(len(facts), 8) * ROW
        case Room(_name, lines):
            return min(lines, 3) * STEP + 5 * mm
    return OTHER


def _lines(text: Text) -> int:
    return 1 + len(text.text) // LETTERS
