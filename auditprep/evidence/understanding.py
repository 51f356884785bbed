"""What a document says of itself: what it is, what it is called, what it tells of, and what was decided in it or about
it. All of it proposals, for the user to confirm; what is not sure is left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import takewhile

from auditprep.evidence.adoption import adopted
from auditprep.evidence.kinds import folded, is_alone, kind_of
from auditprep.evidence.lines import Line, lines_of, words_beside
from auditprep.evidence.meetings import Meeting, date_in_name
from auditprep.evidence.minutes import Minutes, read_minutes
from auditprep.evidence.represents import represents
from auditprep.evidence.sections import begins_sources
from auditprep.evidence.titles import mail_title, statement_title, title_of, title_of_sheets
from auditprep.model import EvidenceKind, PageText, Understood


def understand(
    pages: Sequence[PageText],
    file_name: str,
    title: str | None = None,
    heading: str | None = None,
    edges: Sequence[tuple[str, str]] = (),
) -> Understood:
    """What the pages say of the document. `title` is the one that the file itself has among its properties, for a mail
    its subject; `heading` the line that its author has made its heading; `edges` the head and the foot of each page, where
    its text does not have them."""
    lines = lines_of(pages, _FIRST_PAGES)
    called = (
        title_of_sheets(pages, lines, file_name, title)
        if file_name.lower().endswith(_SHEETS)
        else title_of(lines, file_name, title, heading)
    )
    if any(map(any, edges)):
        pages = _framed(pages, edges)
        lines = lines_of(pages, _FIRST_PAGES)
        called = called or title_of(lines, file_name, title)
    kind = kind_of(lines, file_name, called)
    if kind is EvidenceKind.MINUTES:
        return _minutes(read_minutes(pages, file_name), lines, called, date_in_name(file_name))
    called = _special_title(kind, lines, called, title)
    return Understood(
        title=called,
        kind=kind,
        decision=None
        if kind in _NOT_ADOPTED
        else adopted(lines, [page.printed for page in pages[:_FIRST_PAGES]]),
        represents=represents(kind, called, lines, file_name),
    )


_FIRST_PAGES = 12
_SHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_NOT_ADOPTED = {EvidenceKind.STATEMENT, EvidenceKind.MAIL}
_NAMES = (
    ("protokollsutdrag", "Protokollsutdrag"),
    ("utdrag ur protokoll", "Protokollsutdrag"),
    ("sammantradesprotokoll", "Sammanträdesprotokoll"),
    ("protokoll", "Protokoll"),
)
_OF_EXTRACTS = 2  # of those names
_PARAGRAPH = re.compile(r"(?:\w{1,7}\s)?§\s?\d")


def _framed(pages: Sequence[PageText], edges: Sequence[tuple[str, str]]) -> Sequence[PageText]:
    """The pages as they are seen, with their heads and feet."""
    return [
        PageText("\n".join(filter(None, (head, page.text, foot))), page.printed)
        for page, (head, foot) in zip(pages, edges, strict=True)
    ]


def _special_title(
    kind: EvidenceKind, lines: Sequence[Line], called: str | None, own: str | None
) -> str | None:
    if kind is EvidenceKind.STATEMENT:
        return statement_title(lines, called)
    return mail_title(lines, own) if kind is EvidenceKind.MAIL else called


def _minutes(
    minutes: Minutes, lines: Sequence[Line], called: str | None, named: dt.date | None
) -> Understood:
    days = [each.date for each in minutes.meetings if each.date] or ([named] if named else [])
    return Understood(
        title=_title_of_minutes(minutes, lines, called),
        kind=EvidenceKind.MINUTES,
        decisions=minutes.decisions,
        represents=days[0].isoformat() if len(set(days)) == 1 else _years(minutes.meetings),
    )


def _title_of_minutes(minutes: Minutes, lines: Sequence[Line], called: str | None) -> str | None:
    """ "Sammanträdesprotokoll Socialnämnden 2023-12-12"; the § too where an extract has but one."""
    name = _name_of_minutes(minutes, lines)
    meeting = minutes.meetings[0] if minutes.meetings else Meeting()
    if meeting.body is None and meeting.date is None:
        return called
    days = sorted({each.date for each in minutes.meetings if each.date})
    when = "–".join(dict.fromkeys([days[0].isoformat(), days[-1].isoformat()])) if days else ""
    only = minutes.decisions[0].paragraph if len(minutes.decisions) == 1 else None
    paragraph = f"§ {only}" if name == "Protokollsutdrag" and only is not None else ""
    return " ".join(filter(None, [name, meeting.body, when, paragraph]))


def _name_of_minutes(minutes: Minutes, lines: Sequence[Line]) -> str:
    """What they are called at the top of the first page, or in its head or foot; their §§ name other minutes. An extract
    has one §."""
    first = [line for line in lines if line.page == lines[0].page]
    begun = next((at for at, line in enumerate(first) if _PARAGRAPH.match(line.text)), len(first))
    below = takewhile(lambda line: not begins_sources(line.text), first[begun:])
    names = _NAMES if len(minutes.decisions) <= 1 else _NAMES[_OF_EXTRACTS:]
    for part in (first[:begun], [line for line in below if line.furniture]):
        said = [folded(each.text) for each in part if is_alone(each.text) or not words_beside(each.text)]
        found = next((name for word, name in names if any(word in text for text in said)), None)
        if found:
            return found
    return "Protokoll"


def _years(meetings: Sequence[Meeting]) -> str | None:
    found = sorted({each.date.year for each in meetings if each.date})
    return "–".join(dict.fromkeys([str(found[0]), str(found[-1])])) if found else None
