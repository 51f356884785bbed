"""What stands in a colleague's sheet beside the questions: its words, its styles, and the signs by which it is known again.

Its words are Swedish, as the form's, whatever language the window speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditprep.model import Sheet, SheetQuestion
from auditprep.prose import sheet_head as head

PROPERTY = "auditprep-blad"
"""The custom property that holds the token."""
MEMORY = "urn:auditprep:blad:1"
"""The namespace of the part in which the sheet remembers its own words."""

MARK, TEXT, EVIDENCE, DOCUMENTS, BEFORE = "mark", "text", "evidence", "documents", "before"
"""The parts of a question in the sheet; the first four are fields."""

TITLE, SECTION, QUESTION = "Title", "Heading1", "Heading2"
GUIDANCE, LABEL, OPTION, ANSWER, THEN = (
    "SheetGuidance",
    "SheetLabel",
    "SheetOption",
    "SheetAnswer",
    "SheetBefore",
)
FACT, STEP, END = "SheetFact", "SheetStep", "SheetEnd"
PLACEHOLDER = "PlaceholderText"

ONE_MARK, MANY_MARKS = "Kryssa i ett alternativ", "Kryssa i ett eller flera alternativ"
ANSWER_LABEL, EVIDENCE_LABEL, DOCUMENTS_LABEL = head.ANSWER, "Underlag i formuläret", head.DOCUMENTS
BEFORE_LABEL = "Tidigare svar"
NOTHING_BEFORE, BEFORE_MARK, BEFORE_EVIDENCE = "Inget svar lämnades.", head.BEFORE_MARK, "Underlag:"
LABELS = {
    ONE_MARK: MARK,
    MANY_MARKS: MARK,
    ANSWER_LABEL: TEXT,
    EVIDENCE_LABEL: EVIDENCE,
    DOCUMENTS_LABEL: DOCUMENTS,
}
"""Which field a line of the sheet announces."""
PROMPTS = {
    TEXT: "Skriv svaret här",
    EVIDENCE: "Skriv underlaget här",
    DOCUMENTS: "Skriv dokumentens namn här, gärna med sidor",
}
FOREIGN_PROMPTS = (
    "Klicka eller tryck här för att ange text.",
    "Klicka här för att ange text.",
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Klikk eller trykk her for å skrive inn tekst.",
    "Klik eller tryk her for at skrive tekst.",
    "Napsauta tai kirjoita tekstiä napauttamalla tätä.",
)
"""What Word writes of itself into a field that somebody has emptied."""
EMPTY_BOX, TICKED_BOX = "☐", "☒"

_QUESTION_WORD = "Fråga"
_LONGEST_TAG = 64  # Word refuses the file where a tag or a title is longer
_TAG = re.compile(r"ap:(mark|text|evidence|documents)(\d{1,3})?:([^:]{1,40}):(.+)", re.DOTALL)
_HEAD = re.compile(  # a number has a digit, or is a letter or two
    r"\bFråga (?:utan nummer|([^\n\t:]{0,12}?\d(?:[^\n\t:]|:(?=\d)){0,12}?|[A-Za-z]{1,3}[.)]?))\s*(?::(?!\d)|[\n\t]|\s{2,}|$)"
)
_TYPED_HEAD = re.compile(r"\s*Fråga (\d[^\s:]{0,11}?)[.:)]?\s(?=[A-ZÅÄÖ])(.+)", re.DOTALL)
_NUMBERED = re.compile(r"\s*(\d[^\s:]{0,11}?)[.:)]?\s+(\S.+)", re.DOTALL)
_BOOKMARK = "ap_"
_LONGEST_BOOKMARK = 40


@dataclass(frozen=True, slots=True)
class Tag:
    """What a control in the sheet is for. `option` counts the options of a mark from 0."""

    part: str
    token: str
    key: str
    option: int | None = None

    def written(self) -> str | None:
        """The tag as Word keeps it; None where it would be too long."""
        number = "" if self.option is None else self.option
        words = f"ap:{self.part}{number}:{self.token}:{self.key}"
        return words if len(words) <= _LONGEST_TAG else None


def tag_of(words: str) -> Tag | None:
    """What a control's tag says; None if it is none of ours."""
    found = _TAG.fullmatch(words)
    return Tag(found[1], found[3], found[4], int(found[2]) if found[2] else None) if found else None


