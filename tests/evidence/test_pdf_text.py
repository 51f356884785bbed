"""The text of a PDF's page, as a person reads it."""

from __future__ import annotations

import random

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from auditprep.evidence.pdf_text import read_page
from auditprep.evidence.pdfium import Pdf
from tests.documents import HEIGHT, WIDTH, letters_font, lines, pdf

LEFT = [
    "Nämnden ska under året följa upp verksam-",
    "heten i tre steg. Först görs en analys av",
    "nuläget och därefter tas en handlingsplan",
    "fram tillsammans med berörda enheter. Pla-",
    "nen behandlas av nämnden i mars och om-",
    "fattar de mål som fullmäktige har beslutat",
    "om för perioden. Den kompletteras av en re-",
]
RIGHT = [
    "dovisning som är klar före årets slut och vi-",
    "sas i samband med delårsbokslutet. Varje",
    "enhet ansvarar för sin del av arbetet och",
    "rapporterar till förvaltningschefen. Avvikel-",
    "ser ska åtgärdas utan dröjsmål och följas",
    "upp vid nästa möte med nämnden, som tar",
    "ställning till resultatet.",
]


def texts(data: bytes) -> list[str]:
    document = Pdf(data)
    read = []
    for index in range(document.count):
        with document.page(index) as page:
            assert page is not None
            read.append(read_page(page).text)
    document.close()
    return read


def text(*pages: object) -> str:
    return texts(pdf(*pages))[0]  # type: ignore[arg-type]


# Lines


def test_lines_are_read_from_the_top_however_they_were_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 60, "Sida 3")
        canvas.drawString(72, 700, "Andra raden")
        canvas.drawString(72, 720, "Första raden")

    assert text(draw) == "Första raden\nAndra raden\nSida 3"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("verksam-\nheten växer", "verksamheten\nväxer"),
        ("VERKSAM-\nHETEN", "VERKSAMHETEN"),
        ("kontakt per e-\npost sker", "kontakt per e-post\nsker"),
        ("den 2024-04-\n19 beslutades", "den 2024-04-19\nbeslutades"),
        ("väsentlighets-\noch riskanalys", "väsentlighets- och\nriskanalys"),
        ("barn-\neller ungdomsvård", "barn- eller\nungdomsvård"),
        ("enligt LSS-\nbeslutet", "enligt LSS-beslutet"),
        ("covid-\n19", "covid-19"),
        ("åren 2024–\n2026", "åren 2024–2026"),
        ("Del-\n/årsbokslut", "Del-/årsbokslut"),
        ("i Nord-\nBjörkköping", "i Nord-Björkköping"),
        ("värdet -\nsaknas", "värdet -\nsaknas"),
    ],
)
def test_words_cut_at_a_lines_end_are_whole_and_real_hyphens_stay(cut: str, whole: str) -> None:
    assert text(cut) == whole


def test_a_cut_word_is_not_joined_with_the_page_number_below() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 72, "och fortsätter med verksam-")
        canvas.drawString(72, 40, "sid 3")

    assert text(draw) == "och fortsätter med verksam-\nsid 3"


def test_soft_hyphens_ligatures_and_hard_spaces_are_read_as_plain_letters() -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            canvas,
            ["pro\ufb01len be\u00adslutas om 12\u00a0686 av sam-", "man\u00adträdet"],
            font=letters_font(),
        )

    assert text(draw) == "profilen beslutas om 12 686 av sammanträdet"


def test_words_stretched_to_the_margins_stay_on_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Nämnden följer upp målen", "", "i sitt bokslut och rapport"], 72, 700, 10)
        width = canvas.stringWidth("Nämnden följer upp målen", "Helvetica", 10)
        canvas.drawString(72, 687, "varje")
        canvas.drawRightString(72 + width, 687, "tertial")

    assert "varje tertial" in text(draw)


# Columns and tables


