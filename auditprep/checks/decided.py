"""Every decision and every meeting that the answers tell of, each with whose it is as far as the words say so."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from auditprep.checks.adopting import adopted
from auditprep.checks.ground import Ground
from auditprep.checks.texts import ReadText
from auditprep.model import FoundPart, FoundPlace
from auditprep.prose.bodies import full_name, same_body
from auditprep.prose.dates import FoundDate
from auditprep.prose.document_owners import MUNICIPALITY
from auditprep.prose.meeting_days import FoundMeetingDay, adoption_days, meeting_days
from auditprep.prose.named_documents import NamedDocument
from auditprep.prose.organs import THE_BOARD, FoundOrgan, organs
from auditprep.prose.references import Reference
from auditprep.prose.sentences import sentence_at, sentences
from auditprep.prose.spread_references import with_spread
from auditprep.richtext import ListItem, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Told:
    """A decision or a meeting that a text tells of. `body` is its name, `THE_BOARD` for the board of the case, None where
    nobody can say; `is_sure`: the words around say so. `is_meeting`: they say that the day was a meeting's; `is_extra` and
    `listed` are as in `FoundMeetingDay`. `document` is what was adopted. It stands in `text[start:end]`."""

    body: str | None
    is_sure: bool
    date: dt.date | None
    paragraph: int | None
    dnr: str | None
    start: int
    end: int
    is_meeting: bool = False
    is_extra: bool = False
    listed: bool = False
    document: NamedDocument | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The same, and where: in a part of an answer."""

    question: str
    part: FoundPart
    told: Told

    @property
    def body(self) -> str | None:
        return self.told.body

    @property
    def date(self) -> dt.date | None:
        return self.told.date

    @property
    def paragraph(self) -> int | None:
        return self.told.paragraph

    @property
    def dnr(self) -> str | None:
        return self.told.dnr

    def place(self, ground: Ground) -> FoundPlace:
        return ground.span(self.question, self.told.start, self.told.end, self.part)


PARTS = (FoundPart.TEXT, FoundPart.EVIDENCE)


def decided(ground: Ground) -> tuple[Decided, ...]:
    """All that the answers tell of, in the form's order."""
    return ground.once(_decided)


def body_of(ground: Ground, name: str | None) -> str:
    """A body's name as it is compared: `THE_BOARD` for the board of the case, however it is written."""
    if name is None or (ground.board and same_body(name, ground.board)):
        return THE_BOARD
    return full_name(name)


def _decided(ground: Ground) -> tuple[Decided, ...]:
    found: list[Decided] = []
    known = (tuple(ground.letters.items()), ground.board, ground.year)
    for question in ground.questions:
        for part in PARTS:
            read = (
                ground.text(question.key) if part is FoundPart.TEXT else ground.evidence_field(question.key)
            )
            if _DIGIT.search(read.plain):
                work = partial(_told, ground, read, question.key, part)
                found += (Decided(question.key, part, each) for each in read.beside(_told, known, work))
    return tuple(found)


_DIGIT = re.compile(r"\d")


def _told(ground: Ground, read: ReadText, key: str, part: FoundPart) -> tuple[Told, ...]:
    walled, year = read.walled, ground.year
    text = _Text(read, ground.letters)
    days = meeting_days(walled, year=year)
    beside = ground.references(key, part)
    every = with_spread(walled, read.blocks, read.of(sentences), beside, days, year)
    told = [_of_reference(ground, text, each, days) for each in every]
    inside = sorted((each.start, each.end) for each in told)
    told += (_of_day(ground, text, each) for each in days if not _is_inside(each.start, inside))
    inside = sorted((each.start, each.end) for each in told)
    told += (
        _of_adoption(ground, text, each)
        for each in adoption_days(walled)
        if not _is_inside(each.start, inside)
    )
    told = [_with_document(read, each) if each.date else each for each in told]
    return tuple(sorted(told, key=lambda each: each.start))


def _of_adoption(ground: Ground, text: _Text, each: FoundDate) -> Told:
    body, is_sure = _whose(ground, text, each.start)
    return Told(body, is_sure, each.value, None, None, each.start, each.end)


