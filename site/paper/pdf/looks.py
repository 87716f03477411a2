"""The award's look on paper: typeface, colours and sizes."""

from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parents[1] / "fonts"
REGULAR, SEMIBOLD, BOLD = "SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Bold"
for _name, _file in (
    (REGULAR, "SourceSans3_400Regular.ttf"),
    (SEMIBOLD, "SourceSans3_600SemiBold.ttf"),
    (BOLD, "SourceSans3_700Bold.ttf"),
):
    pdfmetrics.registerFont(TTFont(_name, str(FONTS / _file)))

INK, RAISED, PETROL = HexColor("#06282D"), HexColor("#0C383F"), HexColor("#0B4A52")
MOLTEN, GLOW = HexColor("#F26B1D"), HexColor("#FF7A2E")
BODY, MUTED, LINE = HexColor("#16282C"), HexColor("#4A6166"), HexColor("#C4D3D5")
TINT, WHITE, PALE = HexColor("#EEF4F4"), HexColor("#FFFFFF"), HexColor("#D5E4E6")

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 26 * mm, 30 * mm, 33 * mm, 27 * mm
MEASURE = WIDTH - LEFT - RIGHT


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    plain: dict[str, Any] = {
        "textColor": BODY,
        "bulletFontName": font,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **plain | more)


STYLES = {
    style.name: style
    for style in (
        _style("eyebrow", SEMIBOLD, 10.5, 14, textColor=GLOW, spaceAfter=4),
        _style("title", BOLD, 27, 31, textColor=WHITE, spaceAfter=9),
        _style("lead", REGULAR, 12, 17, textColor=PALE),
        _style("h1", BOLD, 24, 28, textColor=INK, spaceBefore=6, spaceAfter=10),
        _style("h2", BOLD, 16.5, 20, textColor=PETROL, spaceBefore=26, spaceAfter=7),
        _style("h3", SEMIBOLD, 12.5, 16, textColor=INK, spaceBefore=17, spaceAfter=3),
        _style("plain", REGULAR, 10.5, 15.2, spaceAfter=6),
        _style("strong", SEMIBOLD, 10.5, 15.2, spaceAfter=5),
        _style("quiet", REGULAR, 9.2, 13, textColor=MUTED, spaceAfter=5),
        _style("label", SEMIBOLD, 9.2, 13, textColor=PETROL, spaceBefore=1, spaceAfter=6),
        _style("item", REGULAR, 10.5, 15.2, spaceAfter=3, leftIndent=16),
        _style("name", SEMIBOLD, 10.2, 14, textColor=MUTED),
        _style("value", REGULAR, 10.2, 14),
        _style("head", SEMIBOLD, 9.2, 12.5, textColor=PETROL),
        _style("cell", REGULAR, 9.4, 12.8),
        _style("entry", REGULAR, 10.5, 15.2, rightIndent=30, spaceAfter=3),
    )
}