def columns(canvas: Canvas, order: str = "columns", lower: float = 0) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, 760, "Verksamhetsplan för socialnämnden i Björkköping")
    canvas.setFont("Helvetica", 10)
    left = [(72, 720 - 13 * at, line) for at, line in enumerate(LEFT)]
    right = [(308, 720 - lower - 13 * at, line) for at, line in enumerate(RIGHT)]
    drawn = {
        "columns": left + right,
        "lines": [each for pair in zip(left, right, strict=True) for each in pair],
        "shuffled": random.Random(7).sample(left + right, len(left + right)),
    }[order]
    for x, y, line in drawn:
        canvas.drawString(x, y, line)
    canvas.drawString(72, 40, "Sida 3")


@pytest.mark.parametrize("lower", [0, 6])
@pytest.mark.parametrize("order", ["columns", "lines", "shuffled"])
def test_two_columns_are_read_one_after_the_other(order: str, lower: float) -> None:
    read = text(lambda canvas: columns(canvas, order, lower))
    assert read.startswith("Verksamhetsplan för socialnämnden i Björkköping\nNämnden ska under året")
    assert read.endswith("ställning till resultatet.\nSida 3")
    flat = read.replace("\n", " ")
    assert "följa upp verksamheten i tre steg" in flat
    assert "Planen behandlas av nämnden i mars och omfattar de mål" in flat
    assert "kompletteras av en redovisning som är klar" in flat  # cut between the columns
    assert flat.index("omfattar de mål") < flat.index("Varje enhet ansvarar")


def test_three_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for at in range(7):
            for column, words in enumerate((LEFT, RIGHT, LEFT)):
                canvas.drawString(50 + 172 * column, 700 - 10 * at, words[at])

    flat = text(draw).replace("\n", " ")
    assert flat.count("följa upp verksamheten i tre steg") == 2
    assert flat.index("omfattar de mål") < flat.index("Varje enhet ansvarar") < flat.rindex("omfattar de mål")


def test_a_heading_across_the_page_parts_the_columns_above_from_those_below() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for top in (720, 560):
            for at, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
                canvas.drawString(72, top - 13 * at, left)
                canvas.drawString(308, top - 13 * at, right)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 590, "Uppföljning av internkontrollplanen och av de mål som gäller")

    flat = text(draw).replace("\n", " ")
    heading = flat.index("Uppföljning av internkontrollplanen")
    assert flat.index("ställning till resultatet") < heading < flat.rindex("Nämnden ska under året")


def test_the_cells_of_a_row_stay_on_one_line() -> None:
    rows = [
        ("Belopp i tkr", "Budget 2023", "Budget 2024", "Plan 2025"),
        ("Personalkostnader", "-121 932", "-137 790", "-142 324"),
        ("Lokalhyror", "-12 517", "0", "65 (90)"),
    ]

    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            lines(canvas, [row[0]], 72, 700 - 14 * at, 9)
            for column, figure in enumerate(row[1:]):
                canvas.drawRightString(280 + 80 * column, 700 - 14 * at, figure)

    assert text(draw) == "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize("grid", [True, False])
