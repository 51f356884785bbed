"""The text that is looked through for what is out of date, and what has been accounted for in it."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from functools import cached_property

from auditprep.model import Stale, StaleKind
from auditprep.prose.dates import FoundDate, FoundMonth, dates, months
from auditprep.prose.found import listed
from auditprep.prose.quotations import FoundQuotation, quotations

_WALL = "\x00"


class Ground:
    """A text written for the year `then`, seen from the year `now`. Each piece of it belongs to whoever takes it first: what
    is kept is right as it stands, what is marked is out of date, or may be."""

    def __init__(self, text: str, then: int, now: int) -> None:
        self.text, self.then, self.now = text, then, now
        self._taken = bytearray(len(text))
        self._aside, self._moved = bytearray(len(text)), bytearray(len(text))
        self._found: list[Stale] = []

    @property
    def shift(self) -> int:
        """How many years have passed."""
        return self.now - self.then

    @cached_property
    def walled(self) -> str:
        """The text with something between its lines that nothing is read across: a line is a block of an answer here, and
        "§ 10" at the end of one and "april 2024" in the next are no day."""
        return self.text.replace("\n", _WALL)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        return dates(self.walled)

    @cached_property
    def months(self) -> tuple[FoundMonth, ...]:
        return months(self.walled)

    @cached_property
    def dates_by_start(self) -> dict[int, FoundDate]:
        return {each.start: each for each in self.dates}

    @cached_property
    def months_by_start(self) -> dict[int, FoundMonth]:
        return {each.start: each for each in self.months}

    @cached_property
    def quotations(self) -> tuple[FoundQuotation, ...]:
        return quotations(self.text)

    def quotation(self, start: int, end: int) -> FoundQuotation | None:
        """The words of somebody else that it is part of; None if it is not."""
        at = bisect_right(self.quotations, start, key=lambda each: each.start)
        last = self.quotations[at - 1] if at else None
        return last if last and end <= last.end else None

    def is_free(self, start: int, end: int) -> bool:
        """Whether nobody has taken any of it."""
        return self._taken.find(1, start, end) < 0

    def set_aside(self, start: int, end: int) -> None:
        """A year in it says nothing of which time the words around tell of: a number's, a meeting's, a document's."""
        self._aside[start:end] = b"\x01" * (end - start)

    def is_aside(self, at: int) -> bool:
        return bool(self._aside[at])

    def move(self, start: int, end: int) -> None:
        """What stands there is of an earlier year, and of a later one when the head of its column is shifted."""
        self._moved[start:end] = b"\x01" * (end - start)

    def moves(self, at: int) -> bool:
        return at < len(self._moved) and bool(self._moved[at])

    def keep(self, start: int, end: int) -> None:
        """It is right as it stands, whatever it looks like."""
        self._taken[start:end] = b"\x01" * (end - start)

    def mark(self, kind: StaleKind, start: int, end: int, *proposals: str) -> bool:
        """It is out of date, or may be. False where some of it is taken already: nothing is marked then."""
        if start >= end or not self.is_free(start, end):
            return False
        self.keep(start, end)
        was = self.text[start:end]
        others = dict.fromkeys(each for each in proposals if each != was)
        self._found.append(Stale(kind, start, end, was, tuple(others)))
        return True

    def found(self) -> tuple[Stale, ...]:
        """All that is marked, in order."""
        return tuple(sorted(self._found, key=lambda each: each.start))

    def recurs(self, day: FoundDate) -> bool:
        """Whether the day is one that comes every year, such as the end of a month; not if it was a meeting's."""
        last = calendar.monthrange(day.value.year, day.value.month)[1]
        comes = day.value.day == last or (day.value.month, day.value.day) == (1, 1)
        return comes and not _MET.search(self.before(day.start, 40))

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence, the line or the cell begins and ends that this place is in."""
        index = bisect_right(self._ends, at)
        start = self._ends[index - 1] if index else 0
        return start, self._ends[index] if index < len(self._ends) else len(self.text)

    def sentence_of(self, at: int) -> str:
        """The words of that sentence, those far from this place left out."""
        start, end = self.sentence(at)
        return self.text[max(start, at - _FAR) : min(end, at + _FAR)]

    def clause_of(self, start: int, end: int) -> str:
        """The words of the clause that `text[start:end]` stands in, without those that another one begins with."""
        before, after = self.before(start, _FAR), self.after(end, _FAR)
        begins = max((each.end() for each in _CLAUSE_END.finditer(before)), default=0)
        ends = _CLAUSE_END.search(after)
        return before[begins:] + self.text[start:end] + (after[: ends.start()] if ends else after)

    def before(self, at: int, most: int) -> str:
        """The words before this place in its sentence, so many characters at most."""
        return self.text[max(self.sentence(at)[0], at - most) : at]

    def after(self, at: int, most: int) -> str:
        """The words after this place in its sentence, so many characters at most."""
        return self.text[at : min(self.sentence(at - 1)[1] if at else len(self.text), at + most)]

    @cached_property
    def _ends(self) -> list[int]:
        return [
            each.end() for each in _SENTENCE_END.finditer(self.text) if not self._is_abbreviated(each.start())
        ]

    def _is_abbreviated(self, at: int) -> bool:
        """Whether the full stop here ends a word and no sentence."""
        word = _LAST_WORD.search(self.text, max(0, at - 6), at)
        return word is not None and self.text[at] == "." and word[0].casefold() in _ABBREVIATIONS


_SENTENCE_END = re.compile(r"[\n\t]|[.!?][”\")]?[ \u00a0]+(?=[A-ZÅÄÖ”\"(])")
_CLAUSE_END = re.compile(
    r"[;:()]|\s[–-]\s|,?(?=\ssom\s)|,(?=\s(?:vilket|vilka|där|då|men|varav|eftersom|medan)\s)", re.IGNORECASE
)
_FAR = 240
_LAST_WORD = re.compile(r"\w+\Z")
_ABBREVIATIONS = listed("kl nr st jr ca bl sk dvs resp exkl inkl dnr sid ex t m o e s jfr kap")
_MET = re.compile(
    r"\b(?:sammanträde[t]?|möte[t]?|nämnden|styrelsen|fullmäktige|utskottet|protokoll(?:et)?|beslut(?:ad|ade|at)?|antog|antagen|antagit)"
    r"[\s,(]{1,3}(?:den\s|vid\s)?\Z",
    re.IGNORECASE,
)
