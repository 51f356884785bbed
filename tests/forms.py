"""Small Word forms for the tests, in our own words: made from raw XML, so that the tests know every element.

make_form()                                   check boxes around the cells, as in many municipalities' forms
make_form(ticking="paragraph-sdt")            check boxes inside the cell's paragraph
make_form(ticking="typed")                    plain cells where people type an X
make_form(answers={"1.1": ("Ja", "Text")})    filled in; a line of the text is a paragraph, and text that
                                              starts with "<w:" goes in as raw body XML
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

Ticking = Literal["cell-sdt", "paragraph-sdt", "typed"]
Answers = Mapping[str, tuple[str | None, str]]

OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
EMPTY = "☐"
TICKED = "☒"

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)


@dataclass(frozen=True)
class FormQuestion:
    """`options` empty makes it a text question, answered below the question in the same "cell", or in the
    next "row". `guidance` stands in a "paragraph" after the question, or in the same "line"."""

    number: str | None
    text: str
    options: tuple[str, ...] = OPTIONS
    guidance: str | None = None
    answer_in: Literal["cell", "row"] = "cell"
    guidance_in: Literal["paragraph", "line"] = "paragraph"
    label: str | None = "Beskrivning:"


@dataclass(frozen=True)
class FormSection:
    number: str
    title: str
    questions: tuple[FormQuestion, ...]


SECTIONS = (
    FormSection(
        "1",
        "Mål och uppföljning",
        (
            FormQuestion("1.1", "Har nämnden satt upp egna mål för året?"),
            FormQuestion("1.2", "Går målen att mäta?", guidance="Ange hur många av målen som har mätetal."),
            FormQuestion("1.2", "Får nämnden veta hur det går?", guidance="Ange datum.", guidance_in="line"),
            FormQuestion("1.3", "Vilka mål nås inte i år?", options=(), answer_in="cell"),
            FormQuestion(
                "1.4", "Läget för varje mål", options=(), answer_in="row", guidance="Ett mål per rad."
            ),
        ),
    ),
    FormSection(
        "2",
        "Risker framåt",
        (
            FormQuestion("2.1", "Vad blir svårast nästa år?", options=()),
            FormQuestion(None, "Något mer som granskarna bör känna till?", options=(), answer_in="row"),
        ),
    ),
)


def make_form(
    sections: Sequence[FormSection] = SECTIONS,
    *,
    ticking: Ticking = "cell-sdt",
    answers: Answers | None = None,
    title: str = "Frågor till nämnden 2031",
    before: Sequence[str] = ("Nämnd: Parknämnden", "Svaren skickas senast 2031-10-14 till granskarna."),
    after: Sequence[str] = ("Tack för svaren.",),
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """A form as .docx bytes. `before` and `after` are paragraphs around the tables; `parts` more members."""
    body = [paragraph(title, style="Title"), *map(paragraph, before)]
    for section, keyed in zip(sections, keys(sections), strict=True):
        body += [paragraph("", style=None), _table(section, keyed, ticking, answers or {})]
    body += [*map(paragraph, after), SECTION_PROPERTIES]
    return package(document("".join(body)), parts or {})


def keys(sections: Sequence[FormSection] = SECTIONS) -> list[list[str]]:
    """The key of every question, by section, as the contract makes it: "1.2", "1.2#2", "#7"."""
    seen: dict[str, int] = {}
    places = iter(range(1, 10_000))
    return [[_key(question, next(places), seen) for question in section.questions] for section in sections]


def document(body: str) -> bytes:
    """document.xml with this body."""
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def package(document_xml: bytes, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx with this document.xml; the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {name: text.encode() for name, text in PARTS.items()}
        for name, data in {**members, "word/document.xml": document_xml, **(parts or {})}.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data)
    return stream.getvalue()


def document_xml(form: bytes) -> bytes:
    """The main part of a form."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return archive.read("word/document.xml")


def edited(form: bytes, old: str, new: str) -> bytes:
    """The form with the first `old` in its document replaced; `old` must be there."""
    text = document_xml(form).decode()
    assert old in text
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            changed = text.replace(old, new, 1).encode() if name == "word/document.xml" else source.read(name)
            target.writestr(name, changed)
    return stream.getvalue()


