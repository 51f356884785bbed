"""Makes the documents of the example: what Omsorgsnämnden in the invented Granviks kommun leans on. Run from the
project's folder: `python resources/demo/make_evidence.py`. Made again they have the same words, page by page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

RESOURCES = Path(__file__).parents[1]
FOLDER = RESOURCES / "demo" / "evidence"
BOARD, MUNICIPALITY = "Omsorgsnämnden", "Granviks kommun"
DAY = dt.datetime(
    2025, 1, 2, 12, 0, tzinfo=dt.UTC
)  # in the files' own properties, so that they come out the same

BODY = ParagraphStyle("body", fontName="Noto", fontSize=10.5, leading=15, spaceAfter=6)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.5, leading=11)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Noto-Bold", fontSize=15, leading=20, spaceAfter=8, spaceBefore=6
)
LESSER = ParagraphStyle("lesser", parent=HEADING, fontSize=12, leading=16, spaceAfter=4)
COVER = ParagraphStyle("cover", parent=HEADING, fontSize=26, leading=34, alignment=TA_CENTER)
UNDER_COVER = ParagraphStyle("under", parent=BODY, fontSize=12, leading=18, alignment=TA_CENTER)
GRID = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), "Noto", 9),
        ("FONT", (0, 0), (-1, 0), "Noto-Bold", 9),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)

Flow = list[object]


def main() -> None:
    """Writes every document."""
    for name in ("Regular", "Bold"):
        font = "Noto" if name == "Regular" else "Noto-Bold"
        pdfmetrics.registerFont(TTFont(font, str(RESOURCES / "fonts" / f"NotoSans-{name}.ttf")))
    FOLDER.mkdir(exist_ok=True)
    make_budget(FOLDER / "omsorgsnamndens-budget-2025-2027.pdf")
    make_minutes_november(FOLDER / "protokoll-2024-11-19.pdf")
    make_minutes_december(FOLDER / "protokoll-2024-12-17.pdf")
    make_minutes_september(FOLDER / "protokoll-2025-09-16.pdf")
    make_interim_report(FOLDER / "delarsrapport-2025.docx")
    make_risks(FOLDER / "riskbedomning-2025.xlsx")
    make_mail(FOLDER / "fraga-om-inkop.eml")
    make_scan(FOLDER / "attestforteckning-2025.png")


# PDF


def _write_pdf(path: Path, title: str, story: Flow, on_page: Callable[[Canvas, int], None]) -> None:
    made = BaseDocTemplate(
        str(path), pagesize=A4, title=title, author=BOARD, lang="sv-SE", invariant=1, topMargin=25 * mm
    )
    frame = Frame(25 * mm, 22 * mm, A4[0] - 50 * mm, A4[1] - 47 * mm, id="all")
    made.addPageTemplates(
        PageTemplate("all", [frame], onPage=lambda canvas, document: on_page(canvas, document.page))
    )
    made.build(story)


def _footer(canvas: Canvas, words: str) -> None:
    canvas.setFont("Noto", 8.5)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, words)


def _said(*paragraphs: str) -> Flow:
    return [Paragraph(words, BODY) for words in paragraphs]


def _table(rows: Iterable[tuple[str, ...]], widths: tuple[float, ...]) -> Table:
    cells = [[Paragraph(cell, SMALL) for cell in row] for row in rows]
    return Table(cells, colWidths=[width * mm for width in widths], style=GRID, repeatRows=1)


def make_budget(path: Path) -> None:
    """Cover and contents without a number, then six pages that are numbered from 1."""

    def number(canvas: Canvas, page: int) -> None:
        if page > 2:
            _footer(canvas, str(page - 2))

    title = f"{BOARD}s budget 2025–2027"
    story: Flow = [Spacer(1, 70 * mm), Paragraph(title, COVER), Spacer(1, 8 * mm)]
    story += [Paragraph(MUNICIPALITY, UNDER_COVER), Spacer(1, 60 * mm)]
    story += [Paragraph("Antagen av omsorgsnämnden 2024-11-19 § 84", UNDER_COVER)]
    story += [Paragraph("Diarienummer ON 2024/212", UNDER_COVER), PageBreak()]
    story += [Paragraph("Innehåll", HEADING)]
    story += _said(
        "Uppdrag och styrning 1", "Mål och nyckeltal 2", "Ekonomisk ram 4", "Investeringar 5", "Uppföljning 6"
    )
    story += [PageBreak(), Paragraph("Uppdrag och styrning", HEADING)]
    story += _said(
        f"{BOARD} ansvarar för vård och omsorg om äldre och för stöd till personer med funktionsnedsättning i {MUNICIPALITY}.",
        "Fullmäktige beslutade om nämndens ram 2024-06-17 § 58. Nämnden fördelar ramen på fyra verksamheter.",
        "Styrningen bygger på tre områden: Trygg hela livet, Hållbar ekonomi och Attraktiv arbetsgivare. Varje mål i den här budgeten hör till ett av dem.",
    )
    story += [PageBreak(), Paragraph("Mål och nyckeltal", HEADING), Paragraph("Trygg hela livet", LESSER)]
    story += _said(
        "Mål 1. Fler känner sig trygga i sin omsorg.", "Mål 2. Färre möter många olika medarbetare."
    )
    goals = [("Nyckeltal", "Nuläge 2024", "Målvärde 2025")]
    goals += [
        ("Andel som känner sig trygga, procent", "82", "85"),
        ("Antal medarbetare under 14 dagar", "14", "12"),
    ]
    story += [_table(goals, (90, 35, 35)), PageBreak(), Paragraph("Hållbar ekonomi", LESSER)]
    story += _said(
        "Mål 3. Verksamheten ryms inom budget.",
        "Avvikelsen ska vara högst en halv procent av kommunbidraget vid årets slut.",
    )
    story += [Paragraph("Attraktiv arbetsgivare", LESSER)]
    story += _said(
        "Mål 4. Fler trivs på jobbet.",
        "Målet följs genom medarbetarenkäten i oktober. Ett nyckeltal för kontinuitet i arbetsgrupperna tas fram under året.",
    )
    story += [PageBreak(), Paragraph("Ekonomisk ram", HEADING)]
    frames = [("Tkr", "Budget 2024", "Budget 2025", "Plan 2026", "Plan 2027")]
    frames += [
        ("Särskilt boende", "143 900", "148 200", "151 600", "155 400"),
        ("Hemtjänst", "92 700", "96 500", "99 100", "101 900"),
        ("Stöd till personer med funktionsnedsättning", "69 200", "71 300", "72 900", "74 800"),
        ("Ledning och administration", "12 300", "12 400", "12 500", "12 700"),
        ("Summa kommunbidrag", "318 100", "328 400", "336 100", "344 800"),
    ]
    story += [_table(frames, (60, 25, 25, 25, 25)), PageBreak(), Paragraph("Investeringar", HEADING)]
    story += _said(
        "Nämnden investerar 2 400 tkr under 2025: larm i särskilt boende 1 600 tkr och hjälpmedel 800 tkr."
    )
    story += [PageBreak(), Paragraph("Uppföljning", HEADING)]
    story += _said(
        "Ekonomin följs upp varje månad utom januari och juli. Målen följs upp i tertialrapporten, delårsrapporten och årsrapporten.",
        "Den interna kontrollen följs upp i juni och i februari.",
    )
    _write_pdf(path, title, story, number)


Paragraph_ = tuple[int, str, str, tuple[str, ...]]
"""A § of minutes: its number, its registry number or "", its heading, what is said of it."""


def _make_minutes(path: Path, day: str, paragraphs: tuple[Paragraph_, ...], last: str) -> None:
    def head(canvas: Canvas, page: int) -> None:
        canvas.setFont("Noto", 8.5)
        canvas.drawString(25 * mm, A4[1] - 15 * mm, f"{MUNICIPALITY}   Sammanträdesprotokoll")
        canvas.drawRightString(A4[0] - 25 * mm, A4[1] - 15 * mm, f"Sida {page}")
        _footer(canvas, "Justerandes signatur")

    story: Flow = [Paragraph(f"{BOARD} {day}", HEADING)]
    story += _said(
        "Plats och tid: Rådhuset, klockan 13.30–16.10",
        f"Justerade paragrafer: §§ {paragraphs[0][0]}–{paragraphs[-1][0]}",
        last,
    )
    story += [PageBreak(), Paragraph("Ärendelista", LESSER)]
    story += _said(
        *(f"§ {number} {heading}" for number, _, heading, _ in paragraphs),
    )
    for number, dnr, heading, words in paragraphs:
        if number in (paragraphs[0][0], paragraphs[len(paragraphs) // 2][0]):
            story += [PageBreak()]
        story += [
            Paragraph(f"§ {number}" + (f" Dnr {dnr}" if dnr else ""), LESSER),
            Paragraph(heading, LESSER),
        ]
        story += _said(*words)
    _write_pdf(path, f"Protokoll {BOARD} {day}", story, head)


def make_minutes_november(path: Path) -> None:
    """The meeting that adopted the budget."""
    _make_minutes(
        path,
        "2024-11-19",
        (
            (82, "", "Val av justerare", ("Beslut", "Justeringen sker 2024-11-25.")),
            (
                83,
                "ON 2024/18",
                "Ekonomisk rapport per oktober",
                ("Beslut", f"{BOARD} godkänner rapporten. Prognosen för året är ett underskott på 1,2 mnkr."),
            ),
            (
                84,
                "ON 2024/212",
                f"{BOARD}s budget 2025–2027",
                (
                    "Beslut",
                    f"{BOARD} antar budget 2025–2027 med mål och nyckeltal.",
                    "Förvaltningen får i uppdrag att fördela ramen på enheter före årsskiftet.",
                ),
            ),
            (
                85,
                "ON 2024/219",
                "Sammanträdestider 2025",
                ("Beslut", "Sammanträdestiderna fastställs enligt förslaget."),
            ),
            (86, "", "Anmälningsärenden", ("Beslut", "Ärendena läggs till handlingarna.")),
        ),
        "Protokollet är justerat 2024-11-25.",
    )


def make_minutes_december(path: Path) -> None:
    """The meeting that adopted the plan for internal control."""
    _make_minutes(
        path,
        "2024-12-17",
        (
            (94, "", "Val av justerare", ("Beslut", "Justeringen sker 2024-12-20.")),
            (95, "ON 2024/18", "Ekonomisk rapport per november", ("Beslut", f"{BOARD} godkänner rapporten.")),
            (
                96,
                "ON 2024/240",
                "Plan för intern kontroll 2025",
                (
                    "Beslut",
                    f"{BOARD} antar planen för intern kontroll 2025. Planen innehåller nio kontroller.",
                    "Riskbedömningen är bilaga till planen. Kommunens riktlinje, 6 kap. 6 § kommunallagen, ligger till grund för arbetet.",
                ),
            ),
            (
                97,
                "ON 2024/251",
                "Attestförteckning 2025",
                ("Beslut", "Attestförteckningen för 2025 fastställs."),
            ),
        ),
        "Protokollet är justerat 2024-12-20.",
    )


def make_minutes_september(path: Path) -> None:
    """The meeting that met the interim report, and gave assignments."""
    _make_minutes(
        path,
        "2025-09-16",
        (
            (71, "", "Val av justerare", ("Beslut", "Justeringen sker 2025-09-22.")),
            (
                72,
                "ON 2025/131",
                "Delårsrapport 2025",
                ("Beslut", f"{BOARD} godkänner delårsrapporten och överlämnar den till kommunstyrelsen."),
            ),
            (
                73,
                "ON 2025/131",
                "Åtgärder för kontinuitet i hemtjänsten",
                (
                    "Beslut",
                    "Förvaltningen får i uppdrag att införa fasta team i hemtjänsten senast 1 december, se över schemana i två områden och redovisa resultatet i februari 2026.",
                ),
            ),
            (
                74,
                "ON 2025/22",
                "Ekonomisk rapport per augusti",
                ("Beslut", f"{BOARD} godkänner rapporten. Prognosen är ett underskott på 1,9 mnkr."),
            ),
        ),
        "Protokollet är justerat 2025-09-22.",
    )


# Word, Excel, mail, picture


def make_interim_report(path: Path) -> None:
    """A cover without a number, then nine numbered pages; each page begins with a page break."""
    made = docx.Document()
    made.core_properties.title = "Delårsrapport 2025"
    made.core_properties.author = BOARD
    made.core_properties.created = made.core_properties.modified = DAY
    made.add_heading("Delårsrapport 2025", 0)
    made.add_paragraph(f"{BOARD}, {MUNICIPALITY}")
    made.add_paragraph("Godkänd av omsorgsnämnden 2025-09-16 § 72, dnr ON 2025/131")
    body = made.add_section(WD_SECTION.NEW_PAGE)
    _number_pages(body)
    for page, (heading, words) in enumerate(_INTERIM_PAGES):
        if page:
            made.add_page_break()
        begins = made.add_heading("", 1).add_run()
        begins._r.append(OxmlElement("w:lastRenderedPageBreak"))  # as Word notes where it has set a new page
        begins.add_text(heading)
        for paragraph in words:
            made.add_paragraph(paragraph)
    made.save(str(path))


def _number_pages(section: object) -> None:
    """Numbers the section's pages from 1 in its footer; the one before it has no footer."""
    section.footer.is_linked_to_previous = False  # type: ignore[attr-defined]
    paragraph = section.footer.paragraphs[0]  # type: ignore[attr-defined]
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)  # type: ignore[attr-defined]


