"""The list of attachments as Word holds it: headings, tables with a header row, and what is left out and why.

Its words are Swedish, as the form's, whatever language the window speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.model import AttachmentRow
from auditprep.wordform.xml import escaped

TITLE = "Bilageförteckning"

_LANGUAGE = '<w:lang w:val="sv-SE"/>'
_CELL_SIZE, _SMALL_SIZE = 17, 14  # half points
_CELL = '<w:keepNext w:val="0"/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
_TEXT = '<w:spacing w:before="0" w:after="100"/>'
_HASH_FONT = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
_GROUP = 8
_NOTHING, _WHOLE = "–", "hela"


@dataclass(frozen=True, slots=True)
class ListLook:
    """What the list looks like: the room in twips; what goes into the w:pPr and the w:rPr of its headings; what goes into
    the w:tblPr of its tables, and into the w:tcPr of their header cells."""

    width: int
    heading: tuple[str, str]
    subheading: tuple[str, str]
    table_style: str = ""
    table_borders: str = ""
    header_cell: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    words: Callable[[AttachmentRow], str]
    weight: int
    is_hash: bool = False


_NUMBER = _Column("Bilaga", lambda row: str(row.number), 17)
_NAME = _Column("Titel", lambda row: "\n".join([row.title, *_inside(row)]), 46)
_DECISION = _Column("Beslut", lambda row: row.decision or _NOTHING, 32)
_DNR = _Column("Dnr", lambda row: row.dnr or _NOTHING, 22)
_PAGES = _Column("Sidor", lambda row: row.pages or (_WHOLE if row.questions else _NOTHING), 16)
_QUESTIONS = _Column("Hänvisningar från", lambda row: ", ".join(row.questions) or _NOTHING, 30)
_HASH = _Column("SHA-256", lambda row: _grouped(row.sha256), 37, is_hash=True)

_SENT = (_NUMBER, _NAME, _DECISION, _DNR, _PAGES, _QUESTIONS, _HASH)


def list_xml(
    rows: Sequence[AttachmentRow],
    look: ListLook,
    head: Iterable[str] = (),
    lacks: Sequence[str] = (),
    first: str = "",
) -> str:
    """The list as w:p and w:tbl, ending with a w:p: `first` as its first line, its heading, the lines of `head`, the
    attachments, then what stays out and what lacks."""
    begin = [_paragraph(first, "", "<w:b/>")] if first else []
    parts = [*begin, _paragraph(TITLE, *look.heading), *map(_paragraph, head)]
    parts += [*_sent(rows, look), *_secret(rows, look), *_lacking(lacks, look)]
    return "".join([*parts, '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'])


def _sent(rows: Sequence[AttachmentRow], look: ListLook) -> Iterator[str]:
    sent = [each for each in rows if each.left_out in (None, "missing")]
    if sent:
        yield _table(TITLE, "En rad per bilaga.", _SENT, sent, look)
    else:
        yield _paragraph("Inga bilagor följer med.")


def _secret(rows: Sequence[AttachmentRow], look: ListLook) -> Iterator[str]:
    secret = [each for each in rows if each.left_out in ("secret", "holds-secret")]
    if secret:
        yield _paragraph("Lämnas inte ut", *look.subheading)
        yield from (_paragraph(f"Bilaga {each.number}: {each.title}") for each in secret)


def _lacking(lacks: Sequence[str], look: ListLook) -> Iterator[str]:
    if lacks:
        yield _paragraph("Det här saknas", *look.subheading)
        yield from map(_paragraph, lacks)


def _table(
    caption: str,
    description: str,
    columns: Sequence[_Column],
    rows: Sequence[AttachmentRow],
    look: ListLook,
) -> str:
    widths = _widths(columns, look.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(_run(column.title, "<w:b/>"), width, look.header_cell)
        for column, width in zip(columns, widths, strict=True)
    )
    lines = "".join(_row(row, columns, widths) for row in rows)
    return (
        f"<w:tbl>{_table_properties(caption, description, sum(widths), look)}<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{lines}</w:tbl>"
    )


def _table_properties(caption: str, description: str, width: int, look: ListLook) -> str:
    margins = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr>{look.table_style}<w:tblW w:w="{width}" w:type="dxa"/>{look.table_borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{escaped(caption)}"/>'
        f'<w:tblDescription w:val="{escaped(description)}"/></w:tblPr>'
    )


def _row(row: AttachmentRow, columns: Sequence[_Column], widths: Sequence[int]) -> str:
    cells = "".join(
        _cell(_run(column.words(row), _HASH_FONT if column.is_hash else "", column.is_hash), width)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(run: str, width: int, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f"<w:p><w:pPr>{_CELL}</w:pPr>{run}</w:p></w:tc>"
    )


def _run(words: str, look: str = "", is_small: bool = False) -> str:
    size = _SMALL_SIZE if is_small else _CELL_SIZE
    properties = f'{look}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_LANGUAGE}'
    lines = (f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(words: str, properties: str = _TEXT, run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}{_LANGUAGE}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped(words)}</w:t></w:r></w:p>'
    )


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    weights = sum(column.weight for column in columns)
    return [width * column.weight // weights for column in columns]


def _inside(row: AttachmentRow) -> list[str]:
    """The files that are attached to a mail."""
    return ["Bifogade filer:", *row.inside] if row.inside else []


def _grouped(sha256: str) -> str:
    """In groups, so that it may be broken and be compared by eye."""
    return " ".join(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))
