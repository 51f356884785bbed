"""Sheets for colleagues, in our own words, and what colleagues and their programs do to them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from auditprep.model import Answer, Sheet, SheetAnswer, SheetQuestion, SheetRead
from auditprep.wordform.sheet_reader import read_sheet
from auditprep.wordform.sheet_writer import write_sheet
from auditprep.wordform.xml import qn

TOKEN = "3f9c2a7be1d04c55"
MARKS = ("Ja", "Nej", "Delvis", "Vet ej")
RICH = (
    "Nämnden antog **målen** i *mars*.\n\n- Första punkten\n- Andra <u>punkten</u>\n  - En nivå ned\n\n"
    "3. Tredje\n4. Fjärde\n\n| Mål | Utfall |\n| --- | --- |\n| Nöjdhet | 81 % |\n| Frånvaro | 6,4 |\n\nSist en rad."
)
LINKED = "Se [planen](https://example.se/plan) och <u>protokollet</u>."
FIRST, SECOND, THIRD, UNNUMBERED, LAST = "1.1", "1.5", "1.5#2", "#4", "2.1"

QUESTIONS = (
    SheetQuestion(
        *(
            FIRST,
            "1.1",
            "1 Styrning",
            "Har nämnden satt upp mål för året?",
            "Ange datum.\nAnge antal mål.",
            MARKS,
        ),
        answer=Answer("Ja", RICH),
        before=Answer("Delvis", "Målen antogs i februari.\n\n- Fyra mål", evidence="Budget, sid 3"),
    ),
    SheetQuestion(SECOND, "1.5", "1 Styrning", "Följs målen upp?", None, MARKS),
    SheetQuestion(
        *(
            THIRD,
            "1.5",
            "1 Styrning",
            "Hur ofta följs målen upp?",
            None,
            ("Varje månad", "Varje tertial", "Varje år"),
        ),
        several=True,
        answer=Answer("Varje månad; Varje år", LINKED, evidence="Protokoll, *bilaga 2*"),
        before=Answer(),
    ),
    SheetQuestion(UNNUMBERED, "#4", "2 Risker", "Vilka är de största riskerna?", "Minst fem risker."),
    SheetQuestion(LAST, "2.1", "2 Risker", "Beskriv ekonomin.", before=Answer(None, "Den var god.")),
)

SHEET = Sheet(
    token=TOKEN,
    title="Frågor till nämnden 2031",
    board="Parknämnden",
    year=2031,
    to="Park Parksson",
    by="Grön Grönlund",
    questions=QUESTIONS,
    due=dt.date(2031, 9, 26),
    message="Hej,\nkan du svara på det här?",
    before_year=2030,
)
DATA = write_sheet(SHEET)

Change = Callable[[str], str]


def changed(data: bytes, change: Change, part: str = "word/document.xml") -> bytes:
    """The package with the text of a part changed; the change must change something."""
    return rewritten(data, lambda name, xml: _must(change, xml) if name == part else xml)


def rewritten(
    data: bytes, each: Callable[[str, str], str | None], more: dict[str, str] | None = None
) -> bytes:
    """The package with its parts as `each` makes them (None: taken away), and more of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            xml = each(name, old.read(name).decode())
            if xml is not None:
                new.writestr(name, xml)
        for name, xml in (more or {}).items():
            new.writestr(name, xml)
    return out.getvalue()


def _must(change: Change, xml: str) -> str:
    made = change(xml)
    assert made != xml
    return made


def read(data: bytes, name: str = "svar.docx") -> SheetRead:
    return read_sheet(data, name)


def answer(found: SheetRead, key: str) -> SheetAnswer:
    """The one answer with this key."""
    (one,) = [each for each in found.answers if each.key == key]
    return one


def codes(found: SheetRead, question: str | None = None) -> list[str]:
    """The codes of the notices, or of those of one question."""
    return [each.code for each in found.notices if question is None or each.question == question]


def outside(found: SheetRead) -> str:
    """The words outside all questions."""
    return "\n".join(each.answer.text for each in found.answers if each.key is None and not each.text)


# What people do


def p(text: str) -> str:
    """A paragraph as anybody types one."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def typed(key: str, part: str, xml: str) -> Change:
    """Somebody writes in a field, in Word: the prompt goes, and so does what says that it is shown."""

    def change(document: str) -> str:
        return re.sub(
            rf'(<w:tag w:val="ap:{part}:{TOKEN}:{re.escape(key)}"/>(?:(?!</w:sdtPr>).)*?)(?:<w:showingPlcHdr/>)?'
            r"</w:sdtPr><w:sdtContent><w:tc>(<w:tcPr>.*?</w:tcPr>).*?</w:tc></w:sdtContent>",
            lambda found: f"{found[1]}</w:sdtPr><w:sdtContent><w:tc>{found[2]}{xml}</w:tc></w:sdtContent>",
            document,
            count=1,
        )

    return change


def clicked(key: str, option: int) -> Change:
    """Somebody clicks a box in Word."""

    def change(document: str) -> str:
        start = document.index(f'w:val="ap:mark{option}:{TOKEN}:{key}"/>')
        end = document.index("</w:sdt>", start)
        box = document[start:end]
        was = 'w14:checked w14:val="1"' in box
        flipped = box.replace(f'w14:checked w14:val="{int(was)}"', f'w14:checked w14:val="{int(not was)}"')
        flipped = flipped.replace(
            '<w:t xml:space="preserve">' + ("☒" if was else "☐"), "<w:t>" + ("☐" if was else "☒")
        )
        return document[:start] + flipped + document[end:]

    return change


def without_controls(document: str) -> str:
    """What a program leaves that knows no controls: their contents."""
    root = etree.fromstring(document.encode())
    for control in list(root.iter(qn("w:sdt"))):
        parent = control.getparent()
        assert parent is not None
        content = control.find(qn("w:sdtContent"))
        for child in list(content) if content is not None else []:
            control.addprevious(child)
        parent.remove(control)
    return etree.tostring(root, encoding="unicode")


def without_bookmarks(document: str) -> str:
    return re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", document)


def through_the_web(data: bytes) -> bytes:
    """What an editor on the web leaves: neither controls nor bookmarks, properties nor memory, none of our own styles."""

    def each(name: str, xml: str) -> str | None:
        if name.startswith(("customXml/", "docProps/")):
            return None
        if name.endswith(".rels"):
            return re.sub(r"<Relationship [^>]*(?:customXml|docProps)[^>]*/>", "", xml)
        if name == "[Content_Types].xml":
            return re.sub(r'<Override PartName="/(?:customXml|docProps)[^>]*/>', "", xml)
        if name == "word/styles.xml":
            return re.sub(
                r'w:styleId="(Sheet\w+)"><w:name w:val="[^"]*"',
                r'w:styleId="\1"><w:name w:val="normal \1"',
                xml,
            )
        if name == "word/document.xml":
            return without_bookmarks(without_controls(xml))
        return xml

    return rewritten(data, each)


def without_frames(document: str) -> str:
    """What is left where tables of one cell become their contents."""
    root = etree.fromstring(document.encode())
    for table in [each for each in root.iter(qn("w:tbl")) if len(list(each.iter(qn("w:tc")))) == 1]:
        cell = next(table.iter(qn("w:tc")))
        for child in [each for each in cell if each.tag != qn("w:tcPr")]:
            table.addprevious(child)
        table.getparent().remove(table)  # type: ignore[union-attr]
    return etree.tostring(root, encoding="unicode")


def with_questions(*questions: SheetQuestion) -> Sheet:
    return replace(SHEET, questions=questions)
