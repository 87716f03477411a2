"""Puts facts into words: known names in braces, replaced once. Nothing typed is ever evaluated."""

import re
from collections.abc import Callable, Mapping

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
DOT_IN_ADDRESS = re.compile(r"(?<=\w)\.(?=[^\W\d])")
LONGEST = 200
WORD_JOINER = "\u2060"


def names_in(words: str) -> list[str]:
    """Whatever stands in braces, known or not."""
    return PLACEHOLDER.findall(words)


def fill(words: str, facts: Mapping[str, str]) -> str:
    """Each known name gives way to its fact; what the facts say is never looked into."""
    return PLACEHOLDER.sub(lambda found: facts.get(found[1], found[0]), words)


def one_line(value: object) -> str:
    """A fact is one line of printable characters, so that it can never end a header."""
    line = " ".join(str(value).split())
    shown = "".join(character for character in line if character.isprintable())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def no_address(value: str) -> str:
    """A mail program makes links of what looks like an address; a company's name is none."""
    return DOT_IN_ADDRESS.sub(f".{WORD_JOINER}", value.replace("://", f":{WORD_JOINER}//"))


def each(facts: Mapping[str, str], change: Callable[[str], str]) -> dict[str, str]:
    return {name: change(value) for name, value in facts.items()}
