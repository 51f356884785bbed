"""How the PDFs look: the paper, the shipped fonts, the colours and the styles of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from auditprep.paths import resource

PAGE_WIDTH, PAGE_HEIGHT = A4
HANG = 36.0
"""Room before the text for the numbers of questions, in points as all measures here."""
LEFT = 52.0 + HANG
RIGHT = 60.0
TOP, BOTTOM = 76.0, 66.0
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its size, its margins, and how far to the left of the text what hangs there begins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    hang: float = 0.0

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


PORTRAIT = Paper(PAGE_WIDTH, PAGE_HEIGHT, LEFT, RIGHT, TOP, BOTTOM, HANG)
LANDSCAPE = Paper(PAGE_HEIGHT, PAGE_WIDTH, 48.0, 48.0, 66.0, 54.0)

TEXT = HexColor("#1E1F21")
MUTED = HexColor("#5C6066")
ACCENT = HexColor("#1F5FA8")
LINE = HexColor("#C9C8C2")
WARNING = HexColor("#8A5A00")
GROUND = HexColor("#F1F2F0")
ACCENT_HEX = "#1F5FA8"

FAMILY, BOLD, ITALIC, BOLD_ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"
SIGNS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")
"""Fonts for what the text's own lacks, such as ≥ and →."""
BOX = "□"
_BOX_FONT = SIGNS[1]


@cache
def load_fonts() -> None:
    """Makes the shipped fonts known to reportlab; they are embedded as far as they are used."""
    faces = {
        FAMILY: "NotoSans-Regular",
        BOLD: "NotoSans-Bold",
        ITALIC: "NotoSans-Italic",
        BOLD_ITALIC: "NotoSans-BoldItalic",
    }
    for name, file in faces.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts") / f"{file}.ttf")))
    pdfmetrics.registerFontFamily(FAMILY, FAMILY, BOLD, ITALIC, BOLD_ITALIC)


@cache
def characters() -> frozenset[int]:
    """What the text's own font can show."""
    load_fonts()
    return frozenset(pdfmetrics.getFont(FAMILY).face.charToGlyph)


@cache
def sign_font(character: str) -> str | None:
    """The font for a character that the text's own lacks; None if none has it."""
    return next((name for name in SIGNS if ord(character) in _sign_characters(name)), None)


@cache
def _sign_characters(name: str) -> frozenset[int]:
    pdfmetrics.registerFont(TTFont(name, str(resource("fonts") / "signs" / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(name, name, name, name, name)
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


def box_font() -> str:
    """The font of the box that stands for what no font shows."""
    _sign_characters(_BOX_FONT)
    return _BOX_FONT


def text_width(text: str, size: float, font: str = FAMILY) -> float:
    """How wide the text is, in points."""
    load_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def styles() -> Mapping[str, ParagraphStyle]:
    """The styles of text, by name."""
    load_fonts()
    body = ParagraphStyle(
        "body",
        fontName=FAMILY,
        fontSize=10,
        leading=14.5,
        textColor=TEXT,
        spaceAfter=5,
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=FAMILY,
        bulletFontSize=10,
        bulletColor=TEXT,
        linkUnderline=1,
        underlineWidth=0.6,
    )
    made = [body, *_headings(body), *_small(body), *_of_sheets(body)]
    return {each.name: each for each in made}


def _headings(body: ParagraphStyle) -> list[ParagraphStyle]:
    hanging = {"leftIndent": -HANG, "bulletIndent": -HANG, "fontName": BOLD}
    title = {"fontSize": 23, "leading": 29, "spaceAfter": 4}
    section = {"fontSize": 15, "leading": 20, "spaceBefore": 20, "spaceAfter": 8, "textColor": ACCENT}
    question = {"fontSize": 11, "leading": 15, "spaceBefore": 12, "spaceAfter": 3}
    number = {"bulletFontName": BOLD, "bulletColor": ACCENT, "leftIndent": 0}
    return [
        ParagraphStyle("title", body, **{**hanging, **title}),
        ParagraphStyle("top", body, **{**hanging, **section}),
        ParagraphStyle("section", body, **{**hanging, **section, **number, "bulletFontSize": 15}),
        ParagraphStyle("question", body, **{**hanging, **question, **number, "bulletFontSize": 11}),
        ParagraphStyle(
            "sheet-number", body, **{**hanging, "fontSize": 34, "leading": 42, "textColor": ACCENT}
        ),
        ParagraphStyle("sheet-title", body, **{**hanging, "fontSize": 18, "leading": 24, "spaceAfter": 14}),
    ]


def _small(body: ParagraphStyle) -> list[ParagraphStyle]:
    return [
        ParagraphStyle(
            "lead", body, leftIndent=-HANG, fontSize=12, leading=17, textColor=MUTED, spaceAfter=12
        ),
        ParagraphStyle(
            "standing", body, leftIndent=-HANG, fontName=BOLD, fontSize=10, leading=14, spaceAfter=10
        ),
        ParagraphStyle("guidance", body, fontSize=9, leading=12.5, textColor=MUTED),
        ParagraphStyle("label", body, fontName=BOLD, fontSize=8.5, leading=12, textColor=MUTED, spaceAfter=2),
        ParagraphStyle("contents", body, leftIndent=-HANG, spaceAfter=3),
        ParagraphStyle("fact-label", body, fontSize=9, leading=13, textColor=MUTED, spaceAfter=0),
        ParagraphStyle("fact", body, fontSize=9.5, leading=13, spaceAfter=0),
        ParagraphStyle("mark", body, fontName=BOLD, spaceAfter=0),
        ParagraphStyle("no-mark", body, fontName=ITALIC, textColor=MUTED, spaceAfter=0),
        ParagraphStyle(
            "citation", body, fontSize=9, leading=12.5, leftIndent=12, spaceAfter=2, bulletFontSize=9
        ),
    ]


def _of_sheets(body: ParagraphStyle) -> list[ParagraphStyle]:
    return [
        ParagraphStyle("leaning", body, leftIndent=-HANG, fontSize=9.5, leading=13.5, spaceAfter=6),
        ParagraphStyle(
            "note", body, leftIndent=-HANG, fontName=ITALIC, fontSize=9, leading=13, textColor=MUTED
        ),
        ParagraphStyle(
            "warning",
            body,
            leftIndent=8 - HANG,
            fontName=BOLD,
            borderColor=WARNING,
            borderWidth=1,
            borderPadding=7,
        ),
        ParagraphStyle("running", body, fontSize=8.5, leading=11, textColor=MUTED, spaceAfter=0),
        ParagraphStyle("caption", body, leftIndent=-HANG, fontSize=8.5, leading=12, textColor=MUTED),
        ParagraphStyle("source-prose", body, leftIndent=-HANG, fontSize=9.5, leading=13, spaceAfter=6),
        ParagraphStyle("source", body, leftIndent=-HANG, fontSize=9.5, leading=13, spaceAfter=2),
    ]