_INTERIM_PAGES = (
    ("Sammanfattning", ("Tre av fyra mål nås helt eller delvis. Prognosen för året är ett underskott på 1,9 mnkr.",)),
    ("Verksamheten under perioden", ("Behovet av särskilt boende har ökat. Hemtjänsten har delat in sina områden på nytt sedan mars.",)),
    ("Personal", ("Personalomsättningen är 9,8 procent och sjukfrånvaron 7,6 procent.",)),
    ("Ekonomi per verksamhet", ("Särskilt boende: utfall 99 400 tkr, prognos 149 100 tkr.", "Hemtjänst: utfall 65 800 tkr, prognos 98 300 tkr.")),
    ("Åtgärder mot underskottet", ("Inhyrningen av sjuksköterskor har minskat med en tredjedel. Inköpen är inte uppföljda än.",)),
    ("Mål 1: Fler känner sig trygga", ("Utfallet är 84 procent mot målvärdet 85. Målet bedöms nås vid årets slut.",)),
    ("Mål 2: Färre möter många medarbetare", ("Utfallet är 15 medarbetare mot målvärdet 12. Två orsaker: hög korttidsfrånvaro och nya områdesgränser från mars.",)),
    ("Mål 3: Budget i balans", ("Prognosen är –1,9 mnkr. Målet nås delvis.",)),
    ("Mål 4: Fler trivs på jobbet", ("Medarbetarenkäten görs i oktober. Målet bedöms nås.",)),
)  # fmt: skip


