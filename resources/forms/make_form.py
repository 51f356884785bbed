"""Makes revisionsunderlag.docx, the form that ships with auditprep.

    python resources/forms/make_form.py

The form is the project's own, in its own words. It is made for everyone to read: a document title, Swedish as its
language, real headings and lists, header rows marked as such, tables described, no meaning in colour alone.
The same bytes come out every time.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

TARGET = Path(__file__).with_name("revisionsunderlag.docx")
DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TITLE = "Underlag för grundläggande granskning"
FONT = "Arial"
INK = RGBColor(0x1E, 0x1F, 0x21)
MUTED = RGBColor(0x5C, 0x60, 0x66)
ACCENT = RGBColor(0x1F, 0x4E, 0x86)
HEADER_GROUND = "E4EEF9"
LINE = "9AA5B1"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = f'xmlns:w="{W}" xmlns:w14="{W14}"'

UNUSED_PARTS = ("thumbnail", "stylesWithEffects", "customXml")

OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
NUMBER_WIDTH = 680
OPTION_WIDTHS = (680, 680, 850, 850)
TABLE_WIDTH = 9410


class Asked(NamedTuple):
    number: str
    text: str
    guidance: str | None = None
    choice: bool = True


class Part(NamedTuple):
    number: str
    title: str
    questions: tuple[Asked, ...]


PARTS = (
    Part(
        "1",
        "Verksamhetsstyrning och uppföljning",
        (
            Asked("1.1", "Bygger nämndens mål för året på de mål som fullmäktige har beslutat?"),
            Asked("1.2", "Finns det mått eller nyckeltal som visar om vart och ett av målen nås?"),
            Asked(
                "1.3",
                "Har nämnden under året fått rapporter om hur det går med målen?",
                "Ange vid vilka sammanträden rapporterna behandlades.",
            ),
            Asked("1.4", "Förklarar rapporterna varför ett mål inte nås, eller riskerar att inte nås?"),
            Asked("1.5", "Har nämnden bestämt vad som ska göras åt de mål som inte nås?"),
            Asked(
                "1.6",
                "Läget för vart och ett av målen",
                "Skriv ett mål i taget: utfall efter åtta månader och prognos för hela året.",
                choice=False,
            ),
        ),
    ),
    Part(
        "2",
        "Ekonomistyrning och uppföljning",
        (
            Asked("2.1", "Antog nämnden sin budget innan året började?", "Ange datum och paragraf."),
            Asked("2.2", "Kommer de ekonomiska rapporterna så ofta att nämnden hinner agera på dem?"),
            Asked("2.3", "Går det att läsa i rapporterna vad skillnaderna mot budgeten beror på?"),
            Asked("2.4", "Har nämnden beslutat om motåtgärder när prognosen pekar på underskott?"),
            Asked("2.5", "Har nämnden tagit reda på om motåtgärderna har haft effekt?"),
            Asked(
                "2.6",
                "Årets ekonomi i tusental kronor",
                "Ange budget för hela året, utfall efter åtta månader, prognos för hela året och skillnaden "
                "mellan prognos och budget.",
                choice=False,
            ),
        ),
    ),
    Part(
        "3",
        "Intern kontroll",
        (
            Asked(
                "3.1",
                "Har nämnden antagit en plan för årets interna kontroll?",
                "Ange datum, paragraf och hur många kontroller planen innehåller.",
            ),
            Asked("3.2", "Vilar planen på en riskbedömning som är gjord för just det här året?"),
            Asked("3.3", "Har ledamöterna själva varit med och bedömt riskerna?"),
            Asked(
                "3.4",
                "Har nämnden fått veta vad kontrollerna visade?",
                "Ange när resultatet redovisades för nämnden.",
            ),
            Asked("3.5", "Är de brister som kontrollerna visade avhjälpta?"),
            Asked("3.6", "Finns det skriftliga rutiner mot mutor, jäv och andra oegentligheter?"),
        ),
    ),
    Part(
        "4",
        "Övriga frågor",
        (
            Asked(
                "4.1",
                "Vad har nämnden gjort med anledning av revisorernas senaste rekommendationer?",
                "Skriv en rekommendation i taget.",
                choice=False,
            ),
            Asked("4.2", "Hur har personalomsättningen och sjukfrånvaron utvecklats?", choice=False),
            Asked("4.3", "Vilka större avtal och upphandlingar har nämnden beslutat om i år?", choice=False),
            Asked("4.4", "Hur följer nämnden upp det arbete som andra utför åt den?", choice=False),
        ),
    ),
    Part(
        "5",
        "Utmaningar och risker",
        (
            Asked(
                "5.1",
                "Vilka är nämndens fem största risker de kommande åren?",
                "Beskriv varje risk för sig, och vad som görs för att minska den.",
                choice=False,
            ),
            Asked("5.2", "Vilka förändringar i omvärlden märker nämnden mest av?", choice=False),
            Asked("5.3", "Finns det något mer som revisorerna bör känna till?", choice=False),
        ),
    ),
)

BACKGROUND = (
    "Varje år granskar kommunens revisorer hur styrelsen och nämnderna har skött sitt uppdrag. Det här formuläret "
    "samlar nämndens egen beskrivning av året, så att granskningen kan börja i den."
)
INSTRUCTIONS = (
    "I avsnitt 1–3 sätter du ett kryss per fråga och beskriver svaret kort under frågan.",
    "I avsnitt 4 och 5 skriver du svaret direkt under frågan.",
    "Hänvisa till det dokument som visar att svaret stämmer: beslutande organ, datum, paragraf och diarienummer.",
    "Skicka med dokumenten som numrerade bilagor.",
    "Låt nämnden behandla formuläret vid ett sammanträde innan det skickas.",
)


def build() -> bytes:
    """The form as .docx bytes."""
    document = Document()
    _page(document)
    _styles(document)
    _properties(document)
    _front_page(document)
    _questions(document)
    _trim(document)
    stream = io.BytesIO()
    document.save(stream)
    return _repacked(stream.getvalue())


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2)
    section.header_distance = section.footer_distance = Cm(1.1)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.text = TITLE
    footer._p.append(_element("<w:r><w:t xml:space='preserve'>Sida </w:t></w:r>"))
    footer._p.append(_field("PAGE"))
    footer._p.append(_element("<w:r><w:t xml:space='preserve'> av </w:t></w:r>"))
    footer._p.append(_field("NUMPAGES"))


def _styles(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "sv-SE")
    normal = _style(document, "Normal", size=10, color=INK, after=6)
    normal.paragraph_format.line_spacing = 1.15
    _style(document, "Title", size=24, color=INK, bold=True, after=2, plain=True)
    _style(document, "Subtitle", size=12, color=MUTED, after=18, plain=True)
    _style(document, "Heading 1", size=15, color=ACCENT, bold=True, before=18, after=6)
    _style(document, "List Bullet", size=10, color=INK, after=3)
    _style(document, "Header", size=8.5, color=MUTED, after=0)
    _style(document, "Footer", size=8.5, color=MUTED, after=0)
    _style(document, "Uppgift", size=11, color=INK, after=8)
    _style(document, "Avsnittsrubrik", size=10.5, color=INK, bold=True, before=3, after=3)
    _style(document, "Fråga", size=10, color=INK, before=3, after=3)
    _style(document, "Anvisning", size=9, color=MUTED, italic=True, after=3)
    _style(document, "Etikett", size=9, color=MUTED, before=2, after=2)
    _style(document, "Svar", size=10, color=INK, after=4)
    _style(document, "Kryss", size=12, color=INK, before=2, after=2)
    outline = _element('<w:outlineLvl w:val="1"/>')
    document.styles["Avsnittsrubrik"].element.get_or_add_pPr().append(outline)


def _style(
    document: WordDocument,
    name: str,
    *,
    size: float,
    color: RGBColor,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    plain: bool = False,
) -> ParagraphStyle:
    """The paragraph style of this name, made if it is not there. `plain` takes away its border."""
    known = name in [style.name for style in document.styles]
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), color
    style.font.bold, style.font.italic = bold, italic
    _only_font(style)
    if not known:
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if plain and (border := style.element.pPr.find(qn("w:pBdr"))) is not None:
        style.element.pPr.remove(border)
    return style


def _only_font(style: ParagraphStyle) -> None:
    """Takes away the theme's fonts and spacing, which would go before the style's own."""
    properties = style.element.rPr
    fonts = properties.find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), FONT)
    for name in ("w:spacing", "w:kern"):
        if (found := properties.find(qn(name))) is not None:
            properties.remove(found)


def _properties(document: WordDocument) -> None:
    core = document.core_properties
    core.title, core.subject, core.language = TITLE, "Formulär till styrelse och nämnder", "sv-SE"
    core.author = core.last_modified_by = "auditprep"
    core.comments, core.keywords, core.revision = "", "", 1
    core.created = core.modified = DATE
    settings = document.settings.element
    theme_language = settings.find(qn("w:themeFontLang"))
    if theme_language is not None:
        theme_language.set(qn("w:val"), "sv-SE")


def _trim(document: WordDocument) -> None:
    """Takes away what python-docx's template brings and the form has no use for."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED_PARTS)]:
            del relations[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {
            "TableNormal",
            "TableGrid",
        }:
            styles.remove(style)


def _front_page(document: WordDocument) -> None:
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Formulär till styrelse och nämnder", style="Subtitle")
    for label in ("Nämnd:", "Verksamhetsår:"):
        paragraph = document.add_paragraph(f"{label} ", style="Uppgift")
        paragraph.runs[0].bold = True
    document.add_heading("Om formuläret", level=1)
    document.add_paragraph(BACKGROUND)
    document.add_heading("Så fyller du i", level=1)
    for text in INSTRUCTIONS:
        document.add_paragraph(text, style="List Bullet")


def _questions(document: WordDocument) -> None:
    document.add_heading("Frågor", level=1)
    boxes = itertools.count(1)
    body = document.element.body
    for part in PARTS:
        body.insert(len(body) - 1, _element(_table(part, boxes)))
        gap = document.add_paragraph()
        gap.paragraph_format.space_after = Pt(6)


def _table(part: Part, boxes: Iterator[int]) -> str:
    options = OPTIONS if any(question.choice for question in part.questions) else ()
    widths = [NUMBER_WIDTH, *OPTION_WIDTHS[: len(options)]]
    widths.insert(1, TABLE_WIDTH - sum(widths))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_header(part, options, widths)]
    for question in part.questions:
        rows += _choice(question, widths, boxes) if question.choice else _text(question, widths)
    return f"<w:tbl>{_table_properties(part)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _table_properties(part: Part) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    answered = "kryss och beskrivning" if part.questions[0].choice else "text under frågan"
    return (
        f'<w:tblPr><w:tblW w:w="{TABLE_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="100" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="Avsnitt {part.number}: {part.title}"/>'
        f'<w:tblDescription w:val="En rad per fråga, besvarad med {answered}."/></w:tblPr>'
    )


