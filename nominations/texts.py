"""What people type, as we keep and measure it."""

import hashlib
import re
import unicodedata
from decimal import Decimal

# Word's bullets come from a private corner of Unicode; its soft breaks and marks are invisible.
FROM_WORD = {
    0x0B: "\n",
    0xF0B7: "•",
    0xF0A7: "•",
    0xF0D8: "•",
    0xA0: " ",
    0x2028: "\n",
    0x2029: "\n",
}
# What has no width, controls but line breaks and tabs, and halves of signs.
UNSEEN = re.compile("[\\xad\\u200b\\u2060\\ufeff\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def clean(text: str) -> str:
    """The same words without what can't be seen; pasted text reads as it did where it was."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(FROM_WORD)
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())


def length(text: str) -> int:
    """Characters as the browser counts them: line breaks once, an emoji as two."""
    return len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def taken_out(before: str, after: str) -> int:
    """How many characters of the first are gone from between what both begin and end with."""
    start = _alike(before, after)
    return len(before) - start - _alike(before[start:][::-1], after[start:][::-1])


def _alike(one: str, other: str) -> int:
    """How far two texts are the same from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def fingerprint(text: str) -> str:
    """Enough of a digest to see whether a text is the one that a page was made with."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def base(version: int, text: str) -> str:
    """Which text a page was made with: «3:1f0c…»."""
    return f"{version}:{fingerprint(text)}"


def number(text: str) -> Decimal | None:
    """The number in «1 234,5», «1234.5», «12,5 %» or «−3»; none when it can't be told."""
    bare = re.sub(r"[\s%]", "", text).replace("−", "-").replace("–", "-")
    if "," in bare and "." in bare:
        thousands = "." if bare.rindex(",") > bare.rindex(".") else ","
        bare = bare.replace(thousands, "")
    bare = bare.replace(",", ".")
    return Decimal(bare) if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", bare) else None


def is_ambiguous(text: str) -> bool:
    """«1.234» is a thousand to some and one and a bit to others."""
    return bool(re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text.strip()))
