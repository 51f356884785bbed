"""What a form says of itself: title, year, board, last day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from auditprep.wordform.blocks import Block, Line, Row

_MONTHS = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7, "augusti": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_WORDS = re.compile(rf"\b(\d{{1,2}})(?::?e|:a)?\s+({'|'.join(_MONTHS)})(?:\s+(20\d\d))?\b", re.IGNORECASE)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:[\s-]+(20\d\d))?\b")
_LAST_DAY = re.compile(
    r"senast|sista\s+(svars|inlämnings)?dag|inlämnas|lämnas\s+in|insänd|skickas\s+(in|till)|tillhanda|svarsdatum|deadline",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_BOARD = re.compile(
    r"^\s*(?:Nämnd(?:/styrelse)?|Nämndens namn|Styrelse/nämnd|Styrelse|Granskad nämnd|Avser nämnd|Namn på nämnd"
    r"|Ansvarig nämnd)\s*:\s*(\S.*?)\s*$",
    re.IGNORECASE,
)
_BOARD_LABEL = re.compile(
    r"^\s*(Nämnd(?:/styrelse)?|Styrelse/nämnd|Granskad nämnd|Nämndens namn)\s*:?\s*$", re.IGNORECASE
)
_NEXT_LABEL = re.compile(r"(?:^|\s+)[A-ZÅÄÖ]\w*(?: [a-zåäö]\w*){0,2}\s*:")
_TITLE_STYLES = {"title", "rubrik", "titel"}
_LONGEST_BOARD = 80
_SENDER = re.compile(
    r"^\s*(?:(?:\S+\s+){1,3}(?:kommun|stad|region|landsting|ab|revision)|region\s+\S+(?:\s+\S+)?|revisorerna(?:\s+i\s+\S+(?:\s+kommun)?)?)\s*$",
    re.IGNORECASE,
)
"""A line that only says who sends the form."""


def title_of(stream: Iterable[Block], core_title: str) -> str:
    """The form's title: the line styled so, else what the file's properties say, else its first heading or line."""
    lines = [block for block in stream if isinstance(block, Line) and block.text.strip()]
    styled = next((line.text for line in lines if line.style in _TITLE_STYLES), None)
    heading = next((line.text for line in lines if line.style.startswith(("heading", "rubrik"))), None)
    first = next(
        (line.text for line in lines if not _SENDER.match(line.text)), lines[0].text if lines else ""
    )
    return " ".join((styled or core_title or heading or first).split())


def year_of(title: str, stream: Iterable[Block], deadline: dt.date | None) -> int | None:
    """The year the form is about: the title's, else the first year named before the questions, else the last day's."""
    found = _YEAR.search(title) or next(
        (hit for block in stream if isinstance(block, Line) if (hit := _YEAR.search(block.text))), None
    )
    if found:
        return int(found.group(1))
    return deadline.year if deadline else None


def deadline_of(stream: Iterable[Block], title: str) -> dt.date | None:
    """The last day for answering: the first date in a sentence that speaks of handing in; None if there is none.
    A day without a year is in the title's year."""
    named = _YEAR.search(title)
    for text in _texts(stream):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text):
            if _LAST_DAY.search(sentence):
                for date in _dates(sentence, int(named.group(1)) if named else None):
                    return date
    return None


def board_of(stream: Iterable[Block]) -> str | None:
    """The board the form is for, where it says so beside a label ("Nämnd: …")."""
    for block in stream:
        if isinstance(block, Line):
            if name := _named_after_label(block.text):
                return name
        else:
            for label, value in zip(block.cells, block.cells[1:], strict=False):
                if _BOARD_LABEL.match(label.text) and _is_name(value.text):
                    return " ".join(value.text.split())
            for cell in block.cells:
                if name := _named_after_label(cell.text):
                    return name
    return None


def _named_after_label(text: str) -> str | None:
    """What stands after "Nämnd:", as far as the line speaks of the board: another label may follow ("Ifyllt av: ____")."""
    found = _BOARD.match(text)
    name = _NEXT_LABEL.split(found.group(1), maxsplit=1)[0].strip() if found else ""
    return name if _is_name(name) else None


def _is_name(text: str) -> bool:
    """Words, and not the dots or the line that a name is to be written on."""
    return len(text) <= _LONGEST_BOARD and any(letter.isalpha() for letter in text)


def _texts(stream: Iterable[Block]) -> Iterator[str]:
    for block in stream:
        if isinstance(block, Row):
            yield " ".join(cell.text for cell in block.cells)
        else:
            yield block.text


def _dates(sentence: str, year: int | None) -> Iterator[dt.date]:
    found: list[tuple[int, int | None, int, int]] = []
    for hit in _ISO.finditer(sentence):
        found.append((hit.start(), int(hit[1]), int(hit[2]), int(hit[3])))
    for hit in _WORDS.finditer(sentence):
        found.append((hit.start(), int(hit[3]) if hit[3] else year, _MONTHS[hit[2].lower()], int(hit[1])))
    for hit in _SLASHED.finditer(sentence):
        found.append((hit.start(), int(hit[3]) if hit[3] else year, int(hit[2]), int(hit[1])))
    for _, its_year, month, day in sorted(found, key=lambda each: each[0]):
        try:
            yield dt.date(its_year or 0, month, day)
        except ValueError:
            continue