def _header(part: Part, options: tuple[str, ...], widths: list[int]) -> str:
    words = [part.number, part.title, *options]
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_GROUND}"/>'
    cells = [
        _cell(
            _paragraph(word, "Avsnittsrubrik" if place < 2 else "Fråga", centred=place > 1, bold=True),
            width,
            shade,
        )
        for place, (word, width) in enumerate(zip(words, widths, strict=True))
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _choice(question: Asked, widths: list[int], boxes: Iterator[int]) -> Iterator[str]:
    ticks = "".join(
        _cell(_check_box(question, option, next(boxes)), width)
        for option, width in zip(OPTIONS, widths[2:], strict=True)
    )
    number = _cell(
        _paragraph(question.number, "Fråga", next_too=True), widths[0], '<w:vMerge w:val="restart"/>'
    )
    asked = _cell(_asked(question, next_too=True), widths[1])
    yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{number}{asked}{ticks}</w:tr>"
    below = _cell(_paragraph("", "Fråga"), widths[0], "<w:vMerge/>")
    span = f'<w:gridSpan w:val="{len(widths) - 1}"/>'
    place = _cell(_paragraph("Beskrivning:", "Etikett") + _paragraph("", "Svar"), sum(widths[1:]), span)
    yield f'<w:tr><w:trPr><w:trHeight w:val="1020" w:hRule="atLeast"/></w:trPr>{below}{place}</w:tr>'


def _text(question: Asked, widths: list[int]) -> Iterator[str]:
    number = _cell(_paragraph(question.number, "Fråga"), widths[0])
    span = f'<w:gridSpan w:val="{len(widths) - 1}"/>' if len(widths) > 2 else ""
    place = _cell(_asked(question) + _paragraph("", "Svar"), sum(widths[1:]), span)
    yield f'<w:tr><w:trPr><w:trHeight w:val="1700" w:hRule="atLeast"/></w:trPr>{number}{place}</w:tr>'


def _asked(question: Asked, next_too: bool = False) -> str:
    asked = _paragraph(question.text, "Fråga", next_too=next_too)
    return asked + (
        _paragraph(question.guidance, "Anvisning", next_too=next_too) if question.guidance else ""
    )


def _paragraph(
    text: str, style: str, *, centred: bool = False, bold: bool = False, next_too: bool = False
) -> str:
    properties = f'<w:pStyle w:val="{_style_id(style)}"/>'
    properties += "<w:keepNext/>" if next_too else ""
    properties += '<w:jc w:val="center"/>' if centred else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f"<w:r>{look}<w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def _check_box(question: Asked, option: str, number: int) -> str:
    """A check box inside the cell's paragraph, with a name that a screen reader says."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Kryss"/><w:keepNext/><w:jc w:val="center"/></w:pPr><w:sdt><w:sdtPr>'
        f'<w:alias w:val="Fråga {question.number}: {option}"/><w:tag w:val="{question.number} {option}"/>'
        f'<w:id w:val="{7000 + number}"/><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
        "<w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _field(code: str) -> etree._Element:
    return _element(f'<w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _element(xml: str) -> etree._Element:
    head, mark, tail = xml.partition(">") if not xml.split(">", 1)[0].endswith("/") else xml.partition("/>")
    return etree.fromstring(f"{head} {NAMESPACES}{mark}{tail}", _parser())


def _parser() -> etree.XMLParser:
    """python-docx's own parser, so that its element classes are used."""
    from docx.oxml.parser import oxml_parser

    return oxml_parser


def _repacked(data: bytes) -> bytes:
    """The same package with fixed times and namespaces declared once, at the root."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            member = source.read(name)
            if name == "word/document.xml":
                member = _with_root_namespaces(member)
            info = zipfile.ZipInfo(name, DATE.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(info, member)
    return stream.getvalue()


def _with_root_namespaces(document_xml: bytes) -> bytes:
    old = etree.fromstring(document_xml)
    root = etree.Element(old.tag, nsmap={**old.nsmap, "w14": W14, "mc": MC})
    root.set(f"{{{MC}}}Ignorable", "w14")
    root.extend(list(old))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "w14", "r", "mc"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    TARGET.write_bytes(build())