def members(form: bytes) -> dict[str, bytes]:
    """Each member's bytes as they lie in the archive, packed."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return {info.filename: _packed(form, info) for info in archive.infolist()}


def _packed(form: bytes, info: zipfile.ZipInfo) -> bytes:
    lengths = struct.unpack_from("<2H", form, info.header_offset + 26)
    start = info.header_offset + 30 + sum(lengths)
    return form[start : start + info.compress_size]


def paragraph(text: str, *, style: str | None = None, bold: bool = False) -> str:
    """A w:p; an empty text makes an empty paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text, bold=bold)}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def list_item(text: str, *, numbered: bool = False, level: int = 0) -> str:
    """A paragraph in a real Word list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbered else 1}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{run(text)}</w:p>"


def _key(question: FormQuestion, place: int, seen: dict[str, int]) -> str:
    if question.number is None:
        return f"#{place}"
    seen[question.number] = count = seen.get(question.number, 0) + 1
    return question.number if count == 1 else f"{question.number}#{count}"


def _table(section: FormSection, keyed: Sequence[str], ticking: Ticking, answers: Answers) -> str:
    options = next((question.options for question in section.questions if question.options), ())
    widths = [700, 8400 - 800 * len(options), *[800] * len(options)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_header(section, options)]
    for key, question in zip(keyed, section.questions, strict=True):
        mark, text = answers.get(key, (None, ""))
        rows += _rows(question, len(options), ticking, mark, text)
    properties = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _header(section: FormSection, options: Sequence[str]) -> str:
    words = [section.number, section.title, *options]
    cells = "".join(_cell(paragraph(word, bold=True)) for word in words)
    return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _rows(
    question: FormQuestion, columns: int, ticking: Ticking, mark: str | None, text: str
) -> Iterator[str]:
    asked = "".join(_asked(question))
    answered = "".join(_paragraphs(text))
    if question.options:
        label = paragraph(question.label) if question.label else ""
        ticks = "".join(_tick(option, option == mark, ticking) for option in question.options)
        yield f"<w:tr>{_number(question, 'restart')}{_cell(asked)}{ticks}</w:tr>"
        yield f"<w:tr>{_number(None, 'continue')}{_cell(label + answered, span=1 + columns)}</w:tr>"
    elif question.answer_in == "cell":
        yield f"<w:tr>{_number(question)}{_cell(asked + answered, span=1 + columns)}</w:tr>"
    else:
        yield f"<w:tr>{_number(question, 'restart')}{_cell(asked, span=1 + columns)}</w:tr>"
        yield f"<w:tr>{_number(None, 'continue')}{_cell(answered, span=1 + columns)}</w:tr>"


def _asked(question: FormQuestion) -> Iterator[str]:
    if question.guidance and question.guidance_in == "line":
        yield paragraph(f"{question.text} {question.guidance}")
        return
    yield paragraph(question.text)
    if question.guidance:
        yield paragraph(question.guidance)


def _paragraphs(text: str) -> Iterator[str]:
    """The answer; an unanswered place is one empty paragraph."""
    if text.startswith("<w:"):
        yield text
        return
    yield from map(paragraph, text.split("\n"))


def _number(question: FormQuestion | None, merge: str | None = None) -> str:
    return _cell(paragraph((question and question.number) or ""), merge=merge)


def _cell(content: str, *, span: int = 1, merge: str | None = None) -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _tick(option: str, ticked: bool, ticking: Ticking) -> str:
    if ticking == "typed":
        return _cell(paragraph("X" if ticked else ""))
    sign = TICKED if ticked else EMPTY
    if ticking == "cell-sdt":
        return _check_box(option, ticked, _cell(paragraph(sign)))
    return _cell(f"<w:p>{_check_box(option, ticked, run(sign))}</w:p>")


def _check_box(option: str, ticked: bool, content: str) -> str:
    """A content control with a w14:checkbox around the content."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{option}"/><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SECTION_PROPERTIES = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


PARTS = {
    "[Content_Types].xml": (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f"{XML}<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"
    ),
    "word/numbering.xml": (
        f"{XML}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0">'
        f"{''.join(_level(n, 'bullet', '•') for n in range(3))}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1">'
        f"{''.join(_level(n, 'decimal', f'%{n + 1}.') for n in range(3))}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ),
}
