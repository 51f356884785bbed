"""What the window calls kinds of evidence, what ails it, and its facts: short words, for tables and fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from PySide6.QtCore import QLocale

from auditprep.i18n import _, language, ngettext
from auditprep.model import Decision, EvidenceKind, Version
from auditprep.prose.dates import dates
from ui.models.evidence_problems import Problem

_LONGEST = 300  # characters: more than any column is wide
_NUMBERS = re.compile(r"(\d+)")
_SWEDISH = str.maketrans("åäöæø", "{|}|}")  # which come after z
_DATE = re.compile(r"(\d{4})\s*-?\s*(\d{1,2})\s*-?\s*(\d{1,2})")
_PARAGRAPH = re.compile(r"§*\s*(\d{1,6})")

SortKey = tuple[tuple[int, int, str], ...]


def kind_name(kind: EvidenceKind) -> str:
    """What a kind of document is called."""
    return _kind_names(language())[kind]


@cache
def _kind_names(_language: str) -> Mapping[EvidenceKind, str]:
    return {
        EvidenceKind.BUDGET: _("Budget"),
        EvidenceKind.MINUTES: _("Minutes"),
        EvidenceKind.INTERIM_REPORT: _("Interim report"),
        EvidenceKind.ANNUAL_REPORT: _("Annual report"),
        EvidenceKind.MONTHLY_FOLLOW_UP: _("Monthly follow-up"),
        EvidenceKind.INTERNAL_CONTROL_PLAN: _("Internal control plan"),
        EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP: _("Follow-up of internal control"),
        EvidenceKind.RISK_ANALYSIS: _("Materiality and risk analysis"),
        EvidenceKind.DELEGATION_RULES: _("Delegation rules"),
        EvidenceKind.AUTHORISATION_LIST: _("Authorisation list"),
        EvidenceKind.STATEMENT: _("Official statement"),
        EvidenceKind.POLICY: _("Policy document"),
        EvidenceKind.ACTION_PLAN: _("Action plan"),
        EvidenceKind.EFFICIENCY_REVIEW: _("Efficiency review"),
        EvidenceKind.MAIL: _("E-mail"),
        EvidenceKind.OTHER: _("Other"),
    }


def problem_word(problem: Problem) -> str:
    """What ails a piece of evidence, or is still to be done with it, in a few words."""
    return _problem_words(language())[problem]


@cache
def _problem_words(_language: str) -> Mapping[Problem, str]:
    return {
        Problem.LOCKED: _("protected with a password"),
        Problem.DAMAGED: _("damaged"),
        Problem.EMPTY: _("empty file"),
        Problem.SCANNED: _("scanned, cannot be read"),
        Problem.OPAQUE: _("cannot be read"),
        Problem.UNREAD: _("not read yet"),
        Problem.TOO_MUCH: _("only the beginning is read"),
        Problem.OUTDATED: _("there is a newer version"),
        Problem.SECRET: _("secret"),
        Problem.UNCONFIRMED: _("proposals to confirm"),
        Problem.UNUSED: _("not cited"),
    }


def one_line(words: str) -> str:
    """Words as they fit in a cell, whatever a file has in its title."""
    return " ".join(words[:_LONGEST].split())


def tip(words: str) -> str | None:
    """A tool tip that wraps, and takes no word for markup; None for no words."""
    lines = "<br>".join(escape(line) for line in words.splitlines())
    return f"<p>{lines}</p>" if lines else None


def size(count: int) -> str:
    """A file's size: "340 kB", "1,2 MB"."""
    decimals = 0 if count < 1_000_000 else 1
    return locale().formattedDataSize(count, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


def pages(version: Version) -> str:
    """How many pages, and which numbers are printed on them where those differ: "24 (p. 1–22)"."""
    if version.pages is None:
        return ""
    known = [number for number in version.printed if number]
    if not known or (known[0] == "1" and known[-1] == str(version.pages)):
        return str(version.pages)
    first_to_last = known[0] if len(known) == 1 else f"{known[0]}–{known[-1]}"
    return _("{count} (p. {printed})").format(count=version.pages, printed=first_to_last)


def has_text(version: Version) -> bool:
    """Whether there was anything to read in it."""
    return version.readable > 0


def decision(made: Decision | None) -> str:
    """A decision in a cell: "SN 2023-12-12 § 63"."""
    if made is None:
        return ""
    paragraph = f"§ {made.paragraph}" if made.paragraph is not None else ""
    where = " ".join(filter(None, (made.body, day(made.date), paragraph)))
    return where or made.dnr or made.title


def cited(questions: Sequence[str]) -> str:
    """In how many answers, and which: "3 answers: 1.2, 2.1, 3.4"."""
    if not questions:
        return ""
    words = ngettext("{count} answer: {questions}", "{count} answers: {questions}", len(questions))
    return words.format(count=len(questions), questions=", ".join(questions))


def day(date: dt.date | None) -> str:
    """A date as it is written in a register; "" for none."""
    return date.isoformat() if date else ""


def read_day(words: str) -> dt.date | None:
    """The date that was meant: 2023-12-12, 20231212, 12/12 2023, 12 december 2023; None if it is none."""
    match = _DATE.fullmatch(words.strip())
    try:
        return dt.date(*map(int, match.groups())) if match else _day_in_words(words.strip())
    except ValueError:
        return None


def _day_in_words(words: str) -> dt.date | None:
    found = dates(words)
    return found[0].value if len(found) == 1 and len(words) == found[0].end - found[0].start else None


def read_paragraph(words: str) -> int | None:
    """The number of a §, with or without its sign; None if it is none."""
    match = _PARAGRAPH.fullmatch(words.strip())
    return int(match[1]) if match else None


def added(version: Version) -> str:
    """The day a version was taken in, in local time; "" where it is not known."""
    return day(version.added.astimezone().date()) if version.added else ""


def sort_key(words: str) -> SortKey:
    """Orders words as Swedish does, and numbers in them by what they are worth; what is empty comes last."""
    if not words:
        return ((2, 0, ""),)
    parts = (part for part in _NUMBERS.split(words.casefold().translate(_SWEDISH)) if part)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def locale() -> QLocale:
    """How numbers and dates are written."""
    return QLocale(QLocale.Language.Swedish if language() == "sv" else QLocale.Language.English)