def make_risks(path: Path) -> None:
    """The nine risks that are controlled, a row each, and on a sheet of its own what the values mean."""
    book = openpyxl.Workbook()
    book.properties.title, book.properties.creator = "Riskbedömning 2025", BOARD
    book.properties.created = DAY.replace(tzinfo=None)
    sheet = book.active
    sheet.title = "Risker"
    sheet.append(["Nr", "Risk", "Sannolikhet", "Väsentlighet", "Riskvärde"])
    for number, (risk, likelihood, materiality) in enumerate(_RISKS, 1):
        sheet.append([number, risk, likelihood, materiality, likelihood * materiality])
    scale = book.create_sheet("Skala")
    for row in (
        ["Värde", "Sannolikhet", "Väsentlighet"],
        [1, "Osannolik", "Försumbar"],
        [4, "Sannolik", "Allvarlig"],
    ):
        scale.append(row)
    book.save(path)


_RISKS = (
    ("Läkemedel delas ut fel", 3, 4), ("Larm besvaras för sent", 3, 4), ("Avvikelser rapporteras inte", 3, 3),
    ("Beslut saknar motivering", 2, 4), ("Avtal följs inte upp", 3, 3), ("Fakturor betalas två gånger", 2, 3),
    ("Behörigheter tas inte bort", 3, 3), ("Bemanningen räcker inte i sommar", 4, 3), ("Reservrutiner är inte övade", 3, 3),
)  # fmt: skip