def title_of_control(words: str) -> str:
    """What a control is called by those who hear the sheet read, no longer than Word allows."""
    return words if len(words) <= _LONGEST_TAG else f"{words[: _LONGEST_TAG - 1]}…"


def bookmark_of(token: str, key: str, place: int) -> str:
    """The name of the bookmark at a question's heading: with its key or, where that is too long for a name, its place
    among the questions, from 0."""
    ours = f"{_BOOKMARK}{_short(token)}_"
    name = ours + re.sub(r"[^A-Za-z0-9]", lambda sign: f"_{ord(sign.group()):x}_", key)
    return name if len(name) <= _LONGEST_BOOKMARK else f"{ours}_{place}"


def key_of(bookmark: str, token: str) -> str | int | None:
    """The key of the question at whose heading a bookmark stands, or its place; None if it is another bookmark, or another
    sheet's."""
    ours = f"{_BOOKMARK}{_short(token)}_"
    if not bookmark.startswith(ours):
        return None
    name = bookmark.removeprefix(ours)
    if place := re.fullmatch(r"_(\d{1,6})", name):
        return int(place[1])
    return re.sub(r"_([0-9a-f]{1,5})_", lambda found: chr(int(found[1], 16)), name) or None


def _short(token: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", token)[:8]


def printed_label(question: SheetQuestion) -> str:
    """What the sheet calls a question: "Fråga 1.5"."""
    numberless = question.label.startswith("#") or not question.label.strip()
    return f"{_QUESTION_WORD} utan nummer" if numberless else f"{_QUESTION_WORD} {question.label}"


def split_heading(text: str) -> tuple[str, str, str] | None:
    """A question's heading → what somebody has written before it, its number ("" for none) and its words; None if a line
    is no such heading."""
    found = _HEAD.search(text)
    return (text[: found.start()].strip(), found[1] or "", text[found.end() :].strip()) if found else None


def typed_heading(text: str) -> tuple[str, str] | None:
    """A heading that somebody has typed on one line, "Fråga 1.2 Har nämnden …" → its number and its words."""
    found = _TYPED_HEAD.fullmatch(text)
    return (found[1], found[2].strip()) if found else None


def numbered(text: str) -> tuple[str, str] | None:
    """A line that begins with a number, "4.1 Hur säkerställer …" → the number and the words after it."""
    found = _NUMBERED.fullmatch(text)
    return (found[1], found[2].strip()) if found else None


def mark_label(question: SheetQuestion) -> str:
    return MANY_MARKS if question.several else ONE_MARK


def before_label(sheet: Sheet) -> str:
    """The line above what was answered another year."""
    year = f" från {sheet.before_year}" if sheet.before_year else ""
    return f"{BEFORE_LABEL}{year} (som stöd, ändras inte)"


def draft_label(sheet: Sheet) -> str:
    """The line above an answer that is a draft from another year."""
    year = sheet.before_year or "ett annat år"
    return f"Utkast från {year}, inte bekräftat. Läs igenom och ändra."


DRAFT_LINE = re.compile(r"Utkast från (?:\d+|ett annat år), inte bekräftat\. Läs igenom och ändra\.")
BEFORE_LINE = re.compile(rf"{BEFORE_LABEL}(?: från \d{{4}})? \(som stöd, ändras inte\)")


BEFORE_FURNITURE = re.compile(f"{re.escape(NOTHING_BEFORE)}|{BEFORE_EVIDENCE}")

TOKEN = re.compile(r"\bBlad ([\w-]{8,40})(?=\s|$|·)", re.ASCII)
"""The token as it is printed at the foot of each page."""
FOOT_LINE = re.compile(
    r"(?:Frågor till .*|Frågor att besvara) · Blad \S+\s*(?P<more>.*?)\s*(?:Sida \d+ av \d+)?|(?:Sida )?\d+(?: av \d+)?"
)
"""A line at the foot of a page; `more` is what somebody has written there."""
