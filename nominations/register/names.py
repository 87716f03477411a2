"""Names come in capitals from the register; here they get the letters that people use."""

import re

FORMS = {"AS", "ASA", "ANS", "DA", "SA", "KS", "NUF", "BA", "HF", "IKS", "KF", "AB"}
NUMERALS = {"II", "III", "IV", "VI", "VII", "VIII", "IX"}
CAPITALS = FORMS | NUMERALS
SMALL = {"OG", "I", "AV", "FOR", "FRA", "PÅ", "TIL", "VED", "MED", "AVD"}
SHORTEST_WORD = 4  # «CNC» and «NRK» are letters to be spelled, «PLAST» is a word
VOWELS = set("AEIOUYÆØÅÄÖÜÉÓÔ")
WORD = re.compile(r"[^\W_]+")


def shown(name: str) -> str:
    """«MO OG BÅT AS» becomes «Mo og Båt AS». What has small letters already is left alone."""
    return WORD.sub(_word, name) if name == name.upper() else name


def _word(found: re.Match[str]) -> str:
    word, before, after = found[0], found.string[: found.start()], found.string[found.end() :]
    if word in SMALL and before.strip() and not _ends_the_name(after):
        return word.lower()
    if word == "S" and len(before) > 1 and before[-1] in "'’":
        return "s"
    return word if _is_spelled(word) else word.capitalize()


def _ends_the_name(after: str) -> bool:
    """«HAVET I AS» is the first of several, not in something."""
    return not set(WORD.findall(after)) - CAPITALS


def _is_spelled(word: str) -> bool:
    short = len(word) <= SHORTEST_WORD
    return (
        word in CAPITALS
        or word[0].isdigit()
        or (short and (word[-1].isdigit() or not VOWELS & set(word)))
    )