_COUNCILS = re.compile(r"styrmodell|reglemente|arbetsordning|ägardirektiv|bolagsordning|taxa")


def _with_document(read: ReadText, told: Told) -> Told:
    """With what was adopted. What is the municipality's is the council's, where the words do not say."""
    document = adopted(read, told.start, told.end)
    is_councils = document and (document.owner == MUNICIPALITY or _COUNCILS.search(document.name))
    body = None if is_councils and not told.is_sure else told.body
    return replace(told, document=document, body=body)


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and any(start <= at < end for start, end in spans[max(0, index - 2) : index + 1])


def _of_reference(ground: Ground, text: _Text, each: Reference, days: Sequence[FoundMeetingDay]) -> Told:
    said = None if each.body is None else body_of(ground, each.body)
    body, is_sure = _whose(ground, text, each.start) if said is None else (said, True)
    at = bisect_left(days, each.start, key=lambda one: one.start)
    day = days[at] if at < len(days) and days[at].start < each.end else None
    told = Told(body, is_sure, each.date, each.paragraph, each.dnr, each.start, each.end)
    is_meeting = day is not None or bool(each.body and each.date)
    return replace(
        told, is_meeting=is_meeting, is_extra=bool(day and day.is_extra), listed=bool(day and day.listed)
    )


def _of_day(ground: Ground, text: _Text, each: FoundMeetingDay) -> Told:
    body, is_sure = _whose(ground, text, each.start)
    return Told(
        *(body, is_sure, each.day.value, None, None, each.start, each.end),
        is_meeting=True,
        is_extra=each.is_extra,
        listed=each.listed,
    )


# Whose it is


class _Text:
    """A text with the organs that it names."""

    def __init__(self, read: ReadText, letters: Mapping[str, str]) -> None:
        self._read = read
        self.organs = organs(read.walled, letters)
        self._starts = [each.start for each in self.organs]
        self._sentences = read.of(sentences)

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that this place is in."""
        sentence = sentence_at(self._sentences, at)
        return sentence.start if sentence else at

    def between(self, start: int, end: int) -> tuple[FoundOrgan, ...]:
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return self.organs[first:last]

    def before_sentence(self, at: int) -> tuple[FoundOrgan, ...]:
        """Those of the nearest sentence that names any, before the one of this place in its block; for an item or a row,
        that of what stands above the list or the table."""
        block = bisect_right(self._read.blocks, at, key=lambda each: each.start) - 1
        if block < 0:
            return ()
        start = self._read.blocks[block].start
        found = self.between(start, self.sentence_start(at))
        while not found and block > 0 and not isinstance(self._read.blocks[block].block, Paragraph):
            block -= 1
            above = self._read.blocks[block]
            if not isinstance(above.block, ListItem | Table):
                found = self.between(above.start, above.end)
        if not found:
            return ()
        last = self.sentence_start(found[-1].start)
        return tuple(each for each in found if each.start >= last)


def _whose(ground: Ground, text: _Text, at: int) -> tuple[str | None, bool]:
    """The body that decided what is told here, and whether the words say so. Without any, it is the board."""
    here = text.between(max(text.sentence_start(at), at - _FAR), at)
    if here:
        return _of(ground, here, at), True
    above = text.before_sentence(at)
    return (_of(ground, above, None), True) if above else (THE_BOARD, False)


_FAR = 600
_CLOSE = 45


def _of(ground: Ground, said: Sequence[FoundOrgan], at: int | None) -> str | None:
    """The one of them that decides: the one that all of them are, that the day stands next to ("arbetsutskottets
    sammanträde 2025-03-04"), or that is no other's owner; None where it may be one of several."""
    names = {_name(ground, each) for each in said}
    if len(names) == 1:
        return names.pop()
    last = said[-1]
    if at is not None and last.owns and at - last.end <= _CLOSE:
        return _name(ground, last)
    free = {_name(ground, each) for each in said if not each.owns}
    return free.pop() if len(free) == 1 else None


def _name(ground: Ground, organ: FoundOrgan) -> str:
    return THE_BOARD if organ.name == THE_BOARD else body_of(ground, organ.name)
