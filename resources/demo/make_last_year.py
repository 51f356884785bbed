"""Makes the example's last year: the form that Omsorgsnämnden in the invented Granviks kommun filled in for 2024, with crosses
typed in plain cells. It asks somewhat otherwise than this year's: other words, other numbers, a question that has been split,
two that have been merged, one that is gone. Run from the project's folder: `python resources/demo/make_last_year.py`.
The same bytes come out every time.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table

TARGET = Path(__file__).with_name("revisionsunderlag-2024-ifyllt.docx")
TITLE = "Underlag för grundläggande granskning 2024"
MARKS = ("Ja", "Nej", "Delvis", "Vet ej")
DAY = dt.datetime(2024, 10, 1, 12, 0, tzinfo=dt.UTC)
WIDTHS = (Cm(1.2), Cm(9.2), Cm(1.1), Cm(1.1), Cm(1.5), Cm(1.6))


class Asked(NamedTuple):
    number: str
    text: str
    mark: str | None
    answer: tuple[str, ...] = ()


PARTS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    (
        "1 Verksamhetsstyrning och uppföljning",
        (
            Asked(
                "1.1",
                "Bygger nämndens mål för året på de mål som fullmäktige har beslutat?",
                "Ja",
                (
                    (
                        "Nämnden antog sina mål tillsammans med budgeten, Omsorgsnämnden 2023-11-21 § 79 (dnr ON 2023/198). "
                        "Målen följer styrmodellen som fullmäktige antog 2019-11-25 § 141."
                    ),
                ),
            ),
            Asked(
                "1.2",
                "Visar mått eller nyckeltal om målen nås?",
                "Delvis",
                (
                    "Två av fyra mål har nyckeltal med målvärde. Arbetet med de andra pågår och ska vara klart under 2025.",
                ),
            ),
            Asked(
                "1.3",
                "Har nämnden under året fått rapporter om hur det går med målen, och förklarar de varför ett mål inte nås?",
                "Ja",
                (
                    (
                        "Målen har behandlats 2024-02-20 § 8, 2024-05-21 § 38 och 2024-09-17 § 70. "
                        "Delårsrapporten 2024 förklarar avvikelserna, sidorna 5–8."
                    ),
                ),
            ),
            Asked(
                "1.4",
                "Har nämnden bestämt vad som ska göras åt de mål som inte nås?",
                "Nej",
                ("Alla mål bedömdes nås 2024.",),
            ),
            Asked(
                "1.5",
                "Läget för vart och ett av målen",
                None,
                (
                    "Fler känner sig trygga: 83 % i augusti (mål 85 %), prognos nås.",
                    "Färre möter många medarbetare: 16 (mål 14), prognos nås delvis.",
                    "Budget i balans: –0,4 mnkr, prognos nås.",
                ),
            ),
        ),
    ),
    (
        "2 Ekonomistyrning och uppföljning",
        (
            Asked(
                "2.1",
                "Antog nämnden sin budget innan året började?",
                "Ja",
                ("Omsorgsnämnden 2023-11-21 § 79, inom den ram som fullmäktige beslutade 2023-06-19 § 61.",),
            ),
            Asked(
                "2.2",
                "Kommer de ekonomiska rapporterna så ofta att nämnden hinner agera på dem?",
                "Ja",
                ("Nämnden får en ekonomisk rapport med helårsprognos varje månad utom januari och juli.",),
            ),
            Asked(
                "2.3",
                "Framgår det av rapporterna vad skillnaderna mot budgeten beror på?",
                "Ja",
                ("Varje rapport har ett avsnitt om avvikelser.",),
            ),
            Asked(
                "2.4",
                "Har nämnden beslutat om motåtgärder när prognosen pekar på underskott?",
                "Vet ej",
                ("Prognosen för 2024 pekar inte på underskott.",),
            ),
            Asked(
                "2.5",
                "Årets ekonomi i tusental kronor",
                None,
                ("Budget 319 600, utfall augusti 213 900, prognos 320 000, avvikelse –400.",),
            ),
            Asked(
                "2.6",
                "Betalas leverantörernas fakturor i tid?",
                "Ja",
                ("98,6 procent betalades i tid under 2024.",),
            ),
        ),
    ),
    (
        "3 Intern kontroll",
        (
            Asked(
                "3.1",
                "Har nämnden antagit en plan för 2024 års interna kontroll?",
                "Ja",
                ("Omsorgsnämnden 2023-12-19 § 92 (dnr ON 2023/221). Planen innehåller sju kontroller.",),
            ),
            Asked(
                "3.2",
                "Vilar planen på en riskbedömning som är gjord för just det här året?",
                "Ja",
                ("Riskbedömningen gjordes i oktober 2023 och är bilaga till planen.",),
            ),
            Asked(
                "3.3",
                "Har nämnden fått veta vad kontrollerna visade?",
                "Ja",
                ("Halvårsuppföljningen redovisades 2024-06-18 § 52.",),
            ),
            Asked(
                "3.4",
                "Är de brister som kontrollerna visade avhjälpta?",
                "Delvis",
                ("Två av tre brister är avhjälpta.",),
            ),
        ),
    ),
    (
        "4 Övriga frågor",
        (
            Asked(
                "4.1",
                "Hur har personalomsättningen utvecklats?",
                None,
                ("Personalomsättningen är 11,2 procent (10,4 året före).",),
            ),
            Asked("4.2", "Hur har sjukfrånvaron utvecklats?", None, ("Sjukfrånvaron är 7,4 procent (7,9).",)),
            Asked(
                "4.3",
                "Vilka är nämndens fem största risker de kommande åren?",
                None,
                (
                    "1. Svårt att rekrytera sjuksköterskor.",
                    "2. Fler äldre med stora behov.",
                    "3. Avbrott i IT-stödet.",
                    "4. Höga priser på livsmedel.",
                    "5. Nya krav i socialtjänstlagen.",
                ),
            ),
        ),
    ),
)


def build() -> bytes:
    """The filled form as .docx bytes."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Granviks kommun"
    document.core_properties.created = document.core_properties.modified = DAY
    document.core_properties.language = "sv-SE"
    document.add_heading(TITLE, 0)
    document.add_paragraph("Nämnd: Omsorgsnämnden")
    document.add_paragraph("Lämnas senast den 11 oktober 2024.")
    for title, questions in PARTS:
        document.add_heading(title, 1)
        _table(document.add_table(rows=1, cols=6, style="Table Grid"), questions)
        document.add_paragraph()
    stream = io.BytesIO()
    document.save(stream)
    return _with_fixed_times(stream.getvalue())


def _table(table: Table, questions: tuple[Asked, ...]) -> None:
    for cell, words in zip(table.rows[0].cells, ("Nr", "Fråga", *MARKS), strict=True):
        cell.text = words
    _as_header(table)
    for asked in questions:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = asked.number, asked.text
        for cell, mark in zip(cells[2:], MARKS, strict=True):
            cell.text = "X" if asked.mark == mark else ""
        below = table.add_row().cells
        whole = below[0].merge(below[-1])
        whole.text = "Beskrivning:"
        for line in asked.answer:
            whole.add_paragraph(line)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = width


def _as_header(table: Table) -> None:
    """The first row comes again on each page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _with_fixed_times(data: bytes) -> bytes:
    """The same package with the same time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/thumbnail.jpeg":
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
                new.writestr(info, _without_thumbnail(name, old.read(name)))
    return out.getvalue()


def _without_thumbnail(name: str, data: bytes) -> bytes:
    """python-docx's own model brings a picture of itself."""
    if name != "_rels/.rels":
        return data
    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)


if __name__ == "__main__":
    TARGET.write_bytes(build())
