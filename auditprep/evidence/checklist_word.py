"""A checklist in Word: which of its rows, items and lines are the documents that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditprep.errors import NoChecklist
from auditprep.evidence.checklist_blocks import Block, Table, Text, blocks
from auditprep.evidence.ooxml import Damaged, Package


def asked_for(data: bytes, file_name: str) -> tuple[str, ...]:
    """The documents that the file asks for, in order and once each. Raises NoChecklist."""
    if not data.startswith(b"PK"):
        raise NoChecklist(file=file_name, reason="not-word")
    try:
        found = list(blocks(Package(data)))
    except Damaged as error:
        raise NoChecklist(file=file_name, reason="damaged") from error
    for way in (_tables_and_lists, _all_items, _plain_tables, _plain_lines):
        lines = _tidied(way(found))
        if lines and sum(line.endswith("?") for line in lines) * 2 < len(lines):
            return lines
    raise NoChecklist(file=file_name, reason="nothing")


_DOCUMENTS = r"(?:dokument\w*|underlag\w*|handling(?:ar|en)?|bilag(?:a|or)|material\w*|bevis|revisionsbevis|uppgift(?:er)?|efterfråga\w*|begärd\w*|benämning)"
_HEAD_OF_DOCUMENTS = re.compile(rf"\W*(?:typ\sav\s)?{_DOCUMENTS}\b.{{0,60}}", re.IGNORECASE)
_HEAD_OF_OTHERS = re.compile(
    r"\W*(?:nr|nummer|ja|nej|bifog\w*|kommentar\w*|anm\w*|klar\w*|ok|status|inskickat|inlämnat|mottag\w*|ansvarig\w*|datum|hänvisning|sida|x|✓|✔|kryss|ej\saktuellt|finns|saknas|fråga\w*|svar|beskrivning|länk|kategori|område)?\b.{0,40}",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"\W*(?:fråga|frågor|granskningsfråga)\w*\W*", re.IGNORECASE)
_INTRO = re.compile(
    rf"checklista|att\sbifoga|{_DOCUMENTS}.{{0,60}}\b(?:bifog|skicka|lämna|inkom|översän|bilägg|behöv|efterfråg|begär|granska|önska)\w*"
    rf"|\b(?:bifoga|skicka|lämna|översänd)\w*.{{0,40}}(?:följande|{_DOCUMENTS})|följande\s{_DOCUMENTS}",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?:vänlig|med\svänlig|hälsning|kontakt|frågor\s|vid\sfrågor|senast\s|svar\s(?:önskas|lämnas))",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s☐☑☒□■▢✓✔✗•·●○▪►\-–—*\uf000-\uf0ff\[\]()]*(?:[xX]\s)?")
_NUMBER = re.compile(r"\A(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zA-Z][.)])\s+(?=\S)")
_MOST_LINES, _LONGEST, _LONGEST_PLAIN = 500, 400, 200


def _tables_and_lists(found: Sequence[Block]) -> Iterator[str]:
    """Tables that say which column names the documents, and lists that are said to name them."""
    intro = False
    for block in found:
        if isinstance(block, Table):
            yield from _rows(block, _column(block))
        elif block.is_item:
            yield from [block.text] if intro else []
        else:
            intro = _introduces(block) or (intro and not block.is_heading)


def _introduces(block: Text) -> bool:
    return bool(_INTRO.search(block.text)) and (block.is_heading or len(block.text) <= 400)


def _all_items(found: Sequence[Block]) -> Iterator[str]:
    items = [block.text for block in found if isinstance(block, Text) and block.is_item]
    yield from items if len(items) > 1 else []


def _plain_tables(found: Sequence[Block]) -> Iterator[str]:
    """Tables without a head: the column that says most."""
    for block in found:
        if isinstance(block, Table) and len(block.rows) > 1 and not _asks(block):
            yield from _rows(block, _widest(block), first=0)


def _plain_lines(found: Sequence[Block]) -> Iterator[str]:
    """Short lines under a heading that announces them."""
    intro = False
    for block in found:
        if isinstance(block, Table):
            continue
        if _introduces(block):
            intro = True
        elif block.is_heading or _CLOSES.match(block.text):
            intro = False
        elif intro and len(block.text) <= _LONGEST_PLAIN:
            yield block.text


def _column(table: Table) -> int | None:
    """The column that its head says names the documents."""
    head = table.rows[0] if table.rows else ()
    if len(table.rows) < 2 or _asks(table):
        return None
    found = [at for at, cell in enumerate(head) if _HEAD_OF_DOCUMENTS.fullmatch(cell)]
    others = all(not cell or at in found or _HEAD_OF_OTHERS.fullmatch(cell) for at, cell in enumerate(head))
    return found[0] if found and others else None


def _asks(table: Table) -> bool:
    """Whether it is a table of questions."""
    return any(_QUESTIONS.fullmatch(cell) for row in table.rows[:2] for cell in row)


def _widest(table: Table) -> int | None:
    widths = [
        sum(len(row[at]) for row in table.rows if at < len(row)) for at in range(max(map(len, table.rows)))
    ]
    return widths.index(max(widths)) if any(widths) else None


def _rows(table: Table, column: int | None, first: int = 1) -> Iterator[str]:
    """What the column says, row by row; a row that is one cell from side to side is a heading."""
    if column is None:
        return
    wide = max(map(len, table.rows))
    for row in table.rows[first:]:
        is_heading = wide > 1 and (len(row) == 1 or len(set(row)) == 1)
        if column < len(row) and not is_heading:
            yield row[column]


def _tidied(lines: Iterator[str]) -> tuple[str, ...]:
    """Without ticks, numbers and what is there twice."""
    found: dict[str, None] = {}
    for line in lines:
        text = _NUMBER.sub("", _SIGNS.sub("", " ".join(line.split()), count=1), count=1).strip()
        if len(text) > 2 and any(map(str.isalpha, text)):
            found.setdefault(text[:_LONGEST])
    return tuple(found)[:_MOST_LINES]