def make_mail(path: Path) -> None:
    """A mail from the finance office with a note attached."""
    mail = EmailMessage()
    mail["Subject"] = "Uppföljning av inköpen"
    mail["From"], mail["To"] = "ekonomi@granvik.example", "omsorg@granvik.example"
    mail["Date"] = "Tue, 02 Sep 2025 09:14:00 +0200"
    mail.set_content(
        "Hej,\n\ninköpen av förbrukningsmaterial följs upp först i november. Underlaget kommer då.\n"
    )
    mail.add_attachment(
        "Avtal som granskas i höst:\n- livsmedel\n- hjälpmedel\n", filename="avtal-i-host.txt"
    )
    mail.set_boundary("gransen")
    path.write_bytes(mail.as_bytes())


def make_scan(path: Path) -> None:
    """A page that was put through a scanner: a picture of words."""
    page = Image.new("L", (1240, 1754), 250)
    draw = ImageDraw.Draw(page)
    large = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSans-Bold.ttf"), 44)
    plain = ImageFont.truetype(str(RESOURCES / "fonts" / "NotoSans-Regular.ttf"), 28)
    draw.text((140, 160), "Attestförteckning 2025", 30, large)
    rows = (
        "Särskilt boende    enhetschef",
        "Hemtjänst    enhetschef",
        "Administration    administrativ chef",
    )
    for line, words in enumerate(("Omsorgsnämnden, Granviks kommun", "Fastställd 2024-12-17 § 97", *rows)):
        draw.text((140, 280 + 60 * line), words, 40, plain)
    page.rotate(0.6, fillcolor=250).save(path, optimize=True)


if __name__ == "__main__":
    main()