def test_a_row_whose_cells_have_many_lines_is_one_line(
    tmp_path_factory: pytest.TempPathFactory, grid: bool
) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    style = getSampleStyleSheet()["Normal"]
    risks = [
        "Bristande samverkan mellan enheterna i förvaltningen",
        "Svårt att rekrytera socialsekreterare med erfarenhet",
    ]
    told = "Nämnden får inte den samlade bild som behövs för att följa upp målen, vilket kan leda till sena åtgärder"
    rows = [["Risk", "Beskrivning", "S", "Hantering"]]
    rows += [
        [Paragraph(risk, style), Paragraph(told, style), "4", Paragraph("Hanteras i planen för året", style)]
        for risk in risks
    ]  # type: ignore[list-item]
    table = Table(rows, colWidths=[110, 190, 30, 90], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    if grid:
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    file = tmp_path_factory.mktemp("table") / "tabell.pdf"
    SimpleDocTemplate(str(file), pagesize=A4).build([table])
    assert texts(file.read_bytes())[0].split("\n") == [
        "Risk\tBeskrivning\tS\tHantering",
        *(f"{risk}\t{told}\t4\tHanteras i planen för året" for risk in risks),
    ]


def test_prose_above_a_table_does_not_run_into_it() -> None:
    def draw(canvas: Canvas) -> None:
        y = lines(
            canvas,
            ["Planen följs upp av nämnden i mars och omfattar alla de mål som", "fullmäktige har beslutat."],
        )
        for at, row in enumerate((("Risk", "Åtgärd", "S"), ("Samverkan", "Avtal", "4"))):
            for column, cell in enumerate(row):
                canvas.drawString(72 + 110 * column, y - 14.3 * at, cell)

    assert text(draw).split("\n")[1:] == [
        "fullmäktige har beslutat.",
        "Risk\tÅtgärd\tS",
        "Samverkan\tAvtal\t4",
    ]


def test_a_label_and_the_lines_beside_it_keep_their_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Beslutande")
        lines(canvas, ["Ordförande", "Vice ordförande och ledamot", "Två ersättare"], 200, 700, 12)

    assert text(draw) == "Beslutande\tOrdförande\nVice ordförande och ledamot\nTvå ersättare"


# What does not stand upright


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_drawn_on_its_side_is_read_upright(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(angle)
        lines(canvas, ["Bilaga 2 Internkontrollplan", *LEFT[:3]], -180, 150, 10)

    assert text(draw).split("\n")[:3] == [
        "Bilaga 2 Internkontrollplan",
        "Nämnden ska under året följa upp verksamheten",
        "i tre steg. Först görs en analys av",
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_when_it_is_shown_is_read_upright(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(turn)
        lines(canvas, LEFT[:3], -180, 150, 10)

    assert text(draw).startswith("Nämnden ska under året följa upp verksamheten\ni tre steg.")


def test_a_heading_set_along_its_column_is_a_cell_of_the_row_that_it_heads() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for x, words in ((72, "Risk"), (200, "Hantering")):
            canvas.drawString(x, 700, words)
        for x, words in ((150, "Sannolikhet"), (170, "Väsentlighet")):
            canvas.saveState()
            canvas.translate(x, 700)
            canvas.rotate(90)
            canvas.drawString(0, 0, words)
            canvas.restoreState()
        for x, words in ((72, "Samverkan"), (145, "4"), (165, "3"), (200, "Åtgärdas")):
            canvas.drawString(x, 680, words)

    assert text(draw) == "Risk\tSannolikhet\tVäsentlighet\tHantering\nSamverkan\t4\t3\tÅtgärdas"


def test_a_heading_set_a_letter_a_line_is_a_word_and_tears_no_line_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, letter in enumerate("Risknivå"):
            canvas.drawCentredString(60, 700 - 11.7 * at, letter)
        lines(canvas, LEFT, 90, 700, 9)

    read = text(draw)
    assert "Risknivå" in read.split("\n")
    assert "Nämnden ska under året följa upp verksamheten\ni tre steg. Först görs en analys av\n" in read


def test_marks_in_a_column_are_no_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for at, (name, mark) in enumerate((("Hyra", "X"), ("Lön", "X"), ("Resor", "X"), ("Övrigt", "X"))):
            canvas.drawString(72, 700 - 12 * at, name)
            canvas.drawString(200, 700 - 12 * at, mark)

    assert text(draw) == "Hyra\tX\nLön\tX\nResor\tX\nÖvrigt\tX"


def test_text_aslant_does_not_disturb_the_lines_below_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 600)
        canvas.rotate(45)
        canvas.drawString(0, 0, "UTKAST")
        canvas.restoreState()
        lines(canvas, LEFT[:3], 72, 700, 10)

    read = text(draw)
    assert "UTKAST" in read
    assert "verksamheten\ni tre steg. Först görs en analys av\nnuläget" in read


# Other things


def test_what_is_filled_into_a_forms_fields_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 720, "Nämnd:")
        canvas.acroForm.textfield(name="namnd", value="Socialnämnden", x=130, y=712, width=200, height=20)

    assert "Socialnämnden" in text(draw)


def test_what_lies_outside_the_page_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "På sidan")
        canvas.drawString(72, 900, "Skärmärke ovanför")

    assert text(draw) == "På sidan"


def test_a_page_with_only_a_picture_has_no_text() -> None:
    assert text(lambda canvas: canvas.rect(100, 100, 200, 200, fill=1)) == ""
