"""What a document says of itself: what it is, what it is called, what it tells of, and what was decided in it or about
it. All of it proposals, for the user to confirm; what is not sure is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from auditprep.evidence.adoption import adopted
from auditprep.evidence.kinds import folded, kind_of
from auditprep.evidence.lines import Line, lines_of
from auditprep.evidence.meetings import Meeting, date_in_name
from auditprep.evidence.minutes import Minutes, read_minutes
from auditprep.evidence.represents import represents
from auditprep.evidence.titles import mail_title, statement_title, title_of
from auditprep.model import EvidenceKind, PageText, Understood


def understand(pages: Sequence[PageText], file_name: str, title: str | None = None) -> Understood:
    """What the pages say of the document. `title` is the one that the file itself has among its properties, for a mail
    its subject."""
    lines = lines_of(pages, _FIRST_PAGES)
    called = title_of(lines, file_name, title)
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
_NOT_ADOPTED = {EvidenceKind.STATEMENT, EvidenceKind.MAIL}
_NAMES = (
    ("protokollsutdrag", "Protokollsutdrag"),
    ("utdrag ur protokoll", "Protokollsutdrag"),
    ("sammantradesprotokoll", "Sammanträdesprotokoll"),
    ("protokoll", "Protokoll"),
)


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
    first = folded(" ".join(line.text for line in lines if line.page == lines[0].page)) if lines else ""
    name = next((name for word, name in _NAMES if word in first), "Protokoll")
    meeting = minutes.meetings[0] if minutes.meetings else Meeting()
    if meeting.body is None and meeting.date is None:
        return called
    days = sorted({each.date for each in minutes.meetings if each.date})
    when = "–".join(dict.fromkeys([days[0].isoformat(), days[-1].isoformat()])) if days else ""
    only = minutes.decisions[0].paragraph if len(minutes.decisions) == 1 else None
    paragraph = f"§ {only}" if name == "Protokollsutdrag" and only is not None else ""
    return " ".join(filter(None, [name, meeting.body, when, paragraph]))


def _years(meetings: Sequence[Meeting]) -> str | None:
    found = sorted({each.date.year for each in meetings if each.date})
    return "–".join(dict.fromkeys([str(found[0]), str(found[-1])])) if found else None
